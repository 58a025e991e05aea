import { voucherDigest } from "#core/replication/voucher-digest.ts";
import { type Digests, differingKeys, digestsOf } from "#core/seals/vouchers-to-seal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";

/** A document never changes in place, so its digest is computed once. */
const digestByVoucher = new WeakMap<Voucher, bigint>();

export function rememberedDigest(voucher: Voucher): bigint {
  const digest = digestByVoucher.get(voucher) ?? voucherDigest(voucher);
  digestByVoucher.set(voucher, digest);
  return digest;
}

/** What these vouchers add up to by slice and month, to be held against what the server says of its own. */
export const monthDigests = (vouchers: Iterable<Voucher>): Digests => digestsOf(vouchers, rememberedDigest);

/** A month of which one side says nothing has no vouchers. */
export const digestsAgree = (own: Digests, theirs: Digests): boolean =>
  differingKeys(own, theirs).length === 0;
