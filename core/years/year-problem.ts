import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import { isYearClosed } from "../companies/closing-period.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { isYearImported, yearBefore } from "../companies/fiscal-years.ts";

/** What stands in the way of closing the fiscal year that ends on a day; null where nothing does. */
export function yearProblem(company: Company, closingDay: CalendarDate): Problem | null {
  const { validatedThrough, booksStart } = company;
  const year = fiscalYearOf(company, closingDay);
  if (year.through !== closingDay)
    return { code: "closing.otherDay", day: closingDay, closingDay: year.through };
  if (isYearImported(company, year)) return { code: "day.beforeBooks", day: closingDay, booksStart };
  if (isYearClosed(company, closingDay)) return { code: "year.closed", closingDay };
  const before = yearBefore(company, year);
  if (!isYearImported(company, before) && !isYearClosed(company, before.through))
    return { code: "year.earlierOpen", closingDay: before.through };
  if (validatedThrough === null || validatedThrough < closingDay)
    return { code: "year.notValidated", closingDay, validatedThrough };
  return null;
}
