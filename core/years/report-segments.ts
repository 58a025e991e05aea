import { type CalendarDate, fromDayNumber, toDayNumber } from "../calendar-date.ts";
import { isOpeningJournal } from "../charts/opening-journal.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { gatherLines } from "../ledger/gather-lines.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { LedgerFilter } from "../reports/ledger-filter.ts";

export interface ReportBooks {
  readonly company: Pick<Company, "fiscalYears">;
  readonly segments: readonly LedgerColumns[];
  /** The computed opening entry of the year that begins on a day; null where it has none. */
  readonly openingOf: (yearFrom: CalendarDate) => LedgerColumns | null;
}

/**
 * The lines a report over some days reads. An opening entry repeats the years before it, so of all of them only that of
 * the year in which the days begin counts; with no beginning, that of the first year there is.
 */
export function reportSegments({ company, segments, openingOf }: ReportBooks, filter: LedgerFilter) {
  const from = filter.from ?? firstDayOf(segments);
  if (from === null) return { segments, carriedFrom: undefined };
  const year = fiscalYearOf(company, from);
  const [first, last] = [toDayNumber(year.from), toDayNumber(year.through)];
  const kept = segments.map((segment) => withoutOpenings(segment, first, last));
  const opening = filter.from === undefined ? null : openingOf(year.from);
  return {
    segments: opening === null ? kept : [opening, ...kept],
    carriedFrom: filter.from === undefined ? undefined : year.from,
  };
}

function firstDayOf(segments: readonly LedgerColumns[]): CalendarDate | null {
  let first = Number.POSITIVE_INFINITY;
  for (const segment of segments) first = Math.min(first, firstDayIn(segment));
  return first === Number.POSITIVE_INFINITY ? null : fromDayNumber(first);
}

const firstDays = new WeakMap<LedgerColumns, number>();

/** Columns never change, so each is looked through once. */
function firstDayIn(segment: LedgerColumns): number {
  const known = firstDays.get(segment);
  if (known !== undefined) return known;
  let first = Number.POSITIVE_INFINITY;
  for (let line = 0; line < segment.length; line += 1)
    if (segment.day[line]! < first) first = segment.day[line]!;
  firstDays.set(segment, first);
  return first;
}

/** Of columns with opening entries, their days and the lines that are none. */
interface Openings {
  readonly days: readonly number[];
  readonly others: LedgerColumns;
}

const openingsOf = new WeakMap<LedgerColumns, Openings | null>();

function withoutOpenings(segment: LedgerColumns, firstDay: number, lastDay: number): LedgerColumns {
  let known = openingsOf.get(segment);
  if (known === undefined) {
    known = splitOpenings(segment);
    openingsOf.set(segment, known);
  }
  return known === null || known.days.every((day) => day >= firstDay && day <= lastDay)
    ? segment
    : known.others;
}

function splitOpenings(segment: LedgerColumns): Openings | null {
  const isOpening = segment.dictionaries.journals.map(isOpeningJournal);
  if (!isOpening.includes(true)) return null;
  const days = new Set<number>();
  const others: number[] = [];
  for (let line = 0; line < segment.length; line += 1)
    if (isOpening[segment.journal[line]!]) days.add(segment.day[line]!);
    else others.push(line);
  return days.size === 0 ? null : { days: [...days], others: gatherLines(segment, others) };
}
