import type { DocumentChange } from "#core/commands/command-module.ts";
import { changeDigest, digestKeyOf, emptyDigest } from "#core/replication/voucher-digest.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { readDigest, writeDigest } from "../storage/digests.ts";
import type { CommandBatch } from "./command-batch.ts";

/** Keeps the sums of each slice and month in step with their vouchers; facts must still hold what stood before. */
export async function writeDigests(batch: CommandBatch, changes: readonly DocumentChange[]): Promise<void> {
  for (const change of changes) {
    if (change.collection !== "vouchers") continue;
    const before = batch.facts.seenBy(null).get("vouchers", change.id);
    const { after } = change;
    if (before && after && digestKeyOf(before) === digestKeyOf(after)) {
      await writeOne(batch, digestKeyOf(after), before, after);
    } else {
      if (before) await writeOne(batch, digestKeyOf(before), before, null);
      if (after) await writeOne(batch, digestKeyOf(after), null, after);
    }
  }
}

async function writeOne(
  { tx, companyId }: CommandBatch,
  key: string,
  before: Voucher | null,
  after: Voucher | null,
): Promise<void> {
  const [slice, month] = key.split("/") as [string, string];
  const digest = (await readDigest(tx, { companyId, slice, month })) ?? emptyDigest;
  const { sum, count } = changeDigest({ sum: digest.sum, count: digest.count }, before, after);
  await writeDigest(tx, companyId, { slice, month, sum, count });
}
