import { type CalendarDate, fromDayNumber, toDayNumber } from "../calendar-date.ts";
import type { MeansOfPayment } from "../charts/chart.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import {
  addCells,
  addText,
  type EncodedCells,
  emptyCells,
  encodeCells,
} from "../formats/fec/encoded-cells.ts";
import { NO_PAYMENT, SETTLED_BY } from "../formats/fec/fec-settlements.ts";
import { dayCell, type FecLayout, type FecWriter } from "../formats/fec/fec-writer.ts";
import { conventionalRef, runsOf } from "./fec-entry.ts";
import type { FecLetter, FecLetters } from "./fec-lettering.ts";
import type { FecNames } from "./fec-names.ts";
import type { HandLetters } from "./hand-letters.ts";
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
 * hands on the pieces that are full. What many lines say is encoded once.
 */
export function* writeOwnEntries(
  share: OwnShare,
  { layout, means, names, letters, byHand, partyNumber }: OwnFacts,
  writer: FecWriter,
  isWanted: IsWanted,
): Generator<Uint8Array> {
  const { columns, places, field } = share;
  const { dictionaries } = columns;
  const { id: idOf, entryNumber: entryNumberOf, pieceRef: pieceRefOf } = wordsOf(dictionaries.vouchers);
  const validatedAt = field("validatedAt");
  const [pieceOn, theirNumbers] = [field("pieceOn"), field("theirNumber")];
  const settlementOf = layout === "bncCash" ? settlementsOf(share, means) : null;
  const parties = layout === "bncCash" ? field("party") : [];
  const validationDay = rememberLast(validationDayOf);
  const hasLetters = !(letters.isEmpty && byHand.isEmpty);

  const dayCells = rememberDays((dayNumber) => encodeCells(dayCell(fromDayNumber(dayNumber))));
  const accounts = remember((index: number) => {
    const account = dictionaries.accounts[index]!;
    return encodeCells(account.code, names.account(account));
  });
  const thirds = remember((index: number) => {
    const { code, label } = dictionaries.parties[index]!;
    return encodeCells(code, label || code);
  });
  const journals = remember((index: number) => {
    const journal = dictionaries.journals[index]!;
    const label = names.journal(journal);
    return { code: journal.code, label, cells: encodeCells(journal.code, label) };
  });
  const labels = remember((index: number) => {
    const label = dictionaries.labels[index]!;
    return cleanFecText(label) === "" ? null : encodeCells(label);
  });

  // Written anew for each entry.
  const [entry, piece, rest] = [emptyCells(), emptyCells(), emptyCells()];
  const [account, party, label, matching] = [NO_CELLS, NO_CELLS, NO_CELL, NO_CELLS];
  // One for all lines: millions of them would be mostly work for who clears them away.
  const written = { entry, account, party, piece, label, cents: 0, matching, rest };
  for (const [from, to] of runsOf(columns.voucher)) {
    const index = columns.voucher[from]!;
    const dayNumber = columns.day[from]!;
    const journal = dictionaries.journals[columns.journal[from]!]!.code;
    if (!isWanted(journal, dayNumber)) continue;
    const place = places[index]!;
    const entryNumber = entryNumberOf(index);
    const { label: journalLabel, cells: journalCells } = journals(columns.journal[from]!);
    // What was bought has the number of who sold it.
    const ref = theirNumbers[place] || pieceRefOf(index);
    const pieceRef = cleanFecText(ref) || conventionalRef(journal, entryNumber);
    const at = validatedAt[place];
    // East of Greenwich a day may be validated that in UTC is still to come.
    const validatedOn = at === undefined ? NOT_VALIDATED : Math.max(validationDay(at), dayNumber);
    const documentOn = pieceOn[place];
    const documentDay = documentOn === undefined ? dayNumber : toDayNumber(documentOn);

    entry.length = 0;
    addCells(entry, journalCells);
    addText(entry, entryNumber);
    addCells(entry, dayCells(dayNumber));
    piece.length = 0;
    addText(piece, pieceRef);
    addCells(piece, dayCells(documentDay));
    rest.length = 0;
    addCells(rest, validatedOn === NOT_VALIDATED ? NO_CELL : dayCells(validatedOn));
    addCells(rest, NO_CELLS);
    if (settlementOf !== null) {
      const party = parties[place] ?? null;
      const { on, by } = settlementOf(place);
      addCells(rest, dayCells(on === null ? documentDay : toDayNumber(on)));
      addText(rest, by);
      addText(rest, "");
      addText(rest, party === null ? "" : partyNumber(party));
    }

    const id = hasLetters ? idOf(index) : "";
    const givenByLine = hasLetters ? byHand.ofVoucher(id) : null;
    const letterOf = hasLetters ? letters.ofVoucher(id) : null;
    const postings = letterOf === null ? [] : (field("postings")[place] ?? []);
    for (let line = from; line < to; line += 1) {
      const posting = postings[line - from];
      const letter =
        givenByLine?.get(line - from) ??
        (letterOf === null || posting === undefined ? null : letterOf(posting));
      written.account = accounts(columns.account[line]!);
      written.party = thirds(columns.party[line]!);
      written.label = labels(columns.label[line]!) ?? encodeCells(`${journalLabel} ${pieceRef}`);
      written.cents = columns.cents[line]!;
      written.matching = letter === null ? NO_CELLS : letterCells(letter);
      writer.writeEncoded(written);
    }
    const full = writer.endEntry();
    if (full !== null) yield full;
  }
}

