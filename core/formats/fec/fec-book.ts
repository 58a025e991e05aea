import { type CalendarDate, fromDayNumber } from "../../calendar-date.ts";
import type { LedgerColumns } from "../../ledger/ledger-columns.ts";
import { NO_DAY } from "./fec-rows.ts";

/** The books in a file: its lines as columns, and what those do not hold, entry by entry. */
export interface FecBook {
  /** Entries in the order of their first row; voucher `n` of the dictionary is entry `n`. */
  readonly columns: LedgerColumns;
  readonly entries: FecEntries;
}

/** Entries side by side: a month has tens of thousands, and most of them nobody looks at by itself. */
export interface FecEntries {
  readonly length: number;
  /** Unique in the file and derived from it alone. */
  readonly ids: readonly string[];
  /** Among `journals`, which are codes. */
  readonly journal: Uint16Array;
  readonly journals: readonly string[];
  /** As the file has it; "" for a draft. */
  readonly entryNumbers: readonly string[];
  /** The earliest of its lines. */
  readonly day: Int32Array;
  readonly pieceRefs: readonly string[];
  /** NO_DAY where there is none. */
  readonly pieceOn: Int32Array;
  /** NO_DAY while the other system had not validated it. */
  readonly validatedOn: Int32Array;
  readonly labels: readonly string[];
  readonly lines: Uint32Array;
  /** Where a line knows more than its columns or differs from its entry. */
  readonly lineFacts: readonly (readonly FecLineFacts[])[];
}

/** One entry: the rows that bear one number of one journal. */
export interface FecEntry {
  readonly id: string;
  readonly journal: string;
  readonly entryNumber: string;
  readonly day: CalendarDate;
  readonly pieceRef: string;
  readonly pieceOn: CalendarDate | null;
  readonly validatedOn: CalendarDate | null;
  readonly label: string;
  readonly lines: number;
  readonly lineFacts: readonly FecLineFacts[];
}

export interface FecLineFacts {
  /** The line's place in its entry, from 0. */
  readonly line: number;
  readonly pieceRef?: string;
  readonly pieceOn?: CalendarDate | null;
  readonly validatedOn?: CalendarDate | null;
  readonly matchedOn?: CalendarDate;
  /** As written, for it has the decimals of its own currency. */
  readonly foreignAmount?: string;
  readonly foreignCurrency?: string;
  /** The four columns of cash-basis books: DateRglt, ModeRglt, NatOp, IdClient. */
  readonly settledOn?: CalendarDate;
  readonly settledBy?: string;
  readonly nature?: string;
  readonly client?: string;
}

/** One of them by itself. */
export const fecEntryOf = (entries: FecEntries, place: number): FecEntry => ({
  id: entries.ids[place]!,
  journal: entries.journals[entries.journal[place]!]!,
  entryNumber: entries.entryNumbers[place]!,
  day: fromDayNumber(entries.day[place]!),
  pieceRef: entries.pieceRefs[place]!,
  pieceOn: toDayOrNull(entries.pieceOn[place]!),
  validatedOn: toDayOrNull(entries.validatedOn[place]!),
  label: entries.labels[place]!,
  lines: entries.lines[place]!,
  lineFacts: entries.lineFacts[place]!,
});

/** The named ones in the named order. */
export function selectEntries(entries: FecEntries, places: readonly number[]): FecEntries {
  const gather = <Kind extends Uint16Array | Uint32Array | Int32Array>(from: Kind, into: Kind): Kind => {
    places.forEach((place, index) => {
      into[index] = from[place]!;
    });
    return into;
  };
  const pick = <Value>(values: readonly Value[]): Value[] => places.map((place) => values[place]!);
  const { length } = places;
  return {
    length,
    ids: pick(entries.ids),
    journal: gather(entries.journal, new Uint16Array(length)),
    journals: entries.journals,
    entryNumbers: pick(entries.entryNumbers),
    day: gather(entries.day, new Int32Array(length)),
    pieceRefs: pick(entries.pieceRefs),
    pieceOn: gather(entries.pieceOn, new Int32Array(length)),
    validatedOn: gather(entries.validatedOn, new Int32Array(length)),
    labels: pick(entries.labels),
    lines: gather(entries.lines, new Uint32Array(length)),
    lineFacts: pick(entries.lineFacts),
  };
}

export const toDayOrNull = (dayNumber: number): CalendarDate | null =>
  dayNumber === NO_DAY ? null : fromDayNumber(dayNumber);
