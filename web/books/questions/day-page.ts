import { addDays, fromDayNumber, monthOf, toDayNumber } from "#core/calendar-date.ts";
import type { Company } from "#core/companies/company.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { DayPage } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { connectionsOf } from "./not-sent.ts";
import { restCentsOf, voucherRowOf } from "./voucher-rows.ts";

const LATEST = 8;

export function answerDayPage(open: OpenCompany, today: string): DayPage {
  const { view } = open;
  const company = view.get("companies", view.company);
  const year = yearOf(company, today);
  const months = monthSums(open.ledger.segments(), company?.country ?? "FR", year);
  const latest: Voucher[] = [];
  let draftCount = 0;
  let unpaidCount = 0;
  let unpaidCents = 0;
  // Asked again after every act: one look at each voucher, and nothing is sorted but the few that are shown.
  for (const voucher of view.list("vouchers")) {
    if (voucher.state === "draft") draftCount += 1;
    const restCents = restCentsOf(open, voucher) ?? 0;
    if (restCents !== 0) unpaidCount += 1;
    unpaidCents += restCents;
    if (latest.length === LATEST && voucher.changedAt <= latest.at(-1)!.changedAt) continue;
    const at = latest.findIndex(({ changedAt }) => changedAt < voucher.changedAt);
    latest.splice(at < 0 ? latest.length : at, 0, voucher);
    latest.length = Math.min(latest.length, LATEST);
  }
  return {
    year: year.label,
    incomeCents: months.reduce((sum, month) => sum + month.incomeCents, 0),
    expenseCents: months.reduce((sum, month) => sum + month.expenseCents, 0),
    months,
    latest: latest.map((voucher) => voucherRowOf(open, voucher)),
    unpaidCount,
    unpaidCents,
    draftCount,
    connections: connectionsOf(open),
  };
}

interface Year {
  readonly label: string;
  readonly from: string;
  readonly through: string;
}

function yearOf(company: Company | null, today: string): Year {
  const { from, through } = fiscalYearOf(company ?? { fiscalYears: [] }, today);
  const [first, last] = [from.slice(0, 4), through.slice(0, 4)];
  return { label: first === last ? first : `${first}–${last}`, from, through };
}

/** Beginnings of the accounts of income and expense: plan comptable général; the Dutch decimal scheme. */
const prefixes = {
  FR: { income: ["7"], expense: ["6"] },
  NL: { income: ["8"], expense: ["4", "7"] },
} as const;

type Country = Company["country"];

function monthSums(segments: readonly LedgerColumns[], country: Country, year: Year): DayPage["months"] {
  const months = monthsOf(year).map((month) => ({ month, incomeCents: 0, expenseCents: 0 }));
  const at = new Map(months.map((sums) => [sums.month, sums]));
  for (const segment of segments)
    for (const { month, incomeCents, expenseCents } of segmentSums(segment, country, year)) {
      const sums = at.get(month)!;
      sums.incomeCents += incomeCents;
      sums.expenseCents += expenseCents;
    }
  return months;
}

function monthsOf({ from, through }: Year): string[] {
  const months: string[] = [];
  for (let day = from; monthOf(day) <= monthOf(through); day = addDays(firstDayOf(day), MONTH_DAYS_MAX))
    months.push(monthOf(day));
  return months;
}

/** From the first of a month always into the next one, and never beyond it. */
const MONTH_DAYS_MAX = 31;
const firstDayOf = (day: string) => `${monthOf(day)}-01`;

/** Columns never change, so each is added up once for a year. */
const sumsBySegment = new WeakMap<LedgerColumns, Map<string, DayPage["months"]>>();

function segmentSums(segment: LedgerColumns, country: Country, year: Year): DayPage["months"] {
  const name = `${country} ${year.from} ${year.through}`;
  const known = sumsBySegment.get(segment) ?? new Map<string, DayPage["months"]>();
  sumsBySegment.set(segment, known);
  const sums = known.get(name) ?? addUp(segment, country, year);
  known.set(name, sums);
  return sums;
}

function addUp(segment: LedgerColumns, country: Country, { from, through }: Year): DayPage["months"] {
  const { length, day, account, cents, dictionaries } = segment;
  const { income, expense } = prefixes[country];
  const sides = dictionaries.accounts.map(({ code }) =>
    income.some((prefix) => code.startsWith(prefix))
      ? "income"
      : expense.some((prefix) => code.startsWith(prefix))
        ? "expense"
        : null,
  );
  const [fromDay, throughDay] = [toDayNumber(from), toDayNumber(through)];
  const monthByDay = new Map<number, { month: string; incomeCents: number; expenseCents: number }>();
  const byMonth = new Map<string, { month: string; incomeCents: number; expenseCents: number }>();
  const sumsOn = (dayNumber: number) => {
    const month = monthOf(fromDayNumber(dayNumber));
    const sums = byMonth.get(month) ?? { month, incomeCents: 0, expenseCents: 0 };
    byMonth.set(month, sums);
    monthByDay.set(dayNumber, sums);
    return sums;
  };
  for (let line = 0; line < length; line += 1) {
    const [side, on] = [sides[account[line]!], day[line]!];
    if (side === null || side === undefined || on < fromDay || on > throughDay) continue;
    const sums = monthByDay.get(on) ?? sumsOn(on);
    if (side === "income") sums.incomeCents -= cents[line]!;
    else sums.expenseCents += cents[line]!;
  }
  return [...byMonth.values()];
}
