import { assert } from "../../assert.ts";
import { utf8EncodeInto } from "../../utf8.ts";
import type { FecRow } from "./fec-rows.ts";
import { createNamePairs, type NamePairs, NO_NAME_PAIR } from "./name-pairs.ts";

/**
 * A row that was read, as bytes of whole words, so that nobody need read its text again: numbers, then texts as UTF-8. A
 * row's name is its pair of index and label, or, where a file has too many of them, the index with the label among the texts.
 */
export const ROW = {
  /** In bytes, of all that follows too. */
  length: 0,
  day: 1,
  centsLow: 2,
  centsHigh: 3,
  journal: 4,
  account: 5,
  party: 6,
  pieceOn: 7,
  validatedOn: 8,
  matchedOn: 9,
  /** Bytes of the texts, in their order. */
  entryNumber: 10,
  pieceRef: 11,
  label: 12,
  matching: 13,
  rareFacts: 14,
  journalLabel: 15,
  accountLabel: 16,
  partyLabel: 17,
} as const;

export const ROW_WORDS = 18;
/** The longest texts there are together take half of it. */
export const ROW_BYTES_MAX = 32 * 1024;

/** Indexes that stand for themselves are said from minus one downwards. */
const toOwnName = (index: number): number => -1 - index;
export const fromOwnName = (said: number): number => -1 - said;

/** The names that rows say by a number. */
export type FecRowNames = Readonly<
  Record<"journals" | "accounts" | "parties", Pick<NamePairs, "indexes" | "labels">>
>;

/** Room for rows, one after the other. */
export interface RowBuffer {
  readonly bytes: Uint8Array;
  /** The same memory. */
  readonly words: Int32Array;
  /** In bytes. */
  filled: number;
}

export function createRowBuffer(byteLength: number): RowBuffer {
  const bytes = new Uint8Array(byteLength);
  return { bytes, words: new Int32Array(bytes.buffer), filled: 0 };
}

export interface FecRowWriter {
  /** Writes where there is room for the longest row. */
  readonly write: (row: FecRow, into: RowBuffer) => void;
  readonly names: FecRowNames;
}

export function createFecRowWriter(pairsMax?: number): FecRowWriter {
  let { bytes, words } = createRowBuffer(0);
  /** Of the row, in words. */
  let at = 0;
  const journals = createNamePairs(pairsMax);
  const accounts = createNamePairs(pairsMax);
  const parties = createNamePairs(pairsMax);
  let end = 0;

  const writeText = (place: number, text: string): void => {
    const from = end;
    end = utf8EncodeInto(text, bytes, from);
    words[at + place] = end - from;
  };
  const writeName = (
    place: number,
    labelPlace: number,
    pairs: NamePairs,
    index: number,
    label: string,
  ): void => {
    const pair = pairs.of(index, label);
    words[at + place] = pair === NO_NAME_PAIR ? toOwnName(index) : pair;
    if (pair === NO_NAME_PAIR) writeText(labelPlace, label);
    else words[at + labelPlace] = 0;
  };

  return {
    write: (row, into) => {
      ({ bytes, words } = into);
      at = into.filled / 4;
      const { cents, entryNumber, pieceRef, label, matching } = row;
      words[at + ROW.day] = row.day;
      words[at + ROW.centsLow] = cents;
      words[at + ROW.centsHigh] = Math.floor(cents / WORD);
      words[at + ROW.pieceOn] = row.pieceOn;
      words[at + ROW.validatedOn] = row.validatedOn;
      words[at + ROW.matchedOn] = row.matchedOn;
      const from = into.filled + ROW_WORDS * 4;
      end = entryNumber.encodeInto(bytes, from);
      words[at + ROW.entryNumber] = end - from;
      let before = end;
      end = pieceRef.encodeInto(bytes, end);
      words[at + ROW.pieceRef] = end - before;
      before = end;
      end = label.encodeInto(bytes, end);
      words[at + ROW.label] = end - before;
      before = end;
      end = matching.encodeInto(bytes, end);
      words[at + ROW.matching] = end - before;
      if (row.rareFacts === "") words[at + ROW.rareFacts] = 0;
      else writeText(ROW.rareFacts, row.rareFacts);
      writeName(ROW.journal, ROW.journalLabel, journals, row.journal, row.journalLabel);
      writeName(ROW.account, ROW.accountLabel, accounts, row.account, row.accountLabel);
      writeName(ROW.party, ROW.partyLabel, parties, row.party, row.partyLabel);
      // Whole words, so that the next one's numbers lie where numbers are read.
      end = (end + 3) & ~3;
      const length = end - into.filled;
      assert(length <= ROW_BYTES_MAX, "a row fits the room there is for one");
      words[at + ROW.length] = length;
      into.filled = end;
    },
    names: { journals: pairsOf(journals), accounts: pairsOf(accounts), parties: pairsOf(parties) },
  };
}

/** Beyond 32 bits an amount is said in two words. */
export const WORD = 2 ** 32;

/** Plain data, for it goes to other threads. */
const pairsOf = ({ indexes, labels }: NamePairs) => ({ indexes, labels });
