import { allocate, proportion } from "../money.ts";
import type { SaleParts } from "./sale-parts.ts";

/**
 * What payments of `paidCents` in all have moved (accrual) or earned (cash) by account. A payment's own part is this
 * less what the others have: so parts never drift, and the last one takes the rest.
 */
export function settledShares(
  left: SaleParts,
  paidCents: number,
  basis: "accrual" | "cash",
): ReadonlyMap<string, number> {
  if (basis === "accrual") {
    const shares = [...left.vatOnPaymentCents].map(
      ([account, cents]) =>
        [account, left.grossCents === 0 ? 0 : proportion(cents, paidCents, left.grossCents)] as const,
    );
    return new Map(shares);
  }
  const weights = new Map<string, number>();
  for (const part of [left.incomeCents, left.vatAtOnceCents, left.vatOnPaymentCents])
    for (const [account, cents] of part) weights.set(account, (weights.get(account) ?? 0) + cents);
  const accounts = [...weights.keys()].sort();
  const parts = allocate(
    paidCents,
    accounts.map((account) => weights.get(account)!),
  );
  return new Map(accounts.map((account, index) => [account, parts[index]!]));
}

/** The difference of two sums by account. */
export function sharesLess(
  target: ReadonlyMap<string, number>,
  taken: readonly Readonly<Record<string, number>>[],
): Record<string, number> {
  const rest: Record<string, number> = Object.fromEntries(target);
  for (const shares of taken)
    for (const [account, cents] of Object.entries(shares)) rest[account] = (rest[account] ?? 0) - cents;
  return Object.fromEntries(Object.entries(rest).filter(([, cents]) => cents !== 0));
}
