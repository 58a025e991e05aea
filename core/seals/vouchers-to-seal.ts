import type { CalendarDate } from "../calendar-date.ts";
import type { MonthDigest } from "../replication/pull.ts";
import { digestKeyOf, emptyDigest, sumOfDigests, voucherDigest } from "../replication/voucher-digest.ts";
import { isInvoice, type Voucher } from "../vouchers/voucher.ts";

/** Count and sum of voucher digests by `<slice>/<month>`. */
export type Digests = Readonly<Record<string, MonthDigest>>;

/**
 * What validating through a day seals: everything but drafts, which wait to be dated again, and closing entries, which
 * are sealed with their year.
 */
export const isToSeal = (
  voucher: Pick<Voucher, "state" | "day" | "closing">,
  through: CalendarDate,
): boolean => voucher.state !== "draft" && voucher.day <= through && !voucher.closing;

/** An invoice issued under a number that the outside system has yet to tell: sealed, it would never have one. */
export const awaitsNumber = (voucher: Voucher): boolean =>
  isInvoice(voucher) && voucher.state === "approved" && voucher.numbering === "external" && !voucher.number;

/** What these vouchers add up to. A faster digest of one voucher, remembered say, may be given. */
export function digestsOf(
  vouchers: Iterable<Voucher>,
  digestOf: (voucher: Voucher) => bigint = (voucher) => voucherDigest(voucher),
): Digests {
  const digestsByKey = new Map<string, bigint[]>();
  for (const voucher of vouchers) {
    const key = digestKeyOf(voucher);
    const known = digestsByKey.get(key);
    if (known === undefined) digestsByKey.set(key, [digestOf(voucher)]);
    else known.push(digestOf(voucher));
  }
  return Object.fromEntries([...digestsByKey].map(([key, digests]) => [key, sumOfDigests(digests)]));
}

/** The keys, `<slice>/<month>`, under which two sides do not say the same. A key that one does not name is empty there. */
export function differingKeys(one: Digests, other: Digests): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort().filter((key) => {
    const [left, right] = [one[key] ?? emptyDigest, other[key] ?? emptyDigest];
    return left.count !== right.count || left.sum !== right.sum;
  });
}

export const countOf = (digests: Digests): number =>
  Object.values(digests).reduce((sum, { count }) => sum + count, 0);