const NOT_VALIDATED = -1;
const NO_CELL = encodeCells("");
/** Two that are empty: EcritureLet and DateLet, or Montantdevise and Idevise. */
const NO_CELLS = encodeCells("", "");

const letterCells = ({ code, matchedOn }: FecLetter): EncodedCells => encodeCells(code, dayCell(matchedOn));

/** Makes what belongs to a small number when it is first asked for. */
function remember<Made>(make: (index: number) => Made): (index: number) => Made {
  const made: Made[] = [];
  return (index) => {
    const known = made[index];
    if (known !== undefined) return known;
    const fresh = make(index);
    made[index] = fresh;
    return fresh;
  };
}

/** Days may be few and far apart. */
function rememberDays(make: (dayNumber: number) => EncodedCells): (dayNumber: number) => EncodedCells {
  const made = new Map<number, EncodedCells>();
  return (dayNumber) => {
    const known = made.get(dayNumber) ?? make(dayNumber);
    if (!made.has(dayNumber)) made.set(dayNumber, known);
    return known;
  };
}

/** A month is validated at once, so the day of one voucher is mostly that of the next. */
function rememberLast(dayOf: (at: string) => CalendarDate): (at: string) => number {
  let last: { readonly at: string; readonly dayNumber: number } | null = null;
  return (at) => {
    if (last?.at !== at) last = { at, dayNumber: toDayNumber(dayOf(at)) };
    return last.dayNumber;
  };
}

interface Settlement {
  /** Null where it is the day of its paper. */
  readonly on: CalendarDate | null;
  readonly by: string;
}

/** When and how an entry of cash-basis books was paid. */
function settlementsOf({ field }: OwnShare, means: readonly MeansOfPayment[]): (place: number) => Settlement {
  const byMeans = new Map(means.map(({ id, kind }) => [id, { on: null, by: SETTLED_BY[kind] }]));
  const [kinds, meansIds, paidBy, settled] = [
    field("kind"),
    field("means"),
    field("paidBy"),
    field("settled"),
  ];
  return (place) => {
    const said = settled[place];
    if (said !== undefined) return { on: said.on, by: cleanFecText(said.by) || NO_PAYMENT };
    const kind = kinds[place];
    const isPaid = kind === "payment" || (kind === "expense" && paidBy[place] === null);
    return (isPaid ? byMeans.get(meansIds[place] ?? "") : undefined) ?? NOT_PAID;
  };
}

const NOT_PAID: Settlement = { on: null, by: NO_PAYMENT };
