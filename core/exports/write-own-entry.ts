import { toDayNumber } from "../calendar-date.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { addDay } from "../formats/fec/day-cells.ts";
import {
  addEmptyCells,
  addSides,
  addText,
  copyCells,
  type EncodedCells,
  endCell,
  endLine,
} from "../formats/fec/encoded-cells.ts";
import { dayCell } from "../formats/fec/fec-writer.ts";
import { beginWithKept, copyKept } from "../formats/fec/kept-cells.ts";
import type { LedgerColumns, VoucherWords } from "../ledger/ledger-columns.ts";
import type { Posting } from "../vouchers/posting.ts";
import { conventionalRef } from "./fec-entry.ts";
import type { FecLetter } from "./fec-lettering.ts";
import { beginNumbered } from "./numbered-cells.ts";
import type { OwnCells } from "./own-cells.ts";
import type { OwnFacts } from "./own-entries.ts";
import type { OwnSettlement } from "./own-settlement.ts";
import { validationDayOf } from "./validation-day.ts";

/** What the lines of one share's entries are written from. */
export interface OwnToWrite extends Pick<OwnFacts, "names" | "letters" | "byHand" | "partyNumber"> {
  readonly text: EncodedCells;
  readonly columns: LedgerColumns;
  readonly places: Uint32Array;
  readonly cells: OwnCells;
  readonly words: NonNullable<VoucherWords["words"]>;
  /** Of each voucher, by its place. */
  readonly validatedAt: readonly (string | undefined)[];
  readonly pieceOn: readonly (string | undefined)[];
  readonly theirNumbers: readonly (string | undefined)[];
  readonly parties: readonly (string | null | undefined)[];
  readonly natures: readonly (string | undefined)[];
  readonly clients: readonly (string | undefined)[];
  readonly postingsOf: (place: number) => readonly Posting[];
  /** Null in a file without the four columns of cash-basis books. */
  readonly settlementOf: ((place: number) => OwnSettlement) | null;
  readonly hasLetters: boolean;
  /** A month is validated at once, so the day of one voucher is mostly that of the next. */
  readonly lastValidation: { at: string; dayNumber: number };
}

/**
 * Writes the lines of one entry and tells their debit. What all of them say is copied from the first, and no text is put
 * together that can be copied. Functions and plain objects alone: closures would be compiled anew for share after share.
 */
export function writeOwnEntry(write: OwnToWrite, from: number, to: number): number {
  const { text, columns, cells } = write;
  const { days } = cells;
  const index = columns.voucher[from]!;
  const place = write.places[index]!;
  const dayNumber = columns.day[from]!;
  const journal = columns.journal[from]!;
  const documentOn = write.pieceOn[place];
  const documentDay = documentOn === undefined ? dayNumber : toDayNumber(documentOn);
  const letters = write.hasLetters ? lettersOf(write, index, from, to) : null;

  // Where the cells stand that other lines of the entry have too: which entry, its paper with a label, and the line's end.
  const entryAt = text.length;
  copyKept(text, cells.journals, journal);
  const numberAt = text.length;
  const isNumberPlain = beginNumbered(text, cells.entryNumbers, index);
  const numberEnd = text.length;
  if (isNumberPlain) endCell(text);
  else addText(text, write.words.entryNumber(index));
  addDay(text, days, dayNumber);
  const entryEnd = text.length;
  let paperAt = 0;
  let labelAt = 0;
  let paperEnd = 0;
  let bareEndAt = NOWHERE;
  let restAt = 0;
  let restEnd = 0;
  let debitCents = 0;
  for (let line = from; line < to; line += 1) {
    if (line > from) copyCells(text, text, entryAt, entryEnd);
    const party = columns.party[line]!;
    if (party === NO_PARTY) copyKept(text, cells.loneAccounts, columns.account[line]!);
    else {
      copyKept(text, cells.accounts, columns.account[line]!);
      copyKept(text, cells.parties, party);
    }

    const label = columns.label[line]!;
    if (line > from && label === columns.label[from]) copyCells(text, text, paperAt, paperEnd);
    else {
      if (line > from) copyCells(text, text, paperAt, labelAt);
      else {
        paperAt = text.length;
        if (beginRef(write, index, journal, numberAt, numberEnd)) endCell(text);
        else addText(text, refOf(write, index, journal));
        addDay(text, days, documentDay);
        labelAt = text.length;
      }
      if (cells.hasLabel[label]) copyKept(text, cells.labels, label);
      else {
        const named = columns.dictionaries.journals[journal]!;
        addText(text, `${write.names.journal(named)} ${refOf(write, index, journal)}`);
      }
      if (line === from) paperEnd = text.length;
    }

    const cents = columns.cents[line]!;
    addSides(text, cents);
    if (cents > 0) debitCents += cents;
    const letter = letters === null ? null : letters[line - from]!;
    if (letter === null && bareEndAt !== NOWHERE) {
      copyCells(text, text, bareEndAt, restEnd);
      continue;
    }
    if (letter === null) {
      if (line === from) bareEndAt = text.length;
      addEmptyCells(text, 2);
    } else {
      addText(text, letter.code);
      addText(text, dayCell(letter.matchedOn));
    }

    if (line > from) copyCells(text, text, restAt, restEnd);
    else {
      restAt = text.length;
      const validatedAt = write.validatedAt[place];
      if (validatedAt === undefined) addEmptyCells(text, 1);
      // East of Greenwich a day may be validated that in UTC is still to come.
      else addDay(text, days, Math.max(validationDay(write.lastValidation, validatedAt), dayNumber));
      // Montantdevise and Idevise.
      addEmptyCells(text, 2);
      if (write.settlementOf !== null) addSettlement(write, write.settlementOf(place), place, documentDay);
      endLine(text);
      restEnd = text.length;
    }
  }
  return debitCents;
}

