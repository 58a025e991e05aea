import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { sumsOf } from "./segment-sums.ts";

export interface TrialBalanceRow {
  readonly account: string;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  /** Debit less credit. */
  readonly balanceCents: number;
}

export interface TrialBalance {
  /** By account code, in the order of its characters. */
  readonly rows: readonly TrialBalanceRow[];
  readonly debitCents: number;
  readonly creditCents: number;
}

/** What each account was debited and credited for, over all segments. Accounts with no line do not appear. */
export function trialBalance(segments: readonly LedgerColumns[], filter: LedgerFilter = {}): TrialBalance {
  const sumByAccount = new Map<string, { debitCents: number; creditCents: number }>();
  const labelByAccount = new Map<string, string>();
  for (const segment of segments) {
    const { accounts } = segment.dictionaries;
    const { debits, credits, lines } = sumsOf(segment, filter);
    accounts.forEach(({ code, label }, index) => {
      if (label !== "") labelByAccount.set(code, label);
      if (lines[index] === 0) return;
      const sum = sumByAccount.get(code) ?? { debitCents: 0, creditCents: 0 };
      sumByAccount.set(code, sum);
      sum.debitCents += debits[index]!;
      sum.creditCents += credits[index]!;
    });
  }
  const rows = [...sumByAccount]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, sum]) => ({
      account,
      label: labelByAccount.get(account) ?? "",
      ...sum,
      balanceCents: sum.debitCents - sum.creditCents,
    }));
  return {
    rows,
    debitCents: rows.reduce((cents, row) => cents + row.debitCents, 0),
    creditCents: rows.reduce((cents, row) => cents + row.creditCents, 0),
  };
}
