import type { TrialBalanceRow } from "#web/books/books.ts";

/** A line of the trial balance: an account, or what the accounts of one class come to. */
export interface BalanceRow extends TrialBalanceRow {
  readonly kind: "account" | "class";
}

/** Sets below each class of accounts, which is their first character, what it comes to. */
export function withClassTotals(rows: readonly TrialBalanceRow[]): readonly BalanceRow[] {
  const rowsByClass = new Map<string, TrialBalanceRow[]>();
  for (const row of rows) {
    const code = row.account.slice(0, 1);
    const known = rowsByClass.get(code);
    if (known) known.push(row);
    else rowsByClass.set(code, [row]);
  }
  return [...rowsByClass].flatMap(([code, ofClass]): BalanceRow[] => [
    ...ofClass.map((row) => ({ ...row, kind: "account" as const })),
    {
      kind: "class",
      account: code,
      label: "",
      debitCents: ofClass.reduce((cents, row) => cents + row.debitCents, 0),
      creditCents: ofClass.reduce((cents, row) => cents + row.creditCents, 0),
      balanceCents: ofClass.reduce((cents, row) => cents + row.balanceCents, 0),
    },
  ]);
}
