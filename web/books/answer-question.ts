import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import { isOfAccounts } from "#core/reports/ledger-filter.ts";
import { standingOf } from "#core/rights/rights.ts";
import type { CompanySummary } from "./books.ts";
import type { QuestionContext } from "./question-context.ts";
import { answerDayPage } from "./questions/day-page.ts";
import { decidedRefusalsOf } from "./questions/decided-refusals.ts";
import { answerDevice } from "./questions/device.ts";
import { foreignAmountsOf } from "./questions/foreign-amounts.ts";
import { importsOf } from "./questions/imports.ts";
import {
  generalLedgerOf,
  journalOf,
  ledgerChoicesOf,
  missingMonthsOf,
  toLedgerRow,
  toTotals,
  trialBalanceOf,
} from "./questions/ledger-reports.ts";
import { matchingChoicesOf } from "./questions/matching-choices.ts";
import { connectionsOf, countNotSent } from "./questions/not-sent.ts";
import { answerNumberRegister, pageOfNumbers } from "./questions/number-register.ts";
import { ownSeriesOf } from "./questions/own-series.ts";
import { peopleOf } from "./questions/people.ts";
import { refusalsOf } from "./questions/refusals.ts";
import { undividedPeriodOf } from "./questions/undivided.ts";
import { answerPeriod, answerValidation } from "./questions/validation.ts";
import { answerVoucher } from "./questions/voucher-detail.ts";
import { voucherList, voucherRowOf } from "./questions/voucher-rows.ts";
import { answerClosing, answerYears } from "./questions/years.ts";
import type { PagedName, Pages, QuestionName, Questions } from "./questions.ts";

type Answerers = {
  readonly [Name in QuestionName]: (
    context: QuestionContext,
    params: Questions[Name]["params"],
  ) => Promise<Questions[Name]["answer"]>;
};
type Pagers = {
  readonly [Name in PagedName]: (
    context: QuestionContext,
    params: Questions[Name]["params"],
    from: number,
    count: number,
  ) => Promise<readonly Pages[Name][]>;
};

const answerers: Answerers = {
  device: (context) => answerDevice(context),
  companies: answerCompanies,
  company: async (context, { company }) => {
    const { view } = await context.openTotals(company);
    const found = view.get("companies", company);
    const chart = view.get("accounts", "chart");
    if (!found || !chart) return null;
    const member = view.get("members", context.user);
    return { company: found, chart, member, rights: [...standingOf(member, found.roles).rights] };
  },
  members: async ({ open }, { company }) => peopleOf(await open(company)),
  fiscalYear: async ({ open }, { company, day }) => {
    const known = (await open(company)).view.get("companies", company);
    return known && fiscalYearOf(known, day);
  },
  dayPage: async ({ open }, { company, today }) => answerDayPage(await open(company), today),
  vouchers: async ({ open }, { company, filter }) => {
    const { ids, amountCents, restCents } = voucherList(await open(company), filter);
    return { count: ids.length, amountCents, restCents };
  },
  voucher: async ({ open, user }, { company, id }) => answerVoucher(await open(company), id, user),
  foreignAmounts: async ({ open }, { company, id }) => foreignAmountsOf(await open(company), id),
  undivided: async ({ open, user }, params) => undividedPeriodOf(await open(params.company), user, params),
  parties: async ({ open }, { company }) =>
    [...(await open(company)).view.list("parties")].sort((one, other) => (one.name < other.name ? -1 : 1)),
  articles: async ({ open }, { company }) =>
    [...(await open(company)).view.list("articles")].sort((one, other) =>
      one.number < other.number ? -1 : 1,
    ),
  connections: async ({ open }, { company }) => connectionsOf(await open(company)),
  notSent: async ({ open }, params) => countNotSent(await open(params.company), params),
  deliveries: async ({ open }, { company, connection }) =>
    [...(await open(company)).view.list("deliveries")].filter(
      (delivery) => delivery.connection === connection,
    ),
  refusals: async (context, { company }) => refusalsOf(context, await context.open(company)),
  decidedRefusals: async (context, { company }) => decidedRefusalsOf(await context.open(company)),
  imports: async (context, { company }) => importsOf(context, await context.open(company)),
  ledgerChoices: async ({ openLedger }, { company }) => ledgerChoicesOf(await openLedger(company)),
  trialBalance: async ({ openTotals, openLedger, user }, { company, filter }) => {
    const open = isOfAccounts(filter) ? openTotals : openLedger;
    return trialBalanceOf(await open(company), user, filter);
  },
  journal: async (context, { company, filter }) => {
    const open = await context.openLedger(company);
    return toTotals(journalOf(open, context.user, filter), missingMonthsOf(open, filter));
  },
  period: async ({ open }, { company, through, today }) => answerPeriod(await open(company), through, today),
  sealsCheck: async ({ open }, { company, askedAt }) => {
    const { derived, checkSeals } = await open(company);
    return derived(`sealsCheck ${askedAt}`, checkSeals, ["seals"]);
  },
  discardedBodies: async ({ open }, { company }) => (await open(company)).discardedBodies(),
  validation: async ({ open, device }, { company }) => answerValidation(await open(company), device),
  numbers: (context, { company, filter }) => answerNumberRegister(context, company, filter),
  ownSeries: (context, { company, draft }) => ownSeriesOf(context, company, draft),
  years: async ({ open, user }, { company, today }) => answerYears(await open(company), user, today),
  closing: async ({ open, user }, { company, closingDay }) =>
    answerClosing(await open(company), user, closingDay),
  matchings: async ({ openLedger, user }, { company, account, filter }) =>
    matchingChoicesOf(await openLedger(company), user, account, filter),
  generalLedger: async (context, { company, ...asked }) => {
    const open = await context.openLedger(company);
    // Its opening balance is made of all that came before.
    const missingMonths = missingMonthsOf(open, { through: asked.filter.through });
    return toTotals(generalLedgerOf(open, context.user, asked), missingMonths);
  },
};

