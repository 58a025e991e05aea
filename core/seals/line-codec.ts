import { assert } from "../assert.ts";
import { canonicalJsonBytes } from "../canonical-json.ts";
import type { Column } from "../ledger/growing-column.ts";
import type {
  LedgerColumns,
  LedgerDictionaries,
  LedgerVoucher,
  VoucherWords,
} from "../ledger/ledger-columns.ts";
import { utf8Decode, utf8Encode } from "../utf8.ts";
import { decodeIntegers, encodeIntegers, isAllZero } from "./integer-column.ts";
import { decodeFirstLines } from "./line-codec-first.ts";
import { amountsOf, countRuns, journalByVoucher, labelParts, labelsOf, sumsOf } from "./line-runs.ts";
import { type PackedNames, packNames, unpackNames } from "./packed-names.ts";
import { decodeTexts, encodeTexts, type TextColumn } from "./text-column.ts";

/**
 * A body of lines: the head below, each column in turn as planes of bytes, the vouchers' words, the dictionaries as
 * canonical JSON. What mostly follows from the line before is said by how it differs: what `deflate` then finds is zeros.
 */
const MAGIC = utf8Encode("CAHIERLN");
const VERSION = 2;
const HEAD_BYTES = 32;
const VERSION_AT = 8;
const LENGTH_AT = 12;
const VOUCHERS_AT = 16;
const DICTIONARY_BYTES_AT = 20;
const BYTES_AT = 24;

export function encodeLines(columns: LedgerColumns): Uint8Array {
  const { length, dictionaries } = columns;
  const { vouchers } = dictionaries;
  const journals = journalByVoucher(columns);
  for (const column of [columns.cents, columns.label, columns.matching, columns.provenance])
    assert(column.length === length, "every column has a value for each line");
  const words = [
    encodeTexts(wordsOf(vouchers, "id")),
    encodeTexts(wordsOf(vouchers, "entryNumber"), journals),
    encodeTexts(wordsOf(vouchers, "pieceRef")),
  ];
  const [ids, entryNumbers, pieceRefs] = words.map(({ beginnings }) => beginnings);
  const packed = canonicalJsonBytes(toPacked(dictionaries, { ids, entryNumbers, pieceRefs } as Beginnings));
  const parts = [...inOrder(columns).map(encodeIntegers), ...words.map(({ bytes }) => bytes), packed];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, HEAD_BYTES));
  const head = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  head.setUint32(VERSION_AT, VERSION, true);
  head.setUint32(LENGTH_AT, length, true);
  head.setUint32(VOUCHERS_AT, vouchers.length, true);
  head.setUint32(DICTIONARY_BYTES_AT, packed.length, true);
  head.setUint32(BYTES_AT, bytes.length, true);
  let at = HEAD_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The columns of a body whose hash has been checked; they do not hold on to its bytes. A quicker reader of UTF-8, null where it
 * is none, may be given.
 */
export function decodeLines(
  body: Uint8Array,
  toText: (bytes: Uint8Array) => string | null = utf8Decode,
): LedgerColumns {
  assert(
    body.length >= HEAD_BYTES && MAGIC.every((byte, at) => body[at] === byte),
    "the bytes are a body of lines",
  );
  const head = new DataView(body.buffer, body.byteOffset);
  const version = head.getUint32(VERSION_AT, true);
  if (version === 1) return decodeFirstLines(body);
  assert(version === VERSION, "the body of lines is of a version we know");
  assert(head.getUint32(BYTES_AT, true) === body.length, "a body of lines is as long as its head says");
  const length = head.getUint32(LENGTH_AT, true);
  const dictionariesAt = body.length - head.getUint32(DICTIONARY_BYTES_AT, true);
  const text = toText(body.subarray(dictionariesAt));
  assert(text !== null, "the dictionaries of a body of lines are UTF-8");
  const packed = JSON.parse(text) as PackedDictionaries;

  let at = HEAD_BYTES;
  const read = <Kind extends Column>(size: number, make: (size: number) => Kind): Kind => {
    const column = isAllZero(body, at) ? zeros(make, size) : make(size);
    at = decodeIntegers(body, at, column);
    return column;
  };
  const voucher = summedUp(read(length, uint32));
  const runs = countRuns(voucher);
  // Evaluated from top to bottom, which is the order of the bytes.
  const columns = {
    voucher,
    day: summedUp(read(length, (size) => new Int32Array(size))),
    account: read(length, uint32),
    party: read(length, uint32),
    matching: read(length, uint32),
    journal: read(length, uint16),
    practitioner: read(length, uint16),
    provenance: read(length, (size) => new Uint8Array(size)),
    cents: amountsOf(voucher, read(length - runs, float64), read(runs, float64)),
    label: labelsOf(voucher, read(runs, uint32), read(length, uint32)),
  };
  const vouchersLength = head.getUint32(VOUCHERS_AT, true);
  const texts = (beginnings: readonly string[], groups?: ArrayLike<number>) => {
    const found = decodeTexts(body, at, vouchersLength, beginnings, groups);
    at = found.end;
    return found.texts;
  };
  const { vouchers, journals, accounts, parties, ...lists } = packed;
  return {
    length,
    ...columns,
    dictionaries: {
      ...lists,
      journals: unpackNames(journals),
      accounts: unpackNames(accounts),
      parties: unpackNames(parties),
      vouchers: voucherWords(
        texts(vouchers.ids),
        texts(
          vouchers.entryNumbers,
          journalByVoucher({ ...columns, dictionaries: { vouchers: { length: vouchersLength } } }),
        ),
        texts(vouchers.pieceRefs),
      ),
    },
  };
}

