import { type BlobRecord, purposesFor, readBlobRecord } from "./blob-records.ts";
import { membershipsOfUser } from "./memberships.ts";
import type { ReadTx } from "./storage.ts";

/** A sealed body that lies in a slice the user reads in one of their companies; null also for what does not exist. */
export async function findReadableSealBody(
  tx: ReadTx,
  { userId, hash }: { readonly userId: string; readonly hash: string },
): Promise<BlobRecord | null> {
  const memberships = await membershipsOfUser(tx, userId);
  if (memberships.length === 0) return null;
  const memberByCompany = new Map(memberships.map((membership) => [membership.companyId, membership]));
  const readers = await tx.db
    .selectFrom("blob_readers")
    .select(["company_id", "slice", "purpose"])
    .where("company_id", "in", [...memberByCompany.keys()])
    .where("hash", "=", hash)
    .where("purpose", "in", ["seal", "sealOfPatients"])
    .execute();
  const mayRead = readers.some(({ company_id, slice, purpose }) => {
    const member = memberByCompany.get(company_id);
    if (member === undefined || !purposesFor(member).some((open) => open === purpose)) return false;
    return member.slices === null || member.slices.includes(slice);
  });
  return mayRead ? readBlobRecord(tx, hash) : null;
}
