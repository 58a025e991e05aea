import type { CalendarDate } from "../../calendar-date.ts";
import type { LedgerColumns } from "../../ledger/ledger-columns.ts";

/** The books in a file: its lines as columns, and what columns do not hold, entry by entry. */
export interface FecBook {
  /** Entries in the order of their first row; voucher `n` of the dictionary is `entries[n]`. */
  readonly columns: LedgerColumns;
  readonly entries: readonly FecEntry[];
}

/** One entry: the rows that bear one number of one journal. */
export interface FecEntry {
  /** Unique in the file and derived from it alone. */
  readonly id: string;
  readonly journal: string;
  /** As the file has it; "" for a draft. */
  readonly entryNumber: string;
  /** The earliest of its lines. */
  readonly day: CalendarDate;
  readonly pieceRef: string;
  readonly pieceOn: CalendarDate | null;
  /** Null while the other system had not validated it. */
  readonly validatedOn: CalendarDate | null;
  readonly label: string;
  readonly lines: number;
  /** Where a line knows more than its columns or differs from its entry. */
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
