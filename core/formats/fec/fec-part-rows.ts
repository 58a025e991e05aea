import { assert } from "../../assert.ts";
import { createTextDictionary, type TextDictionary } from "../../ledger/dictionary.ts";
import { NO_NAMED } from "../../ledger/ledger-builder.ts";
import type { Named } from "../../ledger/ledger-columns.ts";
import { utf8Decode } from "../../utf8.ts";
import {
  createRowBuffer,
  type FecRowNames,
  fromOwnName,
  ROW,
  ROW_BYTES_MAX,
  ROW_WORDS,
  type RowBuffer,
  WORD,
} from "./fec-row-codec.ts";
import { createPackedTexts, type PackedTexts } from "./packed-texts.ts";

/** Codes by their index, as the reader of the whole file numbered them. */
export type FecCodes = Readonly<Record<"journals" | "accounts" | "parties", readonly string[]>>;

export const fecCodesOf = ({
  journals,
  accounts,
  parties,
}: Readonly<Record<keyof FecCodes, readonly Named[]>>): FecCodes => ({
  journals: journals.map(codeOf),
  accounts: accounts.map(codeOf),
  // The first stands for none.
  parties: [NO_NAMED.code, ...parties.map(codeOf)],
});

const codeOf = ({ code }: Named) => code;

/** The rows of a part of a file: numbers in columns, each different text once. */
export interface FecPartRows {
  readonly length: number;
  readonly day: Int32Array;
  readonly cents: Float64Array;
  readonly journal: Uint16Array;
  readonly account: Uint32Array;
  readonly party: Uint32Array;
  readonly entryNumber: Uint32Array;
  readonly pieceRef: Uint32Array;
  readonly label: Uint32Array;
  readonly matching: Uint32Array;
  readonly rareFacts: Uint32Array;
  readonly pieceOn: Int32Array;
  readonly validatedOn: Int32Array;
  readonly matchedOn: Int32Array;
  /** Every code of the file, with the last label that one of these rows gives it. */
  readonly journals: readonly Named[];
  readonly accounts: readonly Named[];
  readonly parties: readonly Named[];
  readonly entryNumbers: PackedTexts;
  readonly pieceRefs: PackedTexts;
  readonly labels: PackedTexts;
  readonly matchings: PackedTexts;
  readonly rareFactTexts: TextDictionary;
}

/** Fills as much of the bytes as there is and says how much that was; nothing at the end. */
export type FillBytes = (into: Uint8Array) => number;

const PIECE_BYTES = 8 * ROW_BYTES_MAX;

/** Columns for rows and a piece of their bytes, used again for one part after the other. */
export interface FecPartRoom {
  readonly piece: RowBuffer;
  readonly columns: (length: number) => PartColumns;
}

type PartColumns = ReturnType<typeof makeColumns>;

export function createFecPartRoom(): FecPartRoom {
  const piece = createRowBuffer(PIECE_BYTES);
  let room = makeColumns(0);
  return {
    piece,
    columns: (length) => {
      if (room.length < length) room = makeColumns(length);
      return {
        length,
        day: room.day.subarray(0, length),
        cents: room.cents.subarray(0, length),
        journal: room.journal.subarray(0, length),
        account: room.account.subarray(0, length),
        party: room.party.subarray(0, length),
        entryNumber: room.entryNumber.subarray(0, length),
        pieceRef: room.pieceRef.subarray(0, length),
        label: room.label.subarray(0, length),
        matching: room.matching.subarray(0, length),
        rareFacts: room.rareFacts.subarray(0, length),
        pieceOn: room.pieceOn.subarray(0, length),
        validatedOn: room.validatedOn.subarray(0, length),
        matchedOn: room.matchedOn.subarray(0, length),
      };
    },
  };
}

const makeColumns = (length: number) => ({
  length,
  day: new Int32Array(length),
  cents: new Float64Array(length),
  journal: new Uint16Array(length),
  account: new Uint32Array(length),
  party: new Uint32Array(length),
  entryNumber: new Uint32Array(length),
  pieceRef: new Uint32Array(length),
  label: new Uint32Array(length),
  matching: new Uint32Array(length),
  rareFacts: new Uint32Array(length),
  pieceOn: new Int32Array(length),
  validatedOn: new Int32Array(length),
  matchedOn: new Int32Array(length),
});

