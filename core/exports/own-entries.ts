import { type CalendarDate, toDayNumber } from "../calendar-date.ts";
import type { MeansOfPayment } from "../charts/chart.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { createDayCells } from "../formats/fec/day-cells.ts";
import {
  addEmptyCells,
  addSides,
  addText,
  addTextAsIs,
  copyCells,
  endCell,
  endLine,
} from "../formats/fec/encoded-cells.ts";
import { dayCell, type FecLayout, type FecWriter } from "../formats/fec/fec-writer.ts";
import { keepCells } from "../formats/fec/kept-cells.ts";
import { conventionalRef } from "./fec-entry.ts";
import type { FecLetters } from "./fec-lettering.ts";
import type { FecNames } from "./fec-names.ts";
import type { HandLetters } from "./hand-letters.ts";
import { createNumberedCells } from "./numbered-cells.ts";
import { ownSettlements } from "./own-settlement.ts";
import { type OwnShare, wordsOf } from "./own-share.ts";
import { validationDayOf } from "./validation-day.ts";

/** What the rows of a share say that is not in its bodies. */
export interface OwnFacts {
  readonly layout: FecLayout;
  readonly means: readonly MeansOfPayment[];
  readonly names: FecNames;
  readonly letters: FecLetters;
  readonly byHand: HandLetters;
  /** The code of a party, by its id; "" where nobody knows it. */
  readonly partyNumber: (id: string) => string;
}

/** What tells which entries are wanted: a journal's code, and days since 1970. */
export type IsWanted = (journal: string, dayNumber: number) => boolean;

/**
 * Writes the entries that were made here, as their seal has them or, while they are not validated, as they are, and
 * hands on the pieces that are full. What many lines say is encoded once, and what all lines of an entry say is copied from the
 * first of them; no text is put together that is not asked for.
 */