const uint32 = (size: number) => new Uint32Array(size);
const uint16 = (size: number) => new Uint16Array(size);
const float64 = (size: number) => new Float64Array(size);

function inOrder(columns: LedgerColumns): ArrayLike<number>[] {
  const { day, account, party, matching, journal, practitioner, provenance, voucher } = columns;
  return [
    ...[stepsOf(voucher), stepsOf(day), account, party, matching, journal, practitioner, provenance],
    ...sumsOf(columns),
    ...labelParts(columns),
  ];
}

function stepsOf(column: Column): Int32Array {
  const steps = new Int32Array(column.length);
  for (let at = 0, before = 0; at < steps.length; at += 1) {
    steps[at] = column[at]! - before;
    before = column[at]!;
  }
  return steps;
}

function summedUp<Kind extends Int32Array | Uint32Array>(steps: Kind): Kind {
  for (let at = 1; at < steps.length; at += 1) steps[at] = steps[at - 1]! + steps[at]!;
  return steps;
}

/** Columns in which nothing stands are views of one, since nobody writes into a column that was read. */
const zerosByKind = new Map<string, Column>();

function zeros<Kind extends Column>(make: (length: number) => Kind, length: number): Kind {
  const kind = make(0).constructor.name;
  const known = zerosByKind.get(kind);
  const all = known !== undefined && known.length >= length ? known : make(length);
  zerosByKind.set(kind, all);
  return all.subarray(0, length) as Kind;
}

const voucherWords = (ids: TextColumn, entryNumbers: TextColumn, pieceRefs: TextColumn): VoucherWords => {
  const at = (index: number): LedgerVoucher | undefined =>
    index < ids.length
      ? { id: ids.at(index), entryNumber: entryNumbers.at(index), pieceRef: pieceRefs.at(index) }
      : undefined;
  return {
    length: ids.length,
    at,
    words: { id: ids.at, entryNumber: entryNumbers.at, pieceRef: pieceRefs.at },
    numbered: { entryNumber: entryNumbers.numbered, pieceRef: pieceRefs.numbered },
    *[Symbol.iterator]() {
      for (let index = 0; index < ids.length; index += 1) yield at(index)!;
    },
  };
};

/** One word of each. */
function wordsOf(vouchers: VoucherWords, name: keyof LedgerVoucher): string[] {
  const wordAt = vouchers.words?.[name];
  if (wordAt === undefined) return Array.from(vouchers, (voucher) => voucher[name]);
  return Array.from({ length: vouchers.length }, (_, index) => wordAt(index));
}

interface Beginnings {
  readonly ids: readonly string[];
  readonly entryNumbers: readonly string[];
  readonly pieceRefs: readonly string[];
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
  readonly vouchers: Beginnings;
}

const toPacked = (dictionaries: LedgerDictionaries, vouchers: Beginnings): PackedDictionaries => ({
  ...dictionaries,
  journals: packNames(dictionaries.journals),
  accounts: packNames(dictionaries.accounts),
  parties: packNames(dictionaries.parties),
  vouchers,
});
