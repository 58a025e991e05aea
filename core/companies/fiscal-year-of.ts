import { addDays, type CalendarDate } from "../calendar-date.ts";
import type { Company, FiscalYear } from "./company.ts";

/** The fiscal year a day lies in. Outside those a company has named, years of twelve months go on from them. */
export function fiscalYearOf({ fiscalYears }: Pick<Company, "fiscalYears">, day: CalendarDate): FiscalYear {
  const named = fiscalYears.find(({ from, through }) => from <= day && day <= through);
  if (named !== undefined) return named;
  const sorted = [...fiscalYears].sort((one, other) => (one.from < other.from ? -1 : 1));
  const before = sorted.findLast(({ through }) => through < day);
  const after = sorted.find(({ from }) => from > day);
  const begin =
    before === undefined ? (after?.from ?? `${day.slice(0, 4)}-01-01`) : addDays(before.through, 1);
  let years = Number(day.slice(0, 4)) - Number(begin.slice(0, 4));
  if (yearsLater(begin, years) > day) years -= 1;
  const following = yearsLater(begin, years + 1);
  const end = after !== undefined && after.from < following ? after.from : following;
  return { from: yearsLater(begin, years), through: addDays(end, -1) };
}

/** The same day so many years later; for a 29 February, where there is none, the day after the 28th. */
const yearsLater = (day: CalendarDate, years: number): CalendarDate =>
  addDays(
    `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4, 8)}01`,
    Number(day.slice(8)) - 1,
  );
