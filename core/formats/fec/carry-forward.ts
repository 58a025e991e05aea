/** Debit less credit by account, in cents. */
export type BalanceByAccount = ReadonlyMap<string, number>;

export interface CarryForwardDifference {
  /** As the newer year writes it, or the older where the newer has none; `CAPITAL_AND_RESULT` for those taken together. */
  readonly account: string;
  readonly closedCents: number;
  readonly openedCents: number;
}

/** Capital, reserves and the result brought forward: how a year's result is spread over them is the company's to decide. */
export const CAPITAL_AND_RESULT = "10–12";

/**
 * Where what a year opens with is not what the year before closed with (C. com. L123-19: the opening balance sheet is
 * the closing one of the year before). Classes 1 to 5 account by account; classes 6 and 7 closed into the result, which
 * stands in 10 to 12. Zeros at the end of a code say nothing: software that changes the length of its codes adds them.
 */
export function carryForwardDifferences(
  closed: BalanceByAccount,
  opened: BalanceByAccount,
): CarryForwardDifference[] {
  const sums = new Map<string, { account: string; closedCents: number; openedCents: number }>();
  const sumOf = (account: string) => {
    const key = /^(1[0-2]|[67])/.test(account) ? CAPITAL_AND_RESULT : account.replace(/0+$/, "");
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = {
        account: key === CAPITAL_AND_RESULT ? CAPITAL_AND_RESULT : account,
        closedCents: 0,
        openedCents: 0,
      };
      sums.set(key, sum);
    }
    return sum;
  };
  for (const [account, cents] of opened) if (isCarried(account)) sumOf(account).openedCents += cents;
  for (const [account, cents] of closed) if (isCarried(account)) sumOf(account).closedCents += cents;
  return [...sums.values()]
    .filter(({ closedCents, openedCents }) => closedCents !== openedCents)
    .sort((one, other) => (one.account < other.account ? -1 : 1));
}

/** Class 8 stands outside the balance sheet. */
const isCarried = (account: string): boolean => /^[1-7]/.test(account);
