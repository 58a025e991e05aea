import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { trialBalance } from "../reports/trial-balance.ts";
import type { SealHeader } from "./seal-header.ts";

/** What a header says in sums of the lines it seals. */
export function sealTotalsOf(
  segments: readonly LedgerColumns[],
): Pick<SealHeader, "totalsByAccount" | "debitCents" | "creditCents"> {
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
