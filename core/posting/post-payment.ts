import type { CalendarDate } from "../calendar-date.ts";
import type { Chart, MeansOfPayment } from "../charts/chart.ts";
import { vatDeductibleWaitingOf, vatOwedAccountOf } from "../charts/derived-accounts.ts";
import type { Company } from "../companies/company.ts";
import type { Matching } from "../matchings/matching.ts";
import { partWithin } from "../money.ts";
import { vatCategoryOf } from "../vat/vat-categories.ts";
import { vatStatusOn } from "../vat/vat-choices.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { CreditNote, Purchase, Sale } from "../vouchers/voucher.ts";
import { incomeAccount } from "./income-account.ts";
import { purchaseClaimParts } from "./purchase-parts.ts";
import { claimParts } from "./sale-parts.ts";
import { sharesToMove } from "./settlement-shares.ts";

/** A claim a payment settles, with everything that has settled it so far but this payment. */
export interface ClaimToSettle {
  /** A sale is settled by money in, a purchase by money out. */
  readonly claim: Sale | Purchase;
  readonly credits: readonly CreditNote[];
  readonly others: Matching["lines"];
  /** How much of the claim this settles; negative where it is owed again. */
  readonly cents: number;
}

/** The sign of the money that settles a claim. */
export const moneySignOf = ({ kind }: Sale | Purchase): 1 | -1 => (kind === "sale" ? 1 : -1);

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
  const shares = claims.map(({ claim, credits, others, cents }) => {
    const isSale = claim.kind === "sale";
    const parts = isSale
      ? claimParts(claim, credits, company, chart)
      : purchaseClaimParts(claim, company, chart);
    const own = sharesToMove(parts, others, cents, company.basis);
    const sign = moneySignOf(claim);
    const owedOn = isSale ? chart.roles.customer : chart.roles.supplier;
    const waiting = isSale ? chart.roles.vatWaiting : vatDeductibleWaitingOf(chart.roles);
    if (company.basis === "accrual") postings.push(toPosting(owedOn, -sign * cents, claim.party));
    for (const [account, part] of Object.entries(own)) {
      if (company.basis === "accrual") postings.push(toPosting(waiting!, sign * part));
      postings.push(toPosting(account, -sign * part));
    }
    return own;
  });

  const restCents = claims.reduce(
    (rest, { claim, cents }) => rest - moneySignOf(claim) * cents,
    payment.amountCents,
  );
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
