import { CENTS_MAX } from "../../money.ts";
import type { FecOddityCode } from "./fec-preview.ts";

export type FecAmountProblem = "fec.amountUnreadable" | "fec.amountTooLarge";

export const isAmountProblem = (cents: number | FecAmountProblem): cents is FecAmountProblem =>
  typeof cents === "string";

/**
 * An amount from its bytes, in signed cents. The law wants a comma, no thousands separator, and the sign first or
 * last (LPF art. A47 A-1, VII-4°); whatever else is still clear is taken, and told to `note`.
 */
export function readFecAmount(
  bytes: Uint8Array,
  from: number,
  to: number,
  note: (oddity: FecOddityCode) => void,
): number | FecAmountProblem {
  if (from === to) {
    note("fec.amountEmpty");
    return 0;
  }
  let first = from;
  let last = to;
  let isNegative = false;
  if (isSign(bytes[first]!)) isNegative = bytes[first++] === MINUS;
  else if (isSign(bytes[last - 1]!)) isNegative = bytes[--last] === MINUS;

  let cents = 0;
  let digits = 0;
  let decimals = -1;
  for (let at = first; at < last; at += 1) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) {
      if (decimals >= 2) {
        if (byte !== ZERO) return "fec.amountUnreadable";
        if (decimals === 2) note("fec.decimalsBeyondCents");
        decimals += 1;
        continue;
      }
      if (digits === 1 && cents === 0 && decimals === -1) note("fec.paddedAmount");
      cents = cents * 10 + byte - ZERO;
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if ((byte === COMMA || byte === POINT) && decimals === -1) {
      if (byte === POINT) note("fec.decimalPoint");
      decimals = 0;
    } else {
      const width = spaceWidth(bytes, at);
      if (width === 0) return "fec.amountUnreadable";
      if (digits > 0 && at + width < last) note("fec.thousandsSeparator");
      at += width - 1;
    }
  }
  if (digits === 0) return "fec.amountUnreadable";
  for (let missing = Math.max(decimals, 0); missing < 2; missing += 1) cents *= 10;
  if (cents > CENTS_MAX) return "fec.amountTooLarge";
  if (!isNegative || cents === 0) return cents;
  note("fec.amountNegative");
  return -cents;
}

/** What `readPlainAmount` answers of anything that is not digits, a comma and two digits. */
export const NO_AMOUNT = -1;

/** An amount as the law wants it, of which nothing need be told. */
export function readPlainAmount(bytes: Uint8Array, from: number, to: number): number {
  const comma = to - 3;
  if (comma <= from || comma - from > PLAIN_DIGITS_MAX || bytes[comma] !== COMMA) return NO_AMOUNT;
  // A zero first is told, unless it stands alone.
  if (bytes[from] === ZERO && comma - from > 1) return NO_AMOUNT;
  let cents = 0;
  for (let at = from; at < to; at += 1) {
    if (at === comma) continue;
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return NO_AMOUNT;
    cents = cents * 10 + digit;
  }
  return cents;
}

/** So many before the comma stay far below the largest amount there is. */
const PLAIN_DIGITS_MAX = 9;

const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const POINT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;

const isSign = (byte: number) => byte === MINUS || byte === PLUS;

/** A space, or a space that does not break, in Latin or in UTF-8; 0 where there is none. */
function spaceWidth(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 0x20 || byte === 0xa0) return 1;
  if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2;
  return byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89)
    ? 3
    : 0;
}
