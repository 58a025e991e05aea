import { assert } from "../assert.ts";
import type { LedgerColumns, LedgerDictionaries } from "../ledger/ledger-columns.ts";
import { utf8Decode } from "../utf8.ts";
import { type PackedNames, unpackNames } from "./packed-names.ts";

/**
 * The first version of a body of lines, in which months that were validated early are kept for ever: each column in turn
 * as a machine holds it, the dictionaries as canonical JSON.
 */
const HEAD_BYTES = 32;
const LENGTH_AT = 12;
const DICTIONARY_BYTES_AT = 16;

const BYTES_A_LINE = 8 + 6 * 4 + 2 * 2 + 1;

/** The columns of a body that says it is of this version; they are views into its bytes. */
export function decodeFirstLines(body: Uint8Array): LedgerColumns {
  assertLittleEndian();
  // A view must begin at a multiple of its width; bytes cut out of a larger buffer may not.
  const bytes = body.byteOffset % 8 === 0 ? body : body.slice();
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const length = head.getUint32(LENGTH_AT, true);
  const dictionariesAt = HEAD_BYTES + length * BYTES_A_LINE;
  const end = dictionariesAt + head.getUint32(DICTIONARY_BYTES_AT, true);
  assert(end === bytes.length, "a body of lines is as long as its head says");
  const { buffer } = bytes;
  let at = bytes.byteOffset + HEAD_BYTES;
  const next = (width: number): [ArrayBufferLike, number, number] => {
    const from = at;
    at += length * width;
    return [buffer, from, length];
  };
  // Evaluated from top to bottom, which is the order of the bytes.
  return {
    length,
    cents: new Float64Array(...next(8)),
    day: new Int32Array(...next(4)),
    account: new Uint32Array(...next(4)),
    party: new Uint32Array(...next(4)),
    voucher: new Uint32Array(...next(4)),
    label: new Uint32Array(...next(4)),
    matching: new Uint32Array(...next(4)),
    journal: new Uint16Array(...next(2)),
    practitioner: new Uint16Array(...next(2)),
    provenance: new Uint8Array(...next(1)),
    dictionaries: fromPacked(bytes, dictionariesAt, end),
  };
}

/** Texts of one kind side by side: they deflate better than objects, and parse faster. */
interface PackedDictionaries {
  readonly journals: PackedNames;
  readonly accounts: PackedNames;
  readonly parties: PackedNames;
  readonly practitioners: readonly string[];
  readonly provenances: readonly string[];
  readonly labels: readonly string[];
  readonly matchings: readonly string[];
  readonly vouchers: {
    readonly ids: readonly string[];
    readonly entryNumbers: readonly string[];
    readonly pieceRefs: readonly string[];
  };
}

function fromPacked(bytes: Uint8Array, from: number, to: number): LedgerDictionaries {
  const text = utf8Decode(bytes, from, to);
  assert(text !== null, "the dictionaries of a body of lines are UTF-8");
  const packed = JSON.parse(text) as PackedDictionaries;
  return {
    ...packed,
    journals: unpackNames(packed.journals),
    accounts: unpackNames(packed.accounts),
    parties: unpackNames(packed.parties),
    vouchers: packed.vouchers.ids.map((id, index) => ({
      id,
      entryNumber: packed.vouchers.entryNumbers[index]!,
      pieceRef: packed.vouchers.pieceRefs[index]!,
    })),
  };
}

/** Columns are copied as the machine has them; every machine a browser or Node of ours runs on is little-endian. */
function assertLittleEndian(): void {
  assert(new Uint8Array(new Uint16Array([1]).buffer)[0] === 1, "the machine is little-endian");
}
