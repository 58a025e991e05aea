import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { type Matching, restCents } from "../matchings/matching.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { CreditNote, Sale } from "../vouchers/voucher.ts";
import { claimParts, saleParts } from "./sale-parts.ts";
import { sharesToMove } from "./settlement-shares.ts";

export interface PostedCreditNote {
  readonly postings: Posting[];
  /** What payments had moved or earned by account and what of it this moves, negative where it takes back. */
  readonly shares: Record<string, number>;
}

/**
 * The mirror of its sale; the one that takes all that is left mirrors exactly that. VAT of services is taken back from
 * what still waits, and what payments have made due follows the new, smaller claim. In cash-basis books nothing is
 * posted, unless the claim is thereby settled and its payments earned on other accounts than what is left of it.
 */
export function postCreditNote(
  creditNote: CreditNote,
  sale: Sale,
  earlierCredits: readonly CreditNote[],
  matching: Matching | null,
  company: Company,
  chart: Chart,
): PostedCreditNote {
  const before = claimParts(sale, earlierCredits, company, chart);
  const after = claimParts(sale, [...earlierCredits, creditNote], company, chart);
  const lines = matching?.lines ?? [];
  const moved = sharesToMove(after, lines, 0, company.basis);

  if (company.basis === "cash") {
    const rest = restCents(matching, sale.totals!.grossCents) - creditNote.totals!.grossCents;
    if (rest !== 0) return { postings: [], shares: {} };
    const postings = Object.entries(moved).map(([account, cents]) => toPosting(account, -cents));
    return { postings: mergePostings(postings), shares: moved };
  }

  const parts = after.left.grossCents === 0 ? before.left : saleParts(creditNote, company, chart, sale);
  const postings = [toPosting(chart.roles.customer, -parts.grossCents, creditNote.party)];
  for (const [account, cents] of parts.incomeCents) postings.push(toPosting(account, cents));
  for (const [account, cents] of parts.vatAtOnceCents) postings.push(toPosting(account, cents));
  let waitingCents = 0;
  for (const cents of parts.vatOnPaymentCents.values()) waitingCents += cents;
  for (const [account, cents] of Object.entries(moved)) {
    waitingCents += cents;
    postings.push(toPosting(account, -cents));
  }
  if (waitingCents !== 0) postings.push(toPosting(chart.roles.vatWaiting!, waitingCents));
  return { postings: mergePostings(postings), shares: moved };
}
