import { canonicalJson } from "../canonical-json.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { MonthDigest } from "./pull.ts";

const MODULUS = 1n << 256n;

/** What a voucher adds to its month's digest: never number, revision or time, so device and server agree early. */
export function voucherDigest(voucher: Voucher, hashOf: HashOf = sha256Hex): bigint {
  const { day, id, kind, postings } = voucher;
  const party = "party" in voucher ? voucher.party : null;
  return BigInt(`0x${hashOf(canonicalJson({ day, id, kind, party, postings }))}`);
}

/** A sum, so that any order gives the same and one voucher's change costs one subtraction and one addition. */
export function changeDigest(
  digest: MonthDigest,
  before: Voucher | null,
  after: Voucher | null,
  hashOf: HashOf = sha256Hex,
): MonthDigest {
  let sum = BigInt(`0x${digest.sum}`);
  if (before) sum -= voucherDigest(before, hashOf);
  if (after) sum += voucherDigest(after, hashOf);
  return {
    count: digest.count + (after ? 1 : 0) - (before ? 1 : 0),
    sum: (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(64, "0"),
  };
}

/** Any number of voucher digests, added up. */
export const sumOfDigests = (digests: readonly bigint[]): MonthDigest => ({
  count: digests.length,
  sum: (digests.reduce((sum, digest) => sum + digest, 0n) % MODULUS).toString(16).padStart(64, "0"),
});

/** What is left of a digest without a part of it. */
export function withoutDigest(digest: MonthDigest, part: MonthDigest): MonthDigest {
  const left = (BigInt(`0x${digest.sum}`) + MODULUS - BigInt(`0x${part.sum}`)) % MODULUS;
  return { count: digest.count - part.count, sum: left.toString(16).padStart(64, "0") };
}

export const emptyDigest: MonthDigest = { count: 0, sum: "0".repeat(64) };

/** Under which a digest is kept: the slice and the month of the voucher. */
export const digestKeyOf = (voucher: Voucher): string => `${voucher.slice}/${voucher.day.slice(0, 7)}`;