/** There is no line yet that ends without a letter. */
const NOWHERE = -1;
/** Of the dictionary of parties. */
export const NO_PARTY = 0;

/** What was bought has the number of who sold it. */
export function refOf(
  { columns, words, places, theirNumbers }: OwnToWrite,
  index: number,
  journal: number,
): string {
  const { code } = columns.dictionaries.journals[journal]!;
  return (
    cleanFecText(theirNumbers[places[index]!] || words.pieceRef(index)) ||
    conventionalRef(code, words.entryNumber(index))
  );
}

/** The same, of which nothing is put together; false, and nothing done, where that has to be. The number stands in the text already. */
function beginRef(
  { text, cells, places, theirNumbers }: OwnToWrite,
  index: number,
  journal: number,
  numberAt: number,
  numberEnd: number,
): boolean {
  const from = text.length;
  if (theirNumbers[places[index]!] || !beginNumbered(text, cells.pieceRefs, index)) return false;
  if (text.length > from) return true;
  if (numberAt === numberEnd || !cells.isPlainCode[journal]) return false;
  beginWithKept(text, cells.conventions, journal);
  copyCells(text, text, numberAt, numberEnd);
  return true;
}

/** DateRglt to IdClient. */
function addSettlement(
  { text, cells, parties, natures, clients, partyNumber }: OwnToWrite,
  { on, by }: OwnSettlement,
  place: number,
  documentDay: number,
): void {
  const party = parties[place] ?? null;
  addDay(text, cells.days, on === null ? documentDay : toDayNumber(on));
  addText(text, by);
  addText(text, natures[place] ?? "");
  addText(text, party === null ? (clients[place] ?? "") : partyNumber(party));
}

export function validationDay(last: { at: string; dayNumber: number }, at: string): number {
  if (last.at !== at) {
    last.at = at;
    last.dayNumber = toDayNumber(validationDayOf(at));
  }
  return last.dayNumber;
}

/** Those of an entry's lines, given by hand or because they settle each other. */
export function lettersOf(
  { words, letters, byHand, places, postingsOf }: OwnToWrite,
  index: number,
  from: number,
  to: number,
): readonly (FecLetter | null)[] | null {
  const id = words.id(index);
  const givenByLine = byHand.ofVoucher(id);
  const letterOf = letters.ofVoucher(id);
  if (givenByLine === null && letterOf === null) return null;
  const postings = letterOf === null ? [] : postingsOf(places[index]!);
  return Array.from({ length: to - from }, (_, line) => {
    const posting = postings[line];
    return givenByLine?.get(line) ?? (letterOf === null || posting === undefined ? null : letterOf(posting));
  });
}
