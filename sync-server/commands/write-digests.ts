import { changeDigest, digestKeyOf, emptyDigest } from "#core/replication/voucher-digest.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { readDigest, writeDigest } from "../storage/digests.ts";
import type { StoredDocument } from "../storage/documents.ts";
import type { CommandBatch } from "./command-batch.ts";
import type { WrittenDocument } from "./command-facts.ts";

/** Keeps the sums of each slice and month in step with what the run has made of their vouchers. */
export async function writeDigests(
  { tx, companyId, revisions }: CommandBatch,
  documents: readonly WrittenDocument[],
): Promise<void> {
  const changesByKey = new Map<string, [before: Voucher | null, after: Voucher | null][]>();
  const change = (key: string, before: Voucher | null, after: Voucher | null) => {
    const known = changesByKey.get(key);
    if (known === undefined) changesByKey.set(key, [[before, after]]);
    else known.push([before, after]);
  };
  for (const written of documents) {
    if (written.after.collection !== "vouchers") continue;
    const before = voucherIn(written.before);
    const after = voucherIn(written.after);
    if (before && after && digestKeyOf(before) === digestKeyOf(after)) {
      change(digestKeyOf(after), before, after);
    } else {
      if (before) change(digestKeyOf(before), before, null);
      if (after) change(digestKeyOf(after), null, after);
    }
  }
  if (changesByKey.size === 0) return;
  const revision = await revisions.head();
  for (const [key, changes] of changesByKey) {
    const [slice, month] = key.split("/") as [string, string];
    const { sum, count } = (await readDigest(tx, { companyId, slice, month })) ?? emptyDigest;
    const left = changes.reduce(
      (digest, [before, after]) => changeDigest(digest, before, after, nativeSha256Hex),
      { sum, count },
    );
    await writeDigest(tx, companyId, { slice, month, sum: left.sum, count: left.count, revision });
  }
}

const voucherIn = (document: StoredDocument | null): Voucher | null =>
  document === null || document.deleted ? null : (document.body as Voucher);
