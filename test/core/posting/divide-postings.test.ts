import fc from "fast-check";
import { expect, test } from "vitest";
import { WHOLE } from "#core/money.ts";
import { borneCents, dividePostings } from "#core/posting/divide-postings.ts";
import { debitExcessCents, type Posting, signedCents, toPosting } from "#core/vouchers/posting.ts";
import { journalPage } from "#test/support/books-builder.ts";

/** Each line on an account of its own, so that a share tells which line it is of. */
const balanced: fc.Arbitrary<Posting[]> = fc
  .array(fc.integer({ min: -5_000_000, max: 5_000_000 }), { minLength: 1, maxLength: 8 })
  .map((signed) => signed.filter((cents) => cents !== 0))
  .filter((signed) => signed.reduce((sum, cents) => sum + cents, 0) !== 0)
  .map((signed) => [...signed, 0 - signed.reduce((sum, cents) => sum + cents, 0)])
  .map((signed) => signed.map((cents, line) => toPosting(`6${line}`, cents)));

const key = fc
  .uniqueArray(fc.integer({ min: 1, max: WHOLE - 1 }), { maxLength: 7 })
  .map((cuts) => [0, ...cuts.sort((one, other) => one - other), WHOLE])
  .map((cuts) => ({
    parts: cuts.slice(1).map((cut, at) => ({ practitioner: `p${at}`, basisPoints: cut - cuts[at]! })),
  }));

test("of each line the shares add up to its amount to the cent, and everyone's entry balances", () => {
  fc.assert(
    fc.property(balanced, key, (postings, divided) => {
      const shares = dividePostings(postings, divided);
      for (const lines of shares.values()) {
        expect(debitExcessCents(lines)).toBe(0);
        expect(lines.length).toBeGreaterThan(1);
        expect(lines.every(({ cents }) => cents > 0)).toBe(true);
      }
      for (const posting of postings) {
        const given = [...shares.values()].flat().filter(({ account }) => account === posting.account);
        expect(given.reduce((sum, share) => sum + signedCents(share), 0)).toBe(signedCents(posting));
      }
    }),
  );
});

test("nobody's share of a line is off by a cent, save of the largest, which balances", () => {
  fc.assert(
    fc.property(balanced, key, (postings, divided) => {
      const largestCents = Math.max(...postings.map(({ cents }) => cents));
      const largest = postings.find(({ cents }) => cents === largestCents)!.account;
      for (const { practitioner, basisPoints } of divided.parts)
        for (const posting of postings) {
          const lines = dividePostings(postings, divided).get(practitioner) ?? [];
          const share = lines.find(({ account }) => account === posting.account);
          const offCents = Math.abs(
            (share ? signedCents(share) : 0) - (signedCents(posting) * basisPoints) / WHOLE,
          );
          expect(offCents).toBeLessThan(posting.account === largest ? postings.length : 1);
        }
    }),
  );
});

test("a rent of 100,01 € is borne to the cent by three thirds, and a cent by one of them", () => {
  const thirds = {
    parts: [
      { practitioner: "a", basisPoints: 3333 },
      { practitioner: "b", basisPoints: 3333 },
      { practitioner: "c", basisPoints: 3334 },
    ],
  };
  const rent = (cents: number) => [toPosting("613200", cents), toPosting("512000", 0 - cents)];
  const shares = dividePostings(rent(10_001), thirds);
  expect([...shares.values()].map(borneCents)).toEqual([3333, 3334, 3334]);
  expect(journalPage(shares.get("b")!)).toEqual(["512000 credit 33.34", "613200 debit 33.34"]);
  expect([...dividePostings(rent(1), thirds)]).toEqual([["b", rent(1)]]);
});