/** Reads so many rows again, which a row writer wrote one after the other; they are lent until the room is used again. */
export function readFecPartRows(
  fill: FillBytes,
  length: number,
  { names, codes }: { readonly names: FecRowNames; readonly codes: FecCodes },
  room: FecPartRoom,
): FecPartRows {
  const { bytes, words } = room.piece;
  const rows = room.columns(length);
  const entryNumbers = createPackedTexts();
  const pieceRefs = createPackedTexts();
  const labels = createPackedTexts();
  const matchings = createPackedTexts([""]);
  const rareFactTexts = createTextDictionary([""]);
  const journals = createNameColumn(names.journals, codes.journals);
  const accounts = createNameColumn(names.accounts, codes.accounts);
  const parties = createNameColumn(names.parties, codes.parties);
  const readNumber = createTextReader(bytes, entryNumbers);
  const readPieceRef = createTextReader(bytes, pieceRefs);
  const readLabel = createTextReader(bytes, labels);
  const readMatching = createTextReader(bytes, matchings);
  let row = 0;

  let word = 0;
  /** Where the text that was read last ends. */
  let end = 0;
  const textAt = (place: number): string => {
    const from = end;
    end += words[word + place]!;
    return from === end ? "" : (utf8Decode(bytes, from, end) ?? "");
  };

  const readRow = (at: number): void => {
    word = at / 4;
    rows.day[row] = words[word + ROW.day]!;
    rows.cents[row] = words[word + ROW.centsHigh]! * WORD + (words[word + ROW.centsLow]! >>> 0);
    rows.pieceOn[row] = words[word + ROW.pieceOn]!;
    rows.validatedOn[row] = words[word + ROW.validatedOn]!;
    rows.matchedOn[row] = words[word + ROW.matchedOn]!;
    let from = at + ROW_WORDS * 4;
    end = from + words[word + ROW.entryNumber]!;
    rows.entryNumber[row] = readNumber(from, end);
    from = end;
    end += words[word + ROW.pieceRef]!;
    rows.pieceRef[row] = readPieceRef(from, end);
    from = end;
    end += words[word + ROW.label]!;
    rows.label[row] = readLabel(from, end);
    from = end;
    end += words[word + ROW.matching]!;
    rows.matching[row] = from === end ? 0 : readMatching(from, end);
    rows.rareFacts[row] =
      words[word + ROW.rareFacts] === 0 ? 0 : rareFactTexts.indexOf(textAt(ROW.rareFacts));
    rows.journal[row] = journals.read(words[word + ROW.journal]!, ROW.journalLabel, textAt);
    rows.account[row] = accounts.read(words[word + ROW.account]!, ROW.accountLabel, textAt);
    rows.party[row] = parties.read(words[word + ROW.party]!, ROW.partyLabel, textAt);
    row += 1;
  };

  let held = 0;
  for (;;) {
    const filled = fill(bytes.subarray(held));
    if (filled === 0) break;
    held += filled;
    let at = 0;
    while (held - at >= 4 && words[at / 4]! <= held - at) {
      readRow(at);
      at += words[at / 4]!;
    }
    bytes.copyWithin(0, at, held);
    held -= at;
  }
  assert(held === 0 && row === length, "rows are read again as they were written");
  return {
    ...rows,
    journals: journals.values(),
    accounts: accounts.values(),
    parties: parties.values(),
    entryNumbers,
    pieceRefs,
    labels,
    matchings,
    rareFactTexts,
  };
}

/** The index of a text among others; a row's texts are mostly those of the row before. */
function createTextReader(bytes: Uint8Array, texts: PackedTexts): (from: number, to: number) => number {
  let last = -1;
  return (from, to) => {
    if (last === -1 || !texts.isAt(last, bytes, from, to)) last = texts.indexOfBytes(bytes, from, to);
    return last;
  };
}

function createNameColumn({ indexes, labels }: FecRowNames["journals"], codes: readonly string[]) {
  const given = codes.map(() => "");
  return {
    /** The index of a name, from how a row says it; its label stands at that place if it is not among the pairs. */
    read: (said: number, place: number, textAt: (place: number) => string): number => {
      const index = said < 0 ? fromOwnName(said) : indexes[said]!;
      const label = said < 0 ? textAt(place) : labels[said]!;
      if (label !== "") given[index] = label;
      return index;
    },
    values: (): Named[] => codes.map((code, index) => ({ code, label: given[index]! })),
  };
}
