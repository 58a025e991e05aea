import { addDays, type CalendarDate, laterOf } from "../calendar-date.ts";
import { openingJournalOf } from "../charts/opening-journal.ts";
import type { FecOpening } from "../exports/fec-plan.ts";
import { validationDayOf } from "../exports/validation-day.ts";
import { MAIN_CHAIN, type SealHeader } from "../seals/seal-header.ts";
import { openingOf, type YearsOfBooks } from "./opening-entry.ts";

/**
 * The computed opening entry of a year's file: one entry, of the named slices together (null: of all); null where the year's
 * books hold a written one, or begin with nothing. Its day of validation is that on which it was fixed.
 */
export function fecOpening(
  years: YearsOfBooks,
  headers: readonly SealHeader[],
  yearFrom: CalendarDate,
  slices: readonly string[] | null,
): FecOpening | null {
  const { state, entries } = openingOf(years, yearFrom);
  if (state === "written") return null;
  const lines = new Map<string, { account: { code: string; label: string }; party: null; cents: number }>();
  for (const { slice, lines: ofSlice } of entries)
    if (slices === null || slices.includes(slice))
      for (const { account, label, cents } of ofSlice) {
        const known = lines.get(account)?.cents ?? 0;
        lines.set(account, { account: { code: account, label }, party: null, cents: known + cents });
      }
  const kept = [...lines.values()]
    .filter(({ cents }) => cents !== 0)
    .sort((one, other) => (one.account.code < other.account.code ? -1 : 1));
  if (kept.length === 0) return null;
  const journal = openingJournalOf(years.chart);
  return {
    journal,
    entryNumber: "1",
    day: yearFrom,
    pieceRef: "",
    label: journal.label,
    validatedOn: state === "fixed" ? fixedOn(years, headers, yearFrom) : null,
    lines: kept,
  };
}

/** By closing the year before, or, after imported years, by closing the year itself. */
function fixedOn({ company }: YearsOfBooks, headers: readonly SealHeader[], yearFrom: CalendarDate) {
  const closings = headers
    .filter(({ chain, closing }) => chain === MAIN_CHAIN && closing)
    .sort((one, other) => one.index - other.index);
  const before = closings.find(({ throughDay }) => throughDay === addDays(yearFrom, -1));
  const own = closings.find(
    ({ throughDay }) => throughDay >= yearFrom && throughDay <= (company.closedThrough ?? ""),
  );
  const sealedAt = (before ?? own)?.sealedAt;
  // A year may be closed on its last evening, before the day on which the next begins.
  return sealedAt === undefined ? null : laterOf(validationDayOf(sealedAt), yearFrom);
}
