import { isOpeningJournal } from "../../charts/opening-journal.ts";
import { growingFloat64 } from "../../ledger/growing-column.ts";
import type { BalanceByAccount } from "./carry-forward.ts";
import type { FecNames, FecRow } from "./fec-rows.ts";

/** What each account of a file opens and ends with, gathered as its rows go by. */
export interface FecBalances {
  readonly watch: (row: FecRow, names: FecNames) => void;
  /** Whether a journal, by its place among the file's, carries the year before forward. */
  readonly isOpening: (journal: number, names: FecNames) => boolean;
  readonly opened: () => BalanceByAccount;
  readonly closed: () => BalanceByAccount;
}

export function createFecBalances(): FecBalances {
  const opened = growingFloat64();
  const closed = growingFloat64();
  const isOpeningByJournal: boolean[] = [];
  let accounts: FecNames["accounts"] | null = null;

  const isOpening = (journal: number, { journals }: FecNames): boolean => {
    isOpeningByJournal[journal] ??= isOpeningJournal(journals.at(journal));
    return isOpeningByJournal[journal];
  };
  const toBalances = (cents: typeof opened): BalanceByAccount => {
    const balances = new Map<string, number>();
    for (let account = 0; account < cents.length; account += 1)
      if (cents.at(account) !== 0) balances.set(accounts!.at(account).code, cents.at(account));
    return balances;
  };

  return {
    isOpening,
    watch: (row, names) => {
      accounts = names.accounts;
      const { account, cents } = row;
      while (closed.length <= account) {
        opened.push(0);
        closed.push(0);
      }
      closed.set(account, closed.at(account) + cents);
      if (isOpening(names.groups.journal(row.group), names)) opened.set(account, opened.at(account) + cents);
    },
    opened: () => toBalances(opened),
    closed: () => toBalances(closed),
  };
}
