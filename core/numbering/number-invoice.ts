import { addDays, type CalendarDate, laterOf } from "../calendar-date.ts";
import type { InvoiceVoucher } from "../vouchers/voucher.ts";
import { formatNumber } from "./format-number.ts";

/** One gapless series: the next number, and the day of the last. */
export interface NumberSeries {
  readonly nextNumber: number;
  readonly lastDay: CalendarDate | null;
}

/** The series a document is numbered in: one for sales and one for credit notes, each year anew, the year in the number. */
export const seriesOf = (voucher: InvoiceVoucher, day: CalendarDate): string =>
  `${voucher.kind === "creditNote" ? "A" : "F"}-${day.slice(0, 4)}`;

/** What a number of ours is made of; null for a text that is none. */
export function numberParts(text: string): { readonly series: string; readonly number: number } | null {
  const parts = /^([AF]-\d{4})-(\d{5,9})$/.exec(text) ?? /^(\d{4}-[A-Z][A-Z0-9]{1,3})-(\d{6,9})$/.exec(text);
  return parts === null ? null : { series: parts[1]!, number: Number(parts[2]) };
}

/**
 * The issue date: the day that was approved, but never before the last one of its series (CGI ann. II 242 nonies A
 * wants numbers and days to rise together). Terms count from it.
 */
export function numbered<Kind extends InvoiceVoucher>(
  voucher: Kind,
  series: string,
  { nextNumber, lastDay }: NumberSeries,
): Kind {
  const day = lastDay === null ? voucher.day : laterOf(voucher.day, lastDay);
  return numberedAs(voucher, { number: formatNumber(series, nextNumber), day });
}

/** With a number that was given before, and the day it was given on. */
export const numberedAs = <Kind extends InvoiceVoucher>(
  voucher: Kind,
  { number, day }: { readonly number: string; readonly day: CalendarDate },
): Kind => ({ ...voucher, day, dueDay: addDays(day, voucher.termsDays), number, numbering: "given" });
