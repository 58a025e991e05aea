import fc from "fast-check";
import { expect, test } from "vitest";
import { CENTS_MAX } from "#core/money.ts";
import {
  debitExcessCents,
  mergePostings,
  mirrorPostings,
  signedCents,
  toPosting,
} from "#core/vouchers/posting.ts";

const posting = fc
  .tuple(
    fc.constantFrom("411000", "706000", "445710"),
    fc.integer({ min: -CENTS_MAX, max: CENTS_MAX }),
    fc.constantFrom(null, "c1", "c2"),
  )
  .map(([account, cents, party]) => toPosting(account, cents, party));

test("a signed amount becomes a side and back", () => {
  expect(toPosting("411000", 120, "c1")).toEqual({
    account: "411000",
    side: "debit",
    cents: 120,
    party: "c1",
  });
  expect(toPosting("706000", -120).side).toBe("credit");
  fc.assert(
    fc.property(fc.integer({ min: -CENTS_MAX, max: CENTS_MAX }), (cents) => {
      expect(signedCents(toPosting("1", cents))).toBe(cents);
    }),
  );
});

test("merging keeps every account's sum and says each account, party and side once", () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 8 }), (postings) => {
      const merged = mergePostings(postings);
      expect(debitExcessCents(merged)).toBe(debitExcessCents(postings));
      const keys = merged.map(({ account, party, side }) => `${account} ${party} ${side}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(merged.every(({ cents }) => cents > 0)).toBe(true);
    }),
  );
});

test("postings and their mirror leave nothing", () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 8 }), (postings) => {
      expect(debitExcessCents([...postings, ...mirrorPostings(postings)])).toBe(0);
    }),
  );
});
