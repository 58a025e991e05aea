import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "./company.ts";

/** Why nothing may be written on a day; null when it is open. */
export function closedDayProblem(company: Company, day: CalendarDate): Problem | null {
  if (company.validatedThrough !== null && day <= company.validatedThrough)
    return { code: "day.validated", day, validatedThrough: company.validatedThrough };
  if (company.protectedThrough !== null && day <= company.protectedThrough)
    return { code: "day.protected", day, protectedThrough: company.protectedThrough };
  if (day < company.booksStart) return { code: "day.beforeBooks", day, booksStart: company.booksStart };
  return null;
}

/** The slice of a voucher: a practitioner's own only where each files for themselves. */
export const sliceFor = (company: Company, practitioner: string | null): string =>
  company.practice === "several" && practitioner !== null ? practitioner : "shared";
