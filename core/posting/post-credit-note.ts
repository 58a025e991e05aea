import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import type { Matching } from "../matchings/matching.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { CreditNote, Sale } from "../vouchers/voucher.ts";
import { lessCredits, saleParts } from "./sale-parts.ts";
import { settledShares } from "./settlement-shares.ts";

export interface PostedCreditNote {
  readonly postings: Posting[];
  /** VAT taken back from what payments had made due, negative, by account. */
  readonly shares: Record<string, number>;
}

/**
 * The mirror of its sale. VAT of services is taken back from what still waits; only what payments have made due
 * beyond the new, smaller claim comes back from the VAT owed.
 */
export function postCreditNote(
  creditNote: CreditNote,
  sale: Sale,
  earlierCredits: readonly CreditNote[],
  matching: Matching | null,
  company: Company,
  chart: Chart,
): PostedCreditNote {
  if (company.basis === "cash") return { postings: [], shares: {} };

  const parts = saleParts(creditNote, company, chart, sale.day);
  const left = lessCredits(
    saleParts(sale, company, chart),
    [...earlierCredits, creditNote].map((credit) => saleParts(credit, company, chart, sale.day)),
  );
  const payments = matching?.lines.filter(({ kind }) => kind === "payment") ?? [];
  const paidCents = Math.min(
    payments.reduce((sum, { cents }) => sum + cents, 0),
    left.grossCents,
  );
  const target = settledShares(left, paidCents, "accrual");

  const postings = [toPosting(chart.roles.customer, -parts.grossCents, creditNote.party)];
  for (const [account, cents] of parts.incomeCents) postings.push(toPosting(account, cents));
  for (const [account, cents] of parts.vatAtOnceCents) postings.push(toPosting(account, cents));
  const shares: Record<string, number> = {};
  for (const [account, cents] of parts.vatOnPaymentCents) {
    const dueCents = matching?.lines.reduce((sum, line) => sum + (line.shares[account] ?? 0), 0) ?? 0;
    const fromDueCents = Math.min(cents, Math.max(0, dueCents - (target.get(account) ?? 0)));
    postings.push(toPosting(chart.roles.vatWaiting!, cents - fromDueCents));
    if (fromDueCents !== 0) {
      postings.push(toPosting(account, fromDueCents));
      shares[account] = -fromDueCents;
    }
  }
  return { postings: mergePostings(postings), shares };
}
