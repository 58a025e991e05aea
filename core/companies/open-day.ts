import { addDays, type CalendarDate, laterOf } from "../calendar-date.ts";
import type { DocumentChange, Facts, Problem } from "../commands/command-module.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { Company } from "./company.ts";

/** Why nothing may be written on a day; null when it is open. */
export function closedDayProblem(company: Company, day: CalendarDate): Problem | null {
  const { validatedThrough, protectedThrough, booksStart } = company;
  const firstOpenDay = firstOpenDayOf(company);
  if (validatedThrough !== null && day <= validatedThrough)
    return { code: "day.validated", day, validatedThrough, firstOpenDay };
  if (protectedThrough !== null && day <= protectedThrough)
    return { code: "day.protected", day, protectedThrough, firstOpenDay };
  if (day < booksStart) return { code: "day.beforeBooks", day, booksStart };
  return null;
}

/** The first day that is neither validated nor protected, where what came too late may be booked. */
export function firstOpenDayOf({ booksStart, protectedThrough, validatedThrough }: Company): CalendarDate {
  const closed = [validatedThrough, protectedThrough].flatMap((day) =>
    day === null ? [] : [addDays(day, 1)],
  );
  return closed.reduce(laterOf, booksStart);
}

/**
 * Why documents would touch what is validated for good, whichever command is the way in; null when they do not. A draft
 * is nothing yet: it may lie on any day.
 */
export function validatedProblem(
  company: Company,
  facts: Pick<Facts, "get">,
  changes: readonly DocumentChange[],
): Problem | null {
  const { validatedThrough } = company;
  if (validatedThrough === null) return null;
  for (const change of changes) {
    if (change.collection !== "vouchers") continue;
    for (const voucher of [facts.get("vouchers", change.id), change.after])
      if (voucher !== null && isValidated(voucher, validatedThrough))
        return closedDayProblem(company, voucher.day);
  }
  return null;
}

const isValidated = ({ state, day }: Voucher, validatedThrough: CalendarDate): boolean =>
  state !== "draft" && day <= validatedThrough;

/** The slice of a voucher: a practitioner's own only where each files for themselves. */
export const sliceFor = (company: Company, practitioner: string | null): string =>
  company.practice === "several" && practitioner !== null ? practitioner : "shared";