export function* writeOwnEntries(
  share: OwnShare,
  { layout, means, names, letters, byHand, partyNumber }: OwnFacts,
  { text, countLine, endEntry }: FecWriter,
  isWanted: IsWanted,
): Generator<Uint8Array> {
  const { columns, places, field } = share;
  const { voucher, day, cents, dictionaries } = columns;
  const { id: idOf, entryNumber: entryNumberOf, pieceRef: pieceRefOf } = wordsOf(dictionaries.vouchers);
  const { numbered } = dictionaries.vouchers;
  const validatedAt = field("validatedAt");
  const [pieceOn, theirNumbers] = [field("pieceOn"), field("theirNumber")];
  const settlementOf = layout === "bncCash" ? ownSettlements(share, means) : null;
  const parties = layout === "bncCash" ? field("party") : [];
  const validationDay = rememberLast(validationDayOf);
  const hasLetters = !(letters.isEmpty && byHand.isEmpty);

  const addDay = createDayCells();
  const accounts = keepCells(dictionaries.accounts.length, (index) => {
    const account = dictionaries.accounts[index]!;
    return [account.code, names.account(account)];
  });
  const thirds = keepCells(dictionaries.parties.length, (index) => {
    const { code, label } = dictionaries.parties[index]!;
    return [code, label || code];
  });
  const journals = keepCells(dictionaries.journals.length, (index) => {
    const journal = dictionaries.journals[index]!;
    return [journal.code, names.journal(journal)];
  });
  const isPlainCode = dictionaries.journals.map(({ code }) => code !== "" && cleanFecText(code) === code);
  const labels = keepCells(dictionaries.labels.length, (index) => [dictionaries.labels[index]!]);
  const hasLabel = dictionaries.labels.map((label) => cleanFecText(label) !== "");
  const beginNumber = createNumberedCells(numbered?.entryNumber);
  const beginRef = createNumberedCells(numbered?.pieceRef);

  /** What was bought has the number of who sold it. */
  const refOf = (index: number, place: number, journal: string): string =>
    cleanFecText(theirNumbers[place] || pieceRefOf(index)) || conventionalRef(journal, entryNumberOf(index));

  /** The same, of which nothing is put together; false, and nothing done, where that has to be. */
  const beginRefOf = (index: number, place: number, journal: number): boolean => {
    const from = text.length;
    if (theirNumbers[place] || !beginRef(text, index)) return false;
    if (text.length > from) return true;
    if (isPlainCode[journal]) {
      addTextAsIs(text, dictionaries.journals[journal]!.code);
      addTextAsIs(text, "-");
      const numberAt = text.length;
      if (beginNumber(text, index) && text.length > numberAt) return true;
    }
    text.length = from;
    return false;
  };

  for (let from = 0, to = 0; from < voucher.length; from = to) {
    const index = voucher[from]!;
    for (to = from + 1; to < voucher.length && voucher[to] === index; ) to += 1;
    const dayNumber = day[from]!;
    const journalIndex = columns.journal[from]!;
    const journal = dictionaries.journals[journalIndex]!;
    if (!isWanted(journal.code, dayNumber)) continue;
    const place = places[index]!;
    const at = validatedAt[place];
    // East of Greenwich a day may be validated that in UTC is still to come.
    const validatedOn = at === undefined ? null : Math.max(validationDay(at), dayNumber);
    const documentOn = pieceOn[place];
    const documentDay = documentOn === undefined ? dayNumber : toDayNumber(documentOn);
    const id = hasLetters ? idOf(index) : "";
    const givenByLine = hasLetters ? byHand.ofVoucher(id) : null;
    const letterOf = hasLetters ? letters.ofVoucher(id) : null;
    const postings = letterOf === null ? [] : (field("postings")[place] ?? []);

    // Where the cells stand that all lines of the entry have: which entry, its paper, and the end of the line.
    const entryAt = text.length;
    let entryEnd = 0;
    let paperAt = 0;
    let paperEnd = 0;
    let restAt = 0;
    let restEnd = 0;
    for (let line = from; line < to; line += 1) {
      if (line === from) {
        journals.copyInto(text, journalIndex);
        if (beginNumber(text, index)) endCell(text);
        else addText(text, entryNumberOf(index));
        addDay(text, dayNumber);
        entryEnd = text.length;
      } else copyCells(text, text, entryAt, entryEnd);

      accounts.copyInto(text, columns.account[line]!);
      thirds.copyInto(text, columns.party[line]!);

      if (line === from) {
        paperAt = text.length;
        if (beginRefOf(index, place, journalIndex)) endCell(text);
        else addText(text, refOf(index, place, journal.code));
        addDay(text, documentDay);
        paperEnd = text.length;
      } else copyCells(text, text, paperAt, paperEnd);

      const label = columns.label[line]!;
      if (hasLabel[label]) labels.copyInto(text, label);
      else addText(text, `${names.journal(journal)} ${refOf(index, place, journal.code)}`);
      addSides(text, cents[line]!);

      const posting = postings[line - from];
      const letter =
        givenByLine?.get(line - from) ??
        (letterOf === null || posting === undefined ? null : letterOf(posting));
      if (letter === null) addEmptyCells(text, 2);
      else {
        addText(text, letter.code);
        addText(text, dayCell(letter.matchedOn));
      }

      if (line === from) {
        restAt = text.length;
        if (validatedOn === null) addEmptyCells(text, 1);
        else addDay(text, validatedOn);
        // Montantdevise and Idevise.
        addEmptyCells(text, 2);
        if (settlementOf !== null) {
          const party = parties[place] ?? null;
          const { on, by } = settlementOf(place);
          addDay(text, on === null ? documentDay : toDayNumber(on));
          addText(text, by);
          addEmptyCells(text, 1);
          addText(text, party === null ? "" : partyNumber(party));
        }
        endLine(text);
        restEnd = text.length;
      } else copyCells(text, text, restAt, restEnd);
      countLine(Math.max(cents[line]!, 0));
    }
    const full = endEntry();
    if (full !== null) yield full;
  }
}

/** A month is validated at once, so the day of one voucher is mostly that of the next. */
function rememberLast(dayOf: (at: string) => CalendarDate): (at: string) => number {
  let last: { readonly at: string; readonly dayNumber: number } | null = null;
  return (at) => {
    if (last?.at !== at) last = { at, dayNumber: toDayNumber(dayOf(at)) };
    return last.dayNumber;
  };
}
