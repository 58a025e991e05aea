import { type BlobRecord, readBlobRecord } from "./blob-records.ts";
import { membershipsOfUser } from "./memberships.ts";
import type { ReadTx } from "./storage.ts";

/** A sealed body that lies in a slice the user reads in one of their companies; null also for what does not exist. */
export async function findReadableSealBody(
  tx: ReadTx,
  { userId, hash }: { readonly userId: string; readonly hash: string },
): Promise<BlobRecord | null> {
  const memberships = await membershipsOfUser(tx, userId);
  if (memberships.length === 0) return null;
  const slicesByCompany = new Map(memberships.map(({ companyId, slices }) => [companyId, slices]));
  const readers = await tx.db
    .selectFrom("blob_readers")
    .select(["company_id", "slice"])
    .where("company_id", "in", [...slicesByCompany.keys()])
    .where("hash", "=", hash)
    .where("purpose", "=", "seal")
    .execute();
  const mayRead = readers.some(({ company_id, slice }) => {
    const slices = slicesByCompany.get(company_id);
    return slices === null || slices?.includes(slice);
  });
  return mayRead ? readBlobRecord(tx, hash) : null;
}
