import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";

/** Why earlier months of a year stay out once some of it are validated: our numbers went on from those that were there. */
export function numbersGivenProblem(
  company: Pick<Company, "validatedThrough" | "booksStart" | "fiscalYears">,
  throughDay: CalendarDate,
): Problem | null {
  const { validatedThrough, booksStart } = company;
  if (validatedThrough === null || throughDay < fiscalYearOf(company, booksStart).from) return null;
  return { code: "import.numbersGiven", validatedThrough };
}
