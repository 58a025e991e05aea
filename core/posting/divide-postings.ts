import type { DivisionKey } from "../companies/division-key.ts";
import { WHOLE } from "../money.ts";
import { type Posting, signedCents, toPosting } from "../vouchers/posting.ts";

/**
 * An entry divided into one for each part of a key: every one balances, and of each line the shares add up to its amount
 * to the cent. A line is shared out by running sums, so that none is off by a cent; only the largest takes, in each
 * person's entry, what balances it. Whose share rounds to nothing has no entry.
 */
export function dividePostings(
  postings: readonly Posting[],
  { parts }: Pick<DivisionKey, "parts">,
): ReadonlyMap<string, readonly Posting[]> {
  const largest = postings.reduce(
    (found, { cents }, line) => (cents > postings[found]!.cents ? line : found),
    0,
  );
  const divided = new Map<string, readonly Posting[]>();
  let before = 0;
  for (const { practitioner, basisPoints } of parts) {
    const after = before + basisPoints;
    const sharesCents = postings.map(({ side, cents }) => {
      const share = runningCents(cents, after) - runningCents(cents, before);
      return side === "debit" ? share : 0 - share;
    });
    const othersCents = sharesCents.reduce((sum, cents, line) => (line === largest ? sum : sum + cents), 0);
    sharesCents[largest] = 0 - othersCents;
    const lines = postings.flatMap(({ account, party }, line) =>
      sharesCents[line] === 0 ? [] : [toPosting(account, sharesCents[line]!, party)],
    );
    if (lines.length > 0) divided.set(practitioner, lines);
    before = after;
  }
  return divided;
}

const runningCents = (cents: number, basisPoints: number): number =>
  Math.floor((cents * basisPoints + WHOLE / 2) / WHOLE);

/** What somebody bears of an entry: the sum of its debits. */
export const borneCents = (postings: readonly Posting[]): number =>
  postings.reduce((sum, posting) => sum + Math.max(0, signedCents(posting)), 0);
