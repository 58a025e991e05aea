import { assert } from "../assert.ts";
import { canonicalJsonBytes } from "../canonical-json.ts";
import type { Column } from "../ledger/growing-column.ts";
import type { LedgerColumns, LedgerDictionaries, Named } from "../ledger/ledger-columns.ts";
import { utf8Decode, utf8Encode } from "../utf8.ts";

/**
 * A body of lines: the head below, each column in turn, the dictionaries as canonical JSON.
 * Wide columns come first, so each begins where its own kind may, and reading copies nothing.
 */
const MAGIC = utf8Encode("CAHIERLN");
const VERSION = 1;
const HEAD_BYTES = 32;
const VERSION_AT = 8;
const LENGTH_AT = 12;
const DICTIONARY_BYTES_AT = 16;

const BYTES_A_LINE = 8 + 6 * 4 + 2 * 2 + 1;

export function encodeLines(columns: LedgerColumns): Uint8Array {
  assertLittleEndian();
  const { length } = columns;
  const dictionaries = canonicalJsonBytes(toPacked(columns.dictionaries));
  const bytes = new Uint8Array(HEAD_BYTES + length * BYTES_A_LINE + dictionaries.length);
  const head = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  head.setUint32(VERSION_AT, VERSION, true);
  head.setUint32(LENGTH_AT, length, true);
  head.setUint32(DICTIONARY_BYTES_AT, dictionaries.length, true);
  let at = HEAD_BYTES;
  for (const column of inOrder(columns)) {
    assert(column.length === length, "every column has a value for each line");
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  bytes.set(dictionaries, at);
  return bytes;
}

/** The columns of a body whose hash has been checked; they are views into its bytes. */
export function decodeLines(body: Uint8Array): LedgerColumns {
  assertLittleEndian();
  // A view must begin at a multiple of its width; bytes cut out of a larger buffer may not.
  const bytes = body.byteOffset % 8 === 0 ? body : body.slice();
  assert(
    bytes.length >= HEAD_BYTES && MAGIC.every((byte, at) => bytes[at] === byte),
    "the bytes are a body of lines",
  );
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  assert(head.getUint32(VERSION_AT, true) === VERSION, "the body of lines is of a version we know");
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

const inOrder = (columns: LedgerColumns): Column[] => [
  columns.cents,
  columns.day,
  columns.account,
  columns.party,
  columns.voucher,
  columns.label,
  columns.matching,
  columns.journal,
  columns.practitioner,
  columns.provenance,
];

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

interface PackedNames {
  readonly codes: readonly string[];
  readonly labels: readonly string[];
}

const toPacked = (dictionaries: LedgerDictionaries): PackedDictionaries => ({
  ...dictionaries,
  journals: packNames(dictionaries.journals),
  accounts: packNames(dictionaries.accounts),
  parties: packNames(dictionaries.parties),
  vouchers: {
    ids: dictionaries.vouchers.map(({ id }) => id),
    entryNumbers: dictionaries.vouchers.map(({ entryNumber }) => entryNumber),
    pieceRefs: dictionaries.vouchers.map(({ pieceRef }) => pieceRef),
  },
});

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

const packNames = (names: readonly Named[]): PackedNames => ({
  codes: names.map(({ code }) => code),
  labels: names.map(({ label }) => label),
});

const unpackNames = ({ codes, labels }: PackedNames): Named[] =>
  codes.map((code, index) => ({ code, label: labels[index]! }));

/** Columns are copied as the machine has them; every machine a browser or Node of ours runs on is little-endian. */
function assertLittleEndian(): void {
  assert(new Uint8Array(new Uint16Array([1]).buffer)[0] === 1, "the machine is little-endian");
}
