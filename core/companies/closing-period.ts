import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "./company.ts";
import { fiscalYearOf } from "./fiscal-year-of.ts";

/**
 * Why nothing may be written into the closing period of the fiscal year that a day lies in; null when it is open. It is a
 * thirteenth period, dated the year's last day: open to who has the right `close` from the year's beginning until the
 * year is closed, whatever is validated or protected meanwhile.
 */
export function closingPeriodProblem(
  company: Pick<Company, "fiscalYears" | "booksStart" | "closedThrough">,
  day: CalendarDate,
): Problem | null {
  const { through } = fiscalYearOf(company, day);
  if (day !== through) return { code: "closing.otherDay", day, closingDay: through };
  if (day < company.booksStart) return { code: "day.beforeBooks", day, booksStart: company.booksStart };
  if (isYearClosed(company, through)) return { code: "year.closed", closingDay: through };
  return null;
}

/** Whether the fiscal year that ends on a day was closed for good here. */
export const isYearClosed = (
  { closedThrough }: Pick<Company, "closedThrough">,
  closingDay: CalendarDate,
): boolean => closedThrough != null && closingDay <= closedThrough;
