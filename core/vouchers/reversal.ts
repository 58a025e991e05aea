import type { Facts, Problem } from "../commands/command-module.ts";
import type { Voucher } from "./voucher.ts";

/** A voucher is reversed at most once, because its reversal has this id and no other. */
export const reversalIdOf = (voucher: string): string => `r~${voucher}`;

/** Whom a reversal undoes; null for what reverses nothing. */
export const reversedBy = (voucher: Voucher): string | null =>
  "reverses" in voucher ? (voucher.reverses ?? null) : null;

/** Why a voucher stands as it is beside its reversal: neither of the two is changed, cancelled or reversed again. */
export function reversalProblem(known: Voucher, facts: Pick<Facts, "get">): Problem | null {
  const reverses = reversedBy(known);
  if (reverses !== null) return { code: "voucher.isReversal", voucher: known.id, reverses };
  const reversal = facts.get("vouchers", reversalIdOf(known.id));
  return (
    reversal && { code: "voucher.reversed", voucher: known.id, reversal: reversal.id, day: reversal.day }
  );
}
