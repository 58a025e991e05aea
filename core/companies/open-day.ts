import { addDays, type CalendarDate, laterOf } from "../calendar-date.ts";
import type { DocumentChange, Facts, Problem } from "../commands/command-module.ts";
import { hasRight, type Standing } from "../rights/rights.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import { closingPeriodProblem } from "./closing-period.ts";
import type { Company } from "./company.ts";

/** Why nothing may be written on a day, or into the closing period that ends on it; null when it is open. */
export function closedDayProblem(company: Company, day: CalendarDate, closing = false): Problem | null {
  if (closing) return closingPeriodProblem(company, day);
  const { validatedThrough, booksStart } = company;
  if (validatedThrough !== null && day <= validatedThrough)
    return { code: "day.validated", day, validatedThrough, firstOpenDay: firstOpenDayOf(company) };
  const protectedDay = protectedDayProblem(company, [day]);
  if (protectedDay !== null) return protectedDay;
  if (day < booksStart) return { code: "day.beforeBooks", day, booksStart };
  return null;
}

/** Why days that somebody protects may not be written into, those before the books begin included; null where none is. */
export function protectedDayProblem(company: Company, days: Iterable<CalendarDate>): Problem | null {
  const { protectedThrough } = company;
  if (protectedThrough === null) return null;
  for (const day of days)
    if (day <= protectedThrough)
      return { code: "day.protected", day, protectedThrough, firstOpenDay: firstOpenDayOf(company) };
  return null;
}

/** Whether a voucher can no longer be corrected where it stands: its days are validated or protected, or its year is closed. */
export function isClosedFor(company: Company, { day, closing }: Pick<Voucher, "day" | "closing">): boolean {
  const code = closedDayProblem(company, day, closing)?.code;
  return code === "day.validated" || code === "day.protected" || code === "year.closed";
}

/** The first day that is neither validated nor protected, where what came too late may be booked. */
export function firstOpenDayOf({ booksStart, protectedThrough, validatedThrough }: Company): CalendarDate {
  const closed = [validatedThrough, protectedThrough].flatMap((day) =>
    day === null ? [] : [addDays(day, 1)],
  );
  return closed.reduce(laterOf, booksStart);
}

/**
 * Why documents would touch what is validated for good, or a closing period that is not theirs to write, whichever command
 * is the way in; null when they do not. A draft is nothing yet: it may lie on any day.
 */
export function validatedProblem(
  company: Company,
  facts: Pick<Facts, "get">,
  changes: readonly DocumentChange[],
  standing: Standing,
): Problem | null {
  for (const change of changes) {
    if (change.collection !== "vouchers") continue;
    for (const voucher of [facts.get("vouchers", change.id), change.after]) {
      const problem = voucher === null || voucher.state === "draft" ? null : sealedProblem(company, voucher);
      if (problem !== null) return problem;
      if (voucher?.closing && !hasRight(standing, "close")) return { code: "rights.missing", right: "close" };
    }
  }
  return null;
}

function sealedProblem(company: Company, { day, closing }: Voucher): Problem | null {
  const { validatedThrough } = company;
  if (closing) return closingPeriodProblem(company, day);
  return validatedThrough !== null && day <= validatedThrough ? closedDayProblem(company, day) : null;
}

/** The slice of a voucher: a practitioner's own only where each files for themselves. */
export const sliceFor = (company: Company, practitioner: string | null): string =>
  company.practice === "several" && practitioner !== null ? practitioner : "shared";
