import type { Company } from "#core/companies/company.ts";

/** The end of the first month that is over and not validated yet; yesterday, or today, where there is none. */
export function proposedDay(
  { booksStart, validatedThrough }: Pick<Company, "booksStart" | "validatedThrough">,
  today: string,
): string {
  const after = validatedThrough === null ? booksStart : dayAfter(validatedThrough, 1);
  const fromDay = after > booksStart ? after : booksStart;
  const [year, month] = fromDay.split("-").map(Number) as [number, number];
  const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const yesterday = dayAfter(today, -1);
  return end < today ? end : fromDay <= yesterday ? yesterday : today;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
