import type { MonthDigest } from "#core/replication/pull.ts";
import { digestKeyOf, emptyDigest, voucherDigest } from "#core/replication/voucher-digest.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";

type Digests = Readonly<Record<string, MonthDigest>>;

const MODULUS = 1n << 256n;
/** A document never changes in place, so its digest is computed once. */
const digestByVoucher = new WeakMap<Voucher, bigint>();

/** What these vouchers add up to by slice and month, to be held against what the server says of its own. */
export function monthDigests(vouchers: Iterable<Voucher>): Digests {
  const sums = new Map<string, { count: number; sum: bigint }>();
  for (const voucher of vouchers) {
    const digest = digestByVoucher.get(voucher) ?? voucherDigest(voucher);
    digestByVoucher.set(voucher, digest);
    const key = digestKeyOf(voucher);
    const sum = sums.get(key) ?? { count: 0, sum: 0n };
    sums.set(key, { count: sum.count + 1, sum: (sum.sum + digest) % MODULUS });
  }
  return Object.fromEntries(
    [...sums].map(([key, { count, sum }]) => [key, { count, sum: sum.toString(16).padStart(64, "0") }]),
  );
}

/** A month of which one side says nothing has no vouchers. */
export function digestsAgree(own: Digests, theirs: Digests): boolean {
  for (const key of new Set([...Object.keys(own), ...Object.keys(theirs)])) {
    const one = own[key] ?? emptyDigest;
    const other = theirs[key] ?? emptyDigest;
    if (one.count !== other.count || one.sum !== other.sum) return false;
  }
  return true;
}
