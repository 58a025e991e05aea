import type { DocumentChange } from "#core/commands/command-module.ts";
import { changeDigest, digestKeyOf, emptyDigest } from "#core/replication/voucher-digest.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { readDigest, writeDigest } from "../storage/digests.ts";
import type { CommandBatch } from "./command-batch.ts";

/** Keeps the sums of each slice and month in step with their vouchers; facts must still hold what stood before. */
export async function changeDigests(batch: CommandBatch, changes: readonly DocumentChange[]): Promise<void> {
  for (const change of changes) {
    if (change.collection !== "vouchers") continue;
    const before = batch.facts.seenBy(null).get("vouchers", change.id);
    const { after } = change;
    if (before && after && digestKeyOf(before) === digestKeyOf(after)) {
      await changeOne(batch, digestKeyOf(after), before, after);
    } else {
      if (before) await changeOne(batch, digestKeyOf(before), before, null);
      if (after) await changeOne(batch, digestKeyOf(after), null, after);
    }
  }
}

async function changeOne(
  { tx, companyId, digests }: CommandBatch,
  key: string,
  before: Voucher | null,
  after: Voucher | null,
): Promise<void> {
  const known = digests.get(key) ?? (await readDigest(tx, { companyId, ...partsOf(key) })) ?? emptyDigest;
  digests.set(key, changeDigest({ sum: known.sum, count: known.count }, before, after));
}

/** Writes what the commands of a transaction have left of the sums they changed. */
export async function writeDigests({ tx, companyId, digests }: CommandBatch): Promise<void> {
  for (const [key, { sum, count }] of digests)
    await writeDigest(tx, companyId, { ...partsOf(key), sum, count });
}

function partsOf(key: string): { readonly slice: string; readonly month: string } {
  const [slice, month] = key.split("/") as [string, string];
  return { slice, month };
}
