import { isOpeningJournal } from "../charts/opening-journal.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { type TrialBalanceRow, trialBalance } from "../reports/trial-balance.ts";
import type { AccountTotal, SealContent } from "./seal-header.ts";

/** What a share of a seal says in sums of its lines. */
export function sealTotalsOf(
  segments: readonly LedgerColumns[],
): Pick<SealContent, "totalsByAccount" | "debitCents" | "creditCents"> {
  const { rows, debitCents, creditCents } = trialBalance(segments);
  return { totalsByAccount: rows.map(toTotal), debitCents, creditCents };
}

/** The same of the opening entries in it alone; nothing where there is none. */
export function openingTotalsOf(segments: readonly LedgerColumns[]): Pick<SealContent, "openingTotals"> {
  const journals = segments.flatMap(({ dictionaries }) =>
    dictionaries.journals.filter(isOpeningJournal).map(({ code }) => code),
  );
  if (journals.length === 0) return {};
  const { rows } = trialBalance(segments, { journals });
  return rows.length === 0 ? {} : { openingTotals: rows.map(toTotal) };
}

const toTotal = ({ account, label, debitCents, creditCents }: TrialBalanceRow): AccountTotal => ({
  account,
  label,
  debitCents,
  creditCents,
});
