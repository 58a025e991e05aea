import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { trialBalance } from "../reports/trial-balance.ts";
import type { SealContent } from "./seal-header.ts";

/** What a share of a seal says in sums of its lines. */
export function sealTotalsOf(
  segments: readonly LedgerColumns[],
): Pick<SealContent, "totalsByAccount" | "debitCents" | "creditCents"> {
  const { rows, debitCents, creditCents } = trialBalance(segments);
  return {
    totalsByAccount: rows.map(({ account, label, debitCents, creditCents }) => ({
      account,
      label,
      debitCents,
      creditCents,
    })),
    debitCents,
    creditCents,
  };
}
