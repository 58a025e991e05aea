import { z } from "zod";
import { idSchema } from "../ids.ts";
import { CENTS_MAX } from "../money.ts";

/** One line of a voucher's entry. */
export const postingSchema = z.strictObject({
  account: z.string().min(1).max(60),
  side: z.enum(["debit", "credit"]),
  cents: z.int().min(0).max(CENTS_MAX),
  /** The customer, supplier or patient an account of third parties is about. */
  party: idSchema.nullable(),
});
export interface Posting extends z.infer<typeof postingSchema> {}

/** Debit is positive, credit negative. */
export const signedCents = ({ side, cents }: Posting): number => (side === "debit" ? cents : -cents);

export const debitExcessCents = (postings: readonly Posting[]): number =>
  postings.reduce((sum, posting) => sum + signedCents(posting), 0);

/** A posting from a signed amount; the side follows from the sign. */
export const toPosting = (account: string, cents: number, party: string | null = null): Posting => ({
  account,
  side: cents < 0 ? "credit" : "debit",
  cents: Math.abs(cents),
  party,
});

/** One posting for each account, party and side, and none that says nothing. */
export function mergePostings(postings: readonly Posting[]): Posting[] {
  const centsByKey = new Map<string, { account: string; party: string | null; cents: number }>();
  for (const posting of postings) {
    const key = `${posting.account}\n${posting.party ?? ""}\n${posting.side}`;
    const known = centsByKey.get(key);
    if (known) known.cents += signedCents(posting);
    else centsByKey.set(key, { account: posting.account, party: posting.party, cents: signedCents(posting) });
  }
  return [...centsByKey.values()]
    .filter(({ cents }) => cents !== 0)
    .map(({ account, cents, party }) => toPosting(account, cents, party));
}

/** One posting for each account and party, of what its two sides leave. */
export function netPostings(postings: readonly Posting[]): Posting[] {
  const postingsByKey = new Map<string, Posting[]>();
  for (const posting of postings) {
    const key = `${posting.account}\n${posting.party ?? ""}`;
    postingsByKey.set(key, [...(postingsByKey.get(key) ?? []), posting]);
  }
  return [...postingsByKey.values()].flatMap((same) => {
    const cents = debitExcessCents(same);
    return cents === 0 ? [] : [toPosting(same[0]!.account, cents, same[0]!.party)];
  });
}

/** Undoes postings by their mirror image. */
export const mirrorPostings = (postings: readonly Posting[]): Posting[] =>
  postings.map((posting) => ({ ...posting, side: posting.side === "debit" ? "credit" : "debit" }));
