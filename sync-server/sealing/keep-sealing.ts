import { emptyDigest, withoutDigest } from "#core/replication/voucher-digest.ts";
import type { CommandBatch } from "../commands/command-batch.ts";
import { readDigest, writeDigest } from "../storage/digests.ts";
import { changesSince } from "../storage/documents.ts";
import { markSealed } from "../storage/sealed-documents.ts";
import type { WriteTx } from "../storage/storage.ts";
import type { PreparedPeriod } from "./prepare-sealing.ts";

const CHANGES_MAX = 1000;

/** Whether anything that was packed has changed since; the caller holds the company's lock. */
export async function hasMoved(
  tx: WriteTx,
  { companyId, head }: { readonly companyId: string; readonly head: number },
  { revision, through, rows }: PreparedPeriod,
): Promise<boolean> {
  if (head === revision) return false;
  const since = (collection: string) =>
    changesSince(tx, { companyId, collection, revision, limit: CHANGES_MAX });
  // Numbers follow the company's years, slices its practitioners; another seal is another beginning.
  for (const collection of ["companies", "accounts", "seals"])
    if ((await since(collection)).length > 0) return true;
  const changed = await since("vouchers");
  if (changed.length === CHANGES_MAX) return true;
  const packed = new Set(rows.map(({ id }) => id));
  return changed.some(
    ({ id, day, state }) => packed.has(id) || (state !== "draft" && day !== null && day <= through),
  );
}

/** The vouchers leave the live ones in the transaction that writes the seals they are in: all of it, or none. */
export async function keepSealing(
  { tx, companyId, revisions }: CommandBatch,
  { rows, sealedAt, sealing }: PreparedPeriod,
): Promise<void> {
  await markSealed(tx, { companyId, sealedAt, rows });
  const revision = await revisions.head();
  for (const [key, sealed] of Object.entries(sealing.digests)) {
    const [slice, month] = key.split("/") as [string, string];
    const { count, sum } = (await readDigest(tx, { companyId, slice, month })) ?? emptyDigest;
    await writeDigest(tx, companyId, {
      slice,
      month,
      ...withoutDigest({ count, sum }, sealed),
      revision,
    });
  }
}
