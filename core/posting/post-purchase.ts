import type { Chart, MeansOfPayment } from "../charts/chart.ts";
import { ownersAccountOf, vatDeductibleWaitingOf } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { Expense, Purchase } from "../vouchers/voucher.ts";
import { purchaseParts } from "./purchase-parts.ts";

/** What approving a purchase books: the costs, the VAT that comes back, the debt. In cash-basis books, nothing yet. */
export function postPurchase(purchase: Purchase, company: Company, chart: Chart): Posting[] {
  if (company.basis === "cash") return [];
  const { grossCents, ...parts } = purchaseParts(purchase, company, chart);
  const postings = [toPosting(chart.roles.supplier, -grossCents, purchase.party)];
  for (const part of [parts.incomeCents, parts.vatAtOnceCents])
    for (const [account, cents] of part) postings.push(toPosting(account, cents));
  const waiting = vatDeductibleWaitingOf(chart.roles);
  for (const cents of parts.vatOnPaymentCents.values()) postings.push(toPosting(waiting!, cents));
  return mergePostings(postings);
}

/** An expense is paid the day it is made: by a means of the company, or (null) out of somebody's own pocket. */
export function postExpense(
  expense: Expense,
  means: MeansOfPayment | null,
  company: Company,
  chart: Chart,
): Posting[] {
  const { grossCents, incomeCents, vatAtOnceCents } = purchaseParts(expense, company, chart);
  const payer = company.practitioners.find(({ id }) => id === expense.paidBy);
  const account = means?.account ?? ownersAccountOf(chart.roles, company, payer?.code ?? null);
  const postings = [toPosting(account, -grossCents)];
  for (const part of [incomeCents, vatAtOnceCents])
    for (const [cost, cents] of part) postings.push(toPosting(cost, cents));
  return mergePostings(postings);
}
