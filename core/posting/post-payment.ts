import type { Chart, MeansOfPayment } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import type { Matching } from "../matchings/matching.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { CreditNote, Sale } from "../vouchers/voucher.ts";
import { incomeAccount } from "./income-account.ts";
import { lessCredits, saleParts } from "./sale-parts.ts";
import { settledShares, sharesLess } from "./settlement-shares.ts";

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
    readonly amountCents: number;
    readonly account: string | null;
    readonly practitioner: string | null;
    readonly party: string | null;
  },
  means: MeansOfPayment,
  claims: readonly ClaimToSettle[],
  company: Company,
  chart: Chart,
): PostedPayment {
  const postings: Posting[] = [toPosting(means.account, payment.amountCents)];
  const shares = claims.map(({ sale, credits, others, cents }) => {
    const left = lessCredits(
      saleParts(sale, company, chart),
      credits.map((credit) => saleParts(credit, company, chart, sale.day)),
    );
    const paidByOthers = others.filter(({ kind }) => kind === "payment");
    const paidCents = paidByOthers.reduce((sum, line) => sum + line.cents, cents);
    const own = sharesLess(
      settledShares(left, paidCents, company.basis),
      others.map((line) => line.shares),
    );
    if (company.basis === "cash") {
      for (const [account, part] of Object.entries(own)) postings.push(toPosting(account, -part));
      const unplacedCents = cents - Object.values(own).reduce((sum, part) => sum + part, 0);
      if (unplacedCents !== 0) {
        // Money on a claim that was credited whole has no part to go by: it goes where the claim's income began.
        const account = [...saleParts(sale, company, chart).incomeCents.keys()].sort()[0]!;
        own[account] = (own[account] ?? 0) + unplacedCents;
        postings.push(toPosting(account, -unplacedCents));
      }
    } else {
      postings.push(toPosting(chart.roles.customer, -cents, sale.party));
      for (const [account, part] of Object.entries(own)) {
        postings.push(toPosting(chart.roles.vatWaiting!, part));
        postings.push(toPosting(account, -part));
      }
    }
    return own;
  });

  const restCents = claims.reduce((rest, claim) => rest - claim.cents, payment.amountCents);
  if (restCents !== 0) {
    const account =
      payment.account ??
      incomeAccount({ account: null, nature: "services" }, payment.practitioner, company, chart);
    postings.push(toPosting(account, -restCents, account === chart.roles.customer ? payment.party : null));
  }
  return { postings: mergePostings(postings), shares };
}
