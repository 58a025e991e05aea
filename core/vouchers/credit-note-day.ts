import { type CalendarDate, laterOf } from "../calendar-date.ts";
import type { Sale } from "./voucher.ts";

/** The day a sale was approved for, which is before its own where a number moved that. */
export const approvedDayOf = (sale: Sale): CalendarDate => sale.approval?.day ?? sale.day;

/**
 * The day of a credit note. Whoever approved it offline knew the sale by the day they approved; a sale whose number
 * moved to a later day takes such a credit note with it, as one before its invoice would name what is not issued yet.
 */
export const creditNoteDay = (day: CalendarDate, sale: Sale): CalendarDate =>
  day < approvedDayOf(sale) ? day : laterOf(day, sale.day);
