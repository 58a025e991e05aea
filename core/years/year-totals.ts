import type { CalendarDate } from "../calendar-date.ts";
import type { Chart } from "../charts/chart.ts";
import { isOpeningJournal } from "../charts/opening-journal.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { closingDayOfChain } from "../imports/import-batch.ts";
import type { AccountTotal, SealHeader, SealPart } from "../seals/seal-header.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import type { Voucher } from "../vouchers/voucher.ts";

/** What some books of one slice and fiscal year come to, account by account: a seal's share, or vouchers not sealed yet. */
export interface YearTotals {
  readonly slice: string;
  /** The first day of the year. */
  readonly yearFrom: CalendarDate;
  readonly totals: readonly AccountTotal[];
  /** Of those, what a written opening entry says: one that was imported or typed. */
  readonly opening: readonly AccountTotal[];
}

/** The sums of sealed books, out of their headers alone: what they cost does not grow with the lines. */
export function yearTotalsOfSeals(
  company: Pick<Company, "fiscalYears">,
  headers: Iterable<Pick<SealHeader, "chain" | "throughDay" | "parts">>,
): YearTotals[] {
  const found: YearTotals[] = [];
  for (const header of headers) {
    const yearFrom = fiscalYearOf(company, closingDayOfChain(header.chain) ?? header.throughDay).from;
    for (const { slice, content } of partsOnce(header.parts))
      if (content !== null && content.totalsByAccount.length > 0)
        found.push({
          slice,
          yearFrom,
          totals: content.totalsByAccount,
          opening: content.openingTotals ?? [],
        });
  }
  return found;
}

/** Two shares of one slice hold the same figures; the one without names is anybody's to read. */
const partsOnce = (parts: readonly SealPart[]): readonly SealPart[] =>
  parts.filter(
    ({ slice, audience }) =>
      audience !== "seesPatients" ||
      !parts.some((other) => other.slice === slice && other.audience === "seesNoPatients" && other.content),
  );

/** The sums of vouchers that no seal holds yet. */
export function yearTotalsOfVouchers(
  company: Pick<Company, "fiscalYears">,
  chart: Pick<Chart, "accounts" | "journals">,
  vouchers: Iterable<Voucher>,
): YearTotals[] {
  const found = new Map<string, { slice: string; yearFrom: CalendarDate; totals: Sums; opening: Sums }>();
  const openingJournals = new Set(chart.journals.filter(isOpeningJournal).map(({ code }) => code));
  for (const voucher of vouchers) {
    if (!isBooked(voucher) || voucher.postings.length === 0) continue;
    const { slice, day, journal, postings } = voucher;
    const yearFrom = fiscalYearOf(company, day).from;
    const key = `${slice}/${yearFrom}`;
    const sums = found.get(key) ?? { slice, yearFrom, totals: new Map(), opening: new Map() };
    found.set(key, sums);
    for (const { account, side, cents } of postings) {
      add(sums.totals, account, side, cents);
      if (openingJournals.has(journal)) add(sums.opening, account, side, cents);
    }
  }
  const labels = new Map(chart.accounts.map(({ code, label }) => [code, label]));
  return [...found.values()].map(({ totals, opening, ...of }) => ({
    ...of,
    totals: toTotals(totals, labels),
    opening: toTotals(opening, labels),
  }));
}

type Sums = Map<string, { debitCents: number; creditCents: number }>;

function add(sums: Sums, account: string, side: "debit" | "credit", cents: number): void {
  const sum = sums.get(account) ?? { debitCents: 0, creditCents: 0 };
  sums.set(account, sum);
  sum[side === "debit" ? "debitCents" : "creditCents"] += cents;
}

const toTotals = (sums: Sums, labels: ReadonlyMap<string, string>): AccountTotal[] =>
  [...sums].map(([account, sum]) => ({ account, label: labels.get(account) ?? "", ...sum }));
