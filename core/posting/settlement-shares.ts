import type { Matching } from "../matchings/matching.ts";
import { allocate, proportion } from "../money.ts";
import type { ClaimParts, SaleParts } from "./sale-parts.ts";

/**
 * What payments of `paidCents` in all have moved (accrual) or earned (cash) by account. A payment's own part is this
 * less what the others have: so parts never drift, and the last one takes the rest.
 */
export function settledShares(
  { whole, left }: ClaimParts,
  paidCents: number,
  basis: "accrual" | "cash",
): ReadonlyMap<string, number> {
  if (basis === "accrual") {
    // Money beyond the claim is owed back to the customer, so no VAT is due on it.
    const reachedCents = Math.min(Math.max(paidCents, 0), left.grossCents);
    const shares = [...left.vatOnPaymentCents].map(
      ([account, cents]) => [account, proportion(cents, reachedCents, left.grossCents)] as const,
    );
    return new Map(shares);
  }
  // Money beyond what credit notes have left stays where the sale would have earned it, until it is given back.
  const reachedCents = Math.min(paidCents, left.grossCents);
  const shares = allocateTo(reachedCents < 0 ? whole : left, reachedCents);
  for (const [account, cents] of allocateTo(whole, paidCents - reachedCents))
    shares.set(account, (shares.get(account) ?? 0) + cents);
  return shares;
}

/** An amount over the accounts of a sale, pro rata; nothing of nothing. */
function allocateTo(parts: SaleParts, cents: number): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of [parts.incomeCents, parts.vatAtOnceCents, parts.vatOnPaymentCents])
    for (const [account, weight] of part) weights.set(account, (weights.get(account) ?? 0) + weight);
  const accounts = [...weights.keys()].sort();
  const shares = allocate(
    cents,
    accounts.map((account) => weights.get(account)!),
  );
  return new Map(accounts.map((account, index) => [account, shares[index]!]));
}

/** What is still to be moved or earned, by account, once `moreCents` join what the lines of a claim have paid. */
export function sharesToMove(
  claim: ClaimParts,
  lines: Matching["lines"],
  moreCents: number,
  basis: "accrual" | "cash",
): Record<string, number> {
  const rest: Record<string, number> = Object.fromEntries(
    settledShares(claim, paidCents(lines) + moreCents, basis),
  );
  for (const { shares } of lines)
    for (const [account, cents] of Object.entries(shares)) rest[account] = (rest[account] ?? 0) - cents;
  return Object.fromEntries(Object.entries(rest).filter(([, cents]) => cents !== 0));
}

/** Money that came in for a claim, or was matched with it by hand, less what was given back. */
export const paidCents = (lines: Matching["lines"]): number =>
  lines.reduce(
    (sum, line) => sum + (line.kind === "payment" || line.kind === "matching" ? line.cents : 0),
    0,
  );
