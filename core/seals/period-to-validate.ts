import { addDays, type CalendarDate, lastDayOfMonth, laterOf, monthOf } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";

/** The days one seal closes: they lie in one month and go on where the last seal ended. */
export interface SealSpan {
  readonly month: string;
  readonly fromDay: CalendarDate;
  readonly throughDay: CalendarDate;
}

/** The day after everything that is validated for good, or the first one whose vouchers are entered here. */
export const firstUnvalidatedDay = ({
  booksStart,
  validatedThrough,
}: Pick<Company, "booksStart" | "validatedThrough">): CalendarDate =>
  validatedThrough === null ? booksStart : laterOf(booksStart, addDays(validatedThrough, 1));

/** Why nothing can be validated through a day, whatever lies before it; null when it can. */
export function periodProblem(
  company: Pick<Company, "booksStart" | "validatedThrough">,
  through: CalendarDate,
  madeOn: CalendarDate,
): Problem | null {
  const fromDay = firstUnvalidatedDay(company);
  if (through < fromDay) return { code: "period.endBeforeStart", through, fromDay };
  // East of Greenwich the day has begun that in UTC is still to come.
  if (through > addDays(madeOn, 1)) return { code: "period.future", through };
  return null;
}

/** Why a period without a voucher is not validated: it makes sense only where it lets a fiscal year be closed. */
export function nothingProblem(
  company: Pick<Company, "booksStart" | "validatedThrough" | "fiscalYears">,
  through: CalendarDate,
  vouchers: number,
): Problem | null {
  if (vouchers > 0 || fiscalYearOf(company, through).through === through) return null;
  return { code: "period.nothing", fromDay: firstUnvalidatedDay(company), through };
}

/**
 * The spans of the seals that validating through a day makes: one for each month it touches, two for a month in which a
 * fiscal year ends, so that each seal is of one year.
 */
export function spansThrough(
  company: Pick<Company, "booksStart" | "validatedThrough" | "fiscalYears">,
  through: CalendarDate,
): readonly SealSpan[] {
  const spans: SealSpan[] = [];
  for (let fromDay = firstUnvalidatedDay(company); fromDay <= through; ) {
    const month = monthOf(fromDay);
    const throughDay = [through, fiscalYearOf(company, fromDay).through].reduce(
      earlierOf,
      lastDayOfMonth(month),
    );
    spans.push({ month, fromDay, throughDay });
    fromDay = addDays(throughDay, 1);
  }
  return spans;
}

const earlierOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
