import type { CalendarDate } from "../calendar-date.ts";
import { addDays } from "../calendar-date.ts";
import { canonicalJson } from "../canonical-json.ts";
import { isCarriedAccount, resultAccountOf } from "../charts/carried-accounts.ts";
import type { Chart } from "../charts/chart.ts";
import { isYearClosed } from "../companies/closing-period.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { MAIN_CHAIN, type OpeningLine, type SealHeader } from "../seals/seal-header.ts";
import { sha256Hex } from "../sha256.ts";
import { utf8Encode } from "../utf8.ts";
import type { YearTotals } from "./year-totals.ts";

/** What one slice's books of a year begin with: the balances of the year before, and its result. */
export interface OpeningEntry {
  readonly slice: string;
  /** By account code; debit less credit, never nothing. They come to zero. */
  readonly lines: readonly OpeningLine[];
}

export interface YearOpening {
  /** The first day of the year it opens, which is its day. */
  readonly yearFrom: CalendarDate;
  /**
   * `written`: the year's books hold one of their own, imported or typed, and nothing is computed beside it. `provisional`
   * while the year before may still change, `fixed` once it was closed.
   */
  readonly state: "written" | "provisional" | "fixed";
  /** By slice, those that have any; none where it is written. */
  readonly entries: readonly OpeningEntry[];
}

/** All that openings follow from. */
export interface YearsOfBooks {
  readonly company: Pick<
    Company,
    "country" | "basis" | "practice" | "practitioners" | "fiscalYears" | "closedThrough"
  >;
  readonly chart: Chart;
  readonly totals: readonly YearTotals[];
  /** The opening entries that closing a year has fixed, by the first day of the year they open. */
  readonly fixed: ReadonlyMap<CalendarDate, readonly OpeningEntry[]>;
}

/** What closing years has fixed, out of the seals that did. */
export function fixedOpenings(
  headers: Iterable<SealHeader>,
): ReadonlyMap<CalendarDate, readonly OpeningEntry[]> {
  const fixed = new Map<CalendarDate, readonly OpeningEntry[]>();
  for (const { chain, closing, throughDay, parts } of headers)
    if (chain === MAIN_CHAIN && closing)
      fixed.set(
        addDays(throughDay, 1),
        parts.flatMap(({ slice, content }) =>
          content?.nextOpening === undefined || content.nextOpening.length === 0
            ? []
            : [{ slice, lines: content.nextOpening }],
        ),
      );
  return fixed;
}

/** What the year that begins on a day opens with. */
export function openingOf(books: YearsOfBooks, yearFrom: CalendarDate): YearOpening {
  const { totals, fixed } = books;
  const known = fixed.get(yearFrom);
  if (totals.some((one) => one.yearFrom === yearFrom && one.opening.length > 0))
    return { yearFrom, state: "written", entries: [] };
  if (known !== undefined) return { yearFrom, state: "fixed", entries: known };
  // A year that follows imported ones was closed with what it began with.
  const isClosed = isYearClosed(books.company, fiscalYearOf(books.company, yearFrom).through);
  return { yearFrom, state: isClosed ? "fixed" : "provisional", entries: carriedFrom(books, yearFrom) };
}

/** What closing the year before it leaves for the year that begins on a day, as things stand. */
export function carriedFrom(books: YearsOfBooks, yearFrom: CalendarDate): readonly OpeningEntry[] {
  const { company, chart } = books;
  const years = [...new Set(books.totals.map((one) => one.yearFrom))]
    .filter((from) => from < yearFrom)
    .sort();
  // What lies before a year that has an opening entry is in that entry.
  const begin = years.findLast((from) => openingStart(books, from) !== null) ?? years[0];
  const balances = new Map<string, Map<string, Balance>>();
  for (const from of years) {
    if (begin === undefined || from < begin) continue;
    if (from === begin)
      for (const { slice, lines } of openingStart(books, from) ?? [])
        for (const line of lines) add(balances, slice, line.account, line.label, line.cents);
    for (const { slice, totals } of books.totals.filter((one) => one.yearFrom === from))
      for (const { account, label, debitCents, creditCents } of totals)
        add(balances, slice, account, label, debitCents - creditCents);
    for (const [slice, ofSlice] of balances) balances.set(slice, closed(ofSlice, slice, company, chart));
  }
  return [...balances]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([slice, ofSlice]) => {
      const lines = toLines(ofSlice);
      return lines.length === 0 ? [] : [{ slice, lines }];
    });
}

/** The opening entry a year is known to begin with: none to add where it is written; null where it follows from before. */
const openingStart = (
  { totals, fixed }: YearsOfBooks,
  yearFrom: CalendarDate,
): readonly OpeningEntry[] | null =>
  totals.some((one) => one.yearFrom === yearFrom && one.opening.length > 0)
    ? []
    : (fixed.get(yearFrom) ?? null);

interface Balance {
  readonly label: string;
  readonly cents: number;
}

function add(
  balances: Map<string, Map<string, Balance>>,
  slice: string,
  account: string,
  label: string,
  cents: number,
): void {
  const ofSlice = balances.get(slice) ?? new Map<string, Balance>();
  balances.set(slice, ofSlice);
  const known = ofSlice.get(account);
  ofSlice.set(account, { label: label || known?.label || "", cents: (known?.cents ?? 0) + cents });
}

/** What is carried over of a year's balances: the result is all that the other accounts come to. */
function closed(
  balances: ReadonlyMap<string, Balance>,
  slice: string,
  company: YearsOfBooks["company"],
  chart: Chart,
): Map<string, Balance> {
  const carried = new Map([...balances].filter(([account]) => isCarriedAccount(account, company.country)));
  const resultCents = [...carried.values()].reduce((sum, { cents }) => sum - cents, 0);
  if (resultCents === 0) return carried;
  const { code, label } = resultAccountOf(company, chart, slice, resultCents < 0);
  const known = carried.get(code);
  return carried.set(code, { label: known?.label || label, cents: (known?.cents ?? 0) + resultCents });
}

const toLines = (balances: ReadonlyMap<string, Balance>): OpeningLine[] =>
  [...balances]
    .filter(([, { cents }]) => cents !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, { label, cents }]) => ({ account, label, cents }));

/** What a year earned (negative: lost), slice by slice, before its closing carries it over; by the fiscal year's first day. */
export function resultsOf(
  { company, totals }: Pick<YearsOfBooks, "company" | "totals">,
  yearFrom: CalendarDate,
): ReadonlyMap<string, number> {
  const centsBySlice = new Map<string, number>();
  for (const { slice, totals: sums } of totals.filter((one) => one.yearFrom === yearFrom))
    for (const { account, debitCents, creditCents } of sums)
      if (!isCarriedAccount(account, company.country))
        centsBySlice.set(slice, (centsBySlice.get(slice) ?? 0) + creditCents - debitCents);
  return centsBySlice;
}

/** Names an opening entry by its figures, so that who closes a year closes it as they saw it. */
export const openingDigest = (entries: readonly OpeningEntry[]): string =>
  sha256Hex(
    utf8Encode(
      canonicalJson(
        entries.map(({ slice, lines }) => [slice, lines.map(({ account, cents }) => [account, cents])]),
      ),
    ),
  );
