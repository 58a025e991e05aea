import type { Chart } from "../charts/chart.ts";
import { vatDeductibleWaitingOf } from "../charts/derived-accounts.ts";
import type { Facts } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import type { Matching } from "../matchings/matching.ts";
import { creditNotesOf } from "../vouchers/credit-left.ts";
import { mergePostings, type Posting, toPosting } from "../vouchers/posting.ts";
import type { Purchase, Sale } from "../vouchers/voucher.ts";
import { moneySignOf } from "./post-payment.ts";
import { purchaseClaimParts } from "./purchase-parts.ts";
import { claimParts } from "./sale-parts.ts";
import { sharesToMove } from "./settlement-shares.ts";

/** What a claim's VAT still has to move, by account, once `moreCents` join what has settled it. */
export function vatToMove(
  claim: Sale | Purchase,
  settlement: Matching,
  moreCents: number,
  company: Company,
  chart: Chart,
  facts: Facts,
): Record<string, number> {
  const credits = creditNotesOf(settlement, (id) => facts.get("vouchers", id));
  const parts =
    claim.kind === "sale"
      ? claimParts(claim, credits, company, chart)
      : purchaseClaimParts(claim, company, chart);
  return sharesToMove(parts, settlement.lines, moreCents, "accrual");
}

/** The entry of VAT that falls due, or comes back, with money that was booked before it was known what it settles. */
export function postMovedVat(
  moved: readonly { readonly claim: Sale | Purchase; readonly shares: Readonly<Record<string, number>> }[],
  chart: Chart,
): Posting[] {
  const postings = moved.flatMap(({ claim, shares }) => {
    const sign = moneySignOf(claim);
    const waiting = claim.kind === "sale" ? chart.roles.vatWaiting : vatDeductibleWaitingOf(chart.roles);
    return Object.entries(shares).flatMap(([account, cents]) => [
      toPosting(waiting!, sign * cents),
      toPosting(account, -sign * cents),
    ]);
  });
  return mergePostings(postings);
}
