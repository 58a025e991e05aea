import type { CalendarDate } from "../../calendar-date.ts";
import { FEC_COLUMNS, type FecColumn } from "./fec-columns.ts";

/** One row of a FEC as it is written: what the law asks of an entry's line, and nothing of who a patient is. */
export interface FecRow {
  readonly journal: string;
  readonly journalLabel: string;
  readonly entryNumber: string;
  readonly entryOn: CalendarDate;
  readonly account: string;
  readonly accountLabel: string;
  /** A party's own code, "" for none. */
  readonly party: string;
  readonly partyLabel: string;
  readonly pieceRef: string;
  readonly pieceOn: CalendarDate;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly matching: string;
  readonly matchedOn: CalendarDate | null;
  /** Null in a provisional file, for what is not validated yet. */
  readonly validatedOn: CalendarDate | null;
  /** As it was imported, in the decimals of its own currency. */
  readonly foreignAmount: string;
  readonly foreignCurrency: string;
  /** The four columns of cash-basis books. */
  readonly settledOn: CalendarDate | null;
  readonly settledBy: string;
  readonly nature: string;
  readonly client: string;
}

/** 18 columns (LPF art. A47 A-1, VII-1°), or 22 for a BNC on cash basis (VIII-7°). */
export type FecLayout = "accrual" | "bncCash";

export const fecColumnsOf = (layout: FecLayout): readonly FecColumn[] =>
  layout === "bncCash" ? FEC_COLUMNS : FEC_COLUMNS.slice(0, 18);

/** The first line of the file. UTF-8 without a mark, tabs between cells, CRLF behind each line. */
export const fecHeaderLine = (layout: FecLayout): string => `${fecColumnsOf(layout).join("\t")}\r\n`;

export function fecLine(row: FecRow, layout: FecLayout): string {
  const cells = [
    cleanFecText(row.journal),
    cleanFecText(row.journalLabel),
    cleanFecText(row.entryNumber),
    dayCell(row.entryOn),
    cleanFecText(row.account),
    cleanFecText(row.accountLabel),
    cleanFecText(row.party),
    cleanFecText(row.partyLabel),
    cleanFecText(row.pieceRef),
    dayCell(row.pieceOn),
    cleanFecText(row.label),
    amountCell(row.debitCents),
    amountCell(row.creditCents),
    cleanFecText(row.matching),
    dayCell(row.matchedOn),
    dayCell(row.validatedOn),
    cleanFecText(row.foreignAmount),
    cleanFecText(row.foreignCurrency),
  ];
  if (layout === "bncCash")
    cells.push(
      dayCell(row.settledOn),
      cleanFecText(row.settledBy),
      cleanFecText(row.nature),
      cleanFecText(row.client),
    );
  return `${cells.join("\t")}\r\n`;
}

const dayCell = (day: CalendarDate | null): string =>
  day === null ? "" : day.slice(0, 4) + day.slice(5, 7) + day.slice(8);

/** Decimals after a comma, no thousands separator, the sign in front (LPF art. A47 A-1, VII-4°). */
function amountCell(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** What would end a cell or a line, or begin a quoted one, is a space in the file; nothing may be left of such a text. */
export const cleanFecText = (text: string): string =>
  UNCLEAN.test(text) ? text.replace(UNCLEAN_RUNS, " ").trim() : text;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const UNCLEAN = /[\u0000-\u001f\u007f|\u0085\u2028\u2029]|^\s|\s$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const UNCLEAN_RUNS = /[\u0000-\u001f\u007f|\u0085\u2028\u2029]+/g;