const pagers: Pagers = {
  numbers: (context, { company, filter }, from, count) =>
    pageOfNumbers(context, company, filter, from, count),
  vouchers: async (context, { company, filter }, from, count) => {
    const open = await context.open(company);
    const ids = voucherList(open, filter).ids.slice(from, from + count);
    return ids.flatMap((id) => {
      const voucher = open.view.get("vouchers", id);
      return voucher === null ? [] : [voucherRowOf(open, voucher)];
    });
  },
  journal: async (context, { company, filter }, from, count) => {
    const open = await context.openLedger(company);
    return journalOf(open, context.user, filter)
      .page(from, count)
      .map((row) => toLedgerRow(open, row, null));
  },
  generalLedger: async (context, { company, ...asked }, from, count) => {
    const open = await context.openLedger(company);
    return generalLedgerOf(open, context.user, asked)
      .page(from, count)
      .map((row) => toLedgerRow(open, row, row.balanceCents));
  },
};

export const answerQuestion = <Name extends QuestionName>(
  context: QuestionContext,
  name: Name,
  params: Questions[Name]["params"],
): Promise<Questions[Name]["answer"]> => answerers[name](context, params);

export const answerPage = <Name extends PagedName>(
  context: QuestionContext,
  name: Name,
  params: Questions[Name]["params"],
  from: number,
  count: number,
): Promise<readonly Pages[Name][]> => pagers[name](context, params, from, count);

async function answerCompanies(context: QuestionContext): Promise<readonly CompanySummary[]> {
  const pending = await context.log.pendingCounts();
  const cards = await context.cards.read();
  const { pinned } = await context.kept();
  const firms: CompanySummary[] = [];
  const others: CompanySummary[] = [];
  for (const id of await context.companies()) {
    const hold = context.holdOf(id);
    const pendingCount = pending.get(id) ?? 0;
    // A list is not worth opening hundreds for; what was done here to one of them is.
    const isToOpen = hold === null || pendingCount > 0 || context.opened(id) !== undefined;
    const shown = isToOpen ? (await context.openTotals(id)).view.get("companies", id) : null;
    const company = shown ?? (hold === null ? undefined : cards.get(id));
    if (company === undefined) continue;
    const { name, country, basis, plan, firm } = company;
    const rest = { pendingCount, planThroughDay: plan.throughDay, hold: hold ?? "whole" };
    const isFirm = firm?.isOn === true;
    const summary = { id, name, country, basis, isFirm, ...rest, isKept: pinned.includes(id) };
    (isFirm ? firms : others).push(summary);
  }
  // Whoever works for an accounting firm begins there, not in whichever client the alphabet puts first.
  return [firms, others].flatMap((some) => some.sort((one, other) => (one.name < other.name ? -1 : 1)));
}
