import { z } from "zod";
import { assert } from "./assert.ts";

/** Nine billion euros. Times WHOLE it stays below 2^53, so every product of the two is exact. */
export const CENTS_MAX = 900_000_000_000;

/** Rates are whole basis points: 2000 is 20 %, 10 000 is everything. */
export const WHOLE = 10_000;

/** An amount of money, in whole cents of the company's currency. */
export const centsSchema = z.int().min(-CENTS_MAX).max(CENTS_MAX);

/** Whether the books can hold an amount that was reckoned. */
export const isAmount = (cents: number): boolean => Number.isInteger(cents) && Math.abs(cents) <= CENTS_MAX;

/** The part of an amount that a rate asks for, such as the VAT on a net amount. */
export const partOf = (cents: number, basisPoints: number): number =>
  divideHalfAwayFromZero(cents * basisPoints, WHOLE);

/** The VAT inside an amount that already includes it. */
export const partWithin = (grossCents: number, basisPoints: number): number =>
  grossCents - divideHalfAwayFromZero(grossCents * WHOLE, WHOLE + basisPoints);

/**
 * The one rounding: halves go away from zero, so a credit note mirrors its invoice to the cent.
 * Products beyond 2^53 are divided as BigInt, for there a float would round twice.
 */
export function divideHalfAwayFromZero(dividend: number, divisor: number): number {
  assert(divisor > 0, "a divisor is positive");
  const magnitude = Math.abs(dividend);
  const rounded = Number.isSafeInteger(magnitude * 2 + divisor)
    ? Math.floor((magnitude * 2 + divisor) / (divisor * 2))
    : Number((BigInt(magnitude) * 2n + BigInt(divisor)) / (BigInt(divisor) * 2n));
  return dividend < 0 ? 0 - rounded : rounded; // "0 -" because -0 is a number too
}

/** Multiplies and divides exactly, however large the product. */
export function proportion(cents: number, numerator: number, denominator: number): number {
  assert(denominator !== 0, "a proportion has a whole to be part of");
  const dividend = BigInt(cents) * BigInt(numerator) * (denominator < 0 ? -1n : 1n);
  const divisor = BigInt(Math.abs(denominator));
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = Number((magnitude * 2n + divisor) / (divisor * 2n));
  return dividend < 0n ? 0 - rounded : rounded;
}

/**
 * Divides an amount by weights so that the shares add up to it exactly.
 * Each share is rounded on the running total, so the error never gathers in the last one.
 */
export function allocate(cents: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map((_, index) => (index === 0 ? cents : 0));
  let weightSoFar = 0;
  let givenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const share = proportion(cents, weightSoFar, whole) - givenSoFar;
    givenSoFar += share;
    return share;
  });
}
