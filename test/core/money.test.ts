import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, CENTS_MAX, divideHalfAwayFromZero, partOf, partWithin, proportion } from "#core/money.ts";

const cents = fc.oneof(
  fc.integer({ min: -200_000, max: 200_000 }),
  fc.integer({ min: -CENTS_MAX, max: CENTS_MAX }),
);
const rate = fc.constantFrom(0, 210, 550, 900, 1000, 2000, 2100, 10_000);

describe("rounding", () => {
  test("sends halves away from zero, on both sides", () => {
    expect([5, 15, -5, -15, 4, -4].map((cents) => divideHalfAwayFromZero(cents, 10))).toEqual([
      1, 2, -1, -2, 0, 0,
    ]);
  });

  test("takes 20 % of 0.12 and 0.13 as 0.02 and 0.03", () => {
    expect([12, 13, -12, -13].map((cents) => partOf(cents, 2000))).toEqual([2, 3, -2, -3]);
  });

  test("is exact where a float would round twice", () => {
    expect(partOf(CENTS_MAX - 1, 9_999)).toBe(
      Number((BigInt(CENTS_MAX - 1) * 9_999n * 2n + 10_000n) / 20_000n),
    );
  });

  test("never answers -0, and mirrors", () => {
    fc.assert(
      fc.property(cents, rate, cents, (amount, basisPoints, of) => {
        const answers = [
          partOf(amount, basisPoints),
          partWithin(amount, basisPoints),
          ...allocate(amount, [3, 0, 4]),
          of === 0 ? 0 : proportion(amount, basisPoints, of),
        ];
        for (const answer of answers) expect(Object.is(answer, -0)).toBe(false);
        expect(partOf(-amount, basisPoints) + partOf(amount, basisPoints)).toBe(0);
        expect(partWithin(-amount, basisPoints) + partWithin(amount, basisPoints)).toBe(0);
      }),
    );
  });
});

describe("VAT within a price", () => {
  test("is 20.00 of 120.00, and 1.67 of 10.00", () => {
    expect(partWithin(12_000, 2000)).toBe(2_000);
    expect(partWithin(1_000, 2000)).toBe(167);
  });

  test("is the VAT on the rest, give or take the cent that rounding cannot place", () => {
    fc.assert(
      fc.property(cents, rate, (gross, basisPoints) => {
        const within = partWithin(gross, basisPoints);
        expect(Math.abs(within - partOf(gross - within, basisPoints))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("finds again what was added to a net price", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), rate, (net, basisPoints) => {
        const vat = partOf(net, basisPoints);
        expect(partWithin(net + vat, basisPoints)).toBe(vat);
      }),
    );
  });
});

describe("proportion", () => {
  test("is exact however large the product", () => {
    fc.assert(
      fc.property(cents, cents, cents, (amount, numerator, denominator) => {
        fc.pre(denominator !== 0);
        const share = proportion(amount, numerator, denominator);
        fc.pre(Number.isSafeInteger(share));
        const missed = BigInt(share) * BigInt(denominator) - BigInt(amount) * BigInt(numerator);
        const whole = BigInt(Math.abs(denominator));
        expect((missed < 0n ? -missed : missed) * 2n <= whole).toBe(true);
      }),
    );
  });

  test("of nothing is a mistake of ours", () => {
    expect(() => proportion(1, 1, 0)).toThrow();
  });
});

describe("allocate", () => {
  test("gives three equal thirds of 1.00 as 0.33, 0.34 and 0.33", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([33, 34, 33]);
  });

  test("gives all to the first when the weights say nothing", () => {
    expect(allocate(100, [0, 0])).toEqual([100, 0]);
    expect(allocate(100, [])).toEqual([]);
  });

  test("adds up to the amount, whatever the weights, and mirrors", () => {
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.integer({ min: -50_000, max: 100_000 }), { minLength: 1 }),
        (amount, weights) => {
          const shares = allocate(amount, weights);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
          expect(allocate(-amount, weights).map((share) => 0 - share)).toEqual(shares);
        },
      ),
    );
  });

  test("gives each its share to the cent, and nothing to what weighs nothing", () => {
    fc.assert(
      fc.property(cents, fc.array(fc.nat(100_000), { minLength: 1 }), (amount, weights) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        allocate(amount, weights).forEach((share, index) => {
          expect(Math.abs(share - (amount / whole) * weights[index]!)).toBeLessThanOrEqual(1.01);
          if (weights[index] === 0) expect(share).toBe(0);
        });
      }),
    );
  });
});
