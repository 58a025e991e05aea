import { addDays, fromDayNumber, monthOf, toDayNumber } from "#core/calendar-date.ts";
import type { Company } from "#core/companies/company.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { DayPage } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { connectionsOf } from "./not-sent.ts";
import { restCentsOf, voucherList, voucherRowOf } from "./voucher-rows.ts";

const LATEST = 8;

export function answerDayPage(open: OpenCompany, today: string): DayPage {
  const { view } = open;
  const company = view.get("companies", view.company);
  const year = yearOf(company, today);
  const months = monthSums(open.ledger.segments(), company?.country ?? "FR", year);
  const unpaid = voucherList(open, { kinds: ["sale"], states: ["approved"], unpaid: true });
  const latest = [...view.list("vouchers")]
    .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
    .slice(0, LATEST);
  return {
    year: year.label,
    incomeCents: months.reduce((sum, month) => sum + month.incomeCents, 0),
    expenseCents: months.reduce((sum, month) => sum + month.expenseCents, 0),
    months,
    latest: latest.map((voucher) => voucherRowOf(open, voucher)),
    unpaidCount: unpaid.ids.length,
    unpaidCents: unpaid.ids.reduce((sum, id) => sum + restCentsOf(open, view.get("vouchers", id)!)!, 0),
    draftCount: [...view.list("vouchers")].filter(({ state }) => state === "draft").length,
    connections: connectionsOf(open),
  };
}

interface Year {
  readonly label: string;
  readonly from: string;
  readonly through: string;
}

function yearOf(company: Company | null, today: string): Year {
  const fiscal = company?.fiscalYears.find(({ from, through }) => from <= today && today <= through);
  const calendar = today.slice(0, 4);
  const { from, through } = fiscal ?? { from: `${calendar}-01-01`, through: `${calendar}-12-31` };
  const [first, last] = [from.slice(0, 4), through.slice(0, 4)];
  return { label: first === last ? first : `${first}–${last}`, from, through };
}

/** Beginnings of the accounts of income and expense: plan comptable général; the Dutch decimal scheme. */
const prefixes = {
  FR: { income: ["7"], expense: ["6"] },
  NL: { income: ["8"], expense: ["4", "7"] },
} as const;

function monthSums(
  segments: readonly LedgerColumns[],
  country: Company["country"],
  { from, through }: Year,
): DayPage["months"] {
  const [fromDay, throughDay] = [toDayNumber(from), toDayNumber(through)];
  const monthByDay: number[] = [];
  const months: { month: string; incomeCents: number; expenseCents: number }[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) {
    if (months.at(-1)?.month !== monthOf(day))
      months.push({ month: monthOf(fromDayNumber(toDayNumber(day))), incomeCents: 0, expenseCents: 0 });
    monthByDay.push(months.length - 1);
  }
  const { income, expense } = prefixes[country];
  for (const { length, day, account, cents, dictionaries } of segments) {
    const sides = dictionaries.accounts.map(({ code }) =>
      income.some((prefix) => code.startsWith(prefix))
        ? "income"
        : expense.some((prefix) => code.startsWith(prefix))
          ? "expense"
          : null,
    );
    for (let line = 0; line < length; line += 1) {
      const side = sides[account[line]!];
      if (side === null || day[line]! < fromDay || day[line]! > throughDay) continue;
      const sums = months[monthByDay[day[line]! - fromDay]!]!;
      if (side === "income") sums.incomeCents -= cents[line]!;
      else sums.expenseCents += cents[line]!;
    }
  }
  return months;
}
