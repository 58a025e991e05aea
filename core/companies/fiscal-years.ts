import { addDays, type CalendarDate } from "../calendar-date.ts";
import type { Company, FiscalYear } from "./company.ts";
import { fiscalYearOf } from "./fiscal-year-of.ts";

type WithYears = Pick<Company, "fiscalYears">;

/** The fiscal years that the days of a span lie in, in their order. */
export function fiscalYearsBetween(
  company: WithYears,
  from: CalendarDate,
  through: CalendarDate,
): FiscalYear[] {
  const years: FiscalYear[] = [];
  for (let day = from; day <= through; ) {
    const year = fiscalYearOf(company, day);
    years.push(year);
    day = addDays(year.through, 1);
  }
  return years;
}

export const yearBefore = (company: WithYears, { from }: FiscalYear): FiscalYear =>
  fiscalYearOf(company, addDays(from, -1));

export const yearAfter = (company: WithYears, { through }: FiscalYear): FiscalYear =>
  fiscalYearOf(company, addDays(through, 1));

/** Whether a year's vouchers were all entered elsewhere, so that it was closed there and is nobody's to close here. */
export const isYearImported = (
  { booksStart }: Pick<Company, "booksStart">,
  { through }: FiscalYear,
): boolean => through < booksStart;
