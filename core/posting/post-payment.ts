import type { CalendarDate } from "../calendar-date.ts";
import type { Chart, MeansOfPayment } from "../charts/chart.ts";
import { vatOwedAccountOf } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import type { Matching } from "../matchings/matching.ts";
import { partWithin } from "../money.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";
import { vatStatusOn } from "../vat/vat-choices.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { CreditNote, Sale } from "../vouchers/voucher.ts";
import { incomeAccount } from "./income-account.ts";
import { claimParts } from "./sale-parts.ts";
import { sharesToMove } from "./settlement-shares.ts";

/** A claim a payment settles, with everything that has settled it so far but this payment. */
export interface ClaimToSettle {
  readonly sale: Sale;
  readonly credits: readonly CreditNote[];
  readonly others: Matching["lines"];
  readonly cents: number;
}

export interface PostedPayment {
  readonly postings: Posting[];
  /** For each claim, in order: what this payment moved or earned by account. */
  readonly shares: readonly Record<string, number>[];
}

/**
 * Money in (or, negative, out) on the means' account. In accrual books a claim is settled on the customer's account
 * and VAT that waited for the payment falls due; in cash-basis books the payment itself is the income.
 */
export function postPayment(
  payment: {
    readonly day: CalendarDate;
    readonly amountCents: number;
    readonly account: string | null;
    readonly practitioner: string | null;
    readonly party: string | null;
    readonly vat?: string | null | undefined;
  },
  means: MeansOfPayment,
  claims: readonly ClaimToSettle[],
  company: Company,
  chart: Chart,
): PostedPayment {
  const postings: Posting[] = [toPosting(means.account, payment.amountCents)];
  const shares = claims.map(({ sale, credits, others, cents }) => {
    const own = sharesToMove(claimParts(sale, credits, company, chart), others, cents, company.basis);
    if (company.basis === "accrual") postings.push(toPosting(chart.roles.customer, -cents, sale.party));
    for (const [account, part] of Object.entries(own)) {
      if (company.basis === "accrual") postings.push(toPosting(chart.roles.vatWaiting!, part));
      postings.push(toPosting(account, -part));
    }
    return own;
  });

  const restCents = claims.reduce((rest, claim) => rest - claim.cents, payment.amountCents);
  if (restCents !== 0) {
    const account = payment.account ?? accountOfTheRest(payment, company, chart);
    const isThirdParty = account === chart.roles.customer || account === chart.roles.supplier;
    const rate = (payment.vat && vatCategoryOf(payment.vat)?.rateBasisPoints) || 0;
    const vatCents = partWithin(restCents, rate);
    postings.push(toPosting(account, vatCents - restCents, isThirdParty ? payment.party : null));
    if (vatCents !== 0) postings.push(toPosting(vatOwedAccountOf(chart.roles, rate), -vatCents));
  }
  return { postings: mergePostings(postings), shares };
}

/** Money without an invoice is a session's fee; where an invoice must still come for it, it is the customer's advance. */
function accountOfTheRest(
  payment: {
    readonly day: CalendarDate;
    readonly practitioner: string | null;
    readonly vat?: string | null | undefined;
  },
  company: Company,
  chart: Chart,
): string {
  if (company.basis === "accrual" && vatStatusOn(company.vatHistory, payment.day).status === "liable")
    return chart.roles.customer;
  return incomeAccount(
    { account: null, nature: "services", vat: payment.vat ?? null },
    payment.practitioner,
    company,
    chart,
  );
}
