import { addDays, type CalendarDate } from "../calendar-date.ts";
import type { Chart } from "../charts/chart.ts";
import type { Problem } from "../commands/command-module.ts";
import type { YearCloseArgs } from "../commands/year-close.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import type { SealHeader } from "../seals/seal-header.ts";
import { type Digests, digestsOf } from "../seals/vouchers-to-seal.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import {
  carriedFrom,
  fixedOpenings,
  type OpeningEntry,
  openingDigest,
  resultsOf,
  type YearsOfBooks,
} from "./opening-entry.ts";
import { yearProblem } from "./year-problem.ts";
import { yearTotalsOfSeals, yearTotalsOfVouchers } from "./year-totals.ts";

/** What closing a fiscal year would make final, and what stands in the way of it. */
export interface ClosingPreview {
  readonly yearFrom: CalendarDate;
  readonly closingDay: CalendarDate;
  /** Why it cannot be closed as it is; null when it can. */
  readonly problem: Problem | null;
  /** The entries of the closing period that count. */
  readonly entries: readonly Voucher[];
  /** What the year earned, or lost where it is negative, over all slices. */
  readonly resultCents: number;
  /** What the next year opens with, slice by slice. */
  readonly opening: readonly OpeningEntry[];
  readonly openingDigest: string;
  /** Digests of the closing entries, for the command that closes the year. */
  readonly seen: Digests;
}

export interface BooksOfYears {
  readonly company: Company;
  readonly chart: Chart;
  /** The seals of every chain. */
  readonly headers: readonly SealHeader[];
  /** Vouchers that no seal holds, of any day. */
  readonly vouchers: readonly Voucher[];
  readonly digestOf?: (voucher: Voucher) => bigint;
}

/** What openings follow from, out of seals and what is not sealed yet. */
export const toYearsOfBooks = ({ company, chart, headers, vouchers }: BooksOfYears): YearsOfBooks => ({
  company,
  chart,
  totals: [...yearTotalsOfSeals(company, headers), ...yearTotalsOfVouchers(company, chart, vouchers)],
  fixed: fixedOpenings(headers),
});

/** Everything of a closing period but what is cancelled is sealed, and that too, as what it was. */
export const isOfClosingPeriod = (
  { state, closing, day }: Pick<Voucher, "state" | "closing" | "day">,
  closingDay: CalendarDate,
): boolean => closing === true && state !== "draft" && day === closingDay;

export function previewClosing(books: BooksOfYears, closingDay: CalendarDate): ClosingPreview {
  const { company, vouchers, digestOf } = books;
  const years = toYearsOfBooks(books);
  const yearFrom = fiscalYearOf(company, closingDay).from;
  const ofPeriod = vouchers.filter((voucher) => isOfClosingPeriod(voucher, closingDay));
  const opening = carriedFrom(years, addDays(closingDay, 1));
  return {
    yearFrom,
    closingDay,
    problem: yearProblem(company, closingDay),
    entries: ofPeriod.filter(isBooked),
    resultCents: [...resultsOf(years, yearFrom).values()].reduce((sum, cents) => sum + cents, 0),
    opening,
    openingDigest: openingDigest(opening),
    seen: digestsOf(ofPeriod, digestOf),
  };
}

/** The command that closes the year of a preview, and nothing else. */
export const toClosingArgs = (
  { closingDay, seen, openingDigest: opening }: Pick<ClosingPreview, "closingDay" | "seen" | "openingDigest">,
  standing: Pick<YearCloseArgs, "revision" | "held" | "pending">,
): YearCloseArgs => ({ closingDay, seen, opening, ...standing });
