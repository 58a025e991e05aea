import { type BlobRecord, purposesFor, readBlobRecord } from "./blob-records.ts";
import { membershipsOfUser } from "./memberships.ts";
import type { ReadTx } from "./storage.ts";

/** A sealed body that lies in a slice the user reads in one of their companies; null also for what does not exist. */
export async function findReadableSealBody(
  tx: ReadTx,
  { userId, hash }: { readonly userId: string; readonly hash: string },
): Promise<BlobRecord | null> {
  const readable = await findReadableSealBodies(tx, { userId, hashes: [hash] });
  return readable.has(hash) ? readBlobRecord(tx, hash) : null;
}

/** Which of these are such bodies. */
export async function findReadableSealBodies(
  tx: ReadTx,
  { userId, hashes }: { readonly userId: string; readonly hashes: readonly string[] },
): Promise<ReadonlySet<string>> {
  const memberships = await membershipsOfUser(tx, userId);
  if (memberships.length === 0 || hashes.length === 0) return new Set();
  const memberByCompany = new Map(memberships.map((membership) => [membership.companyId, membership]));
  const readers = await tx.db
    .selectFrom("blob_readers")
    .select(["company_id", "hash", "slice", "purpose"])
    .where("company_id", "in", [...memberByCompany.keys()])
    .where("hash", "in", hashes)
    .where("purpose", "in", ["seal", "sealOfPatients"])
    .execute();
  const readable = readers.filter(({ company_id, slice, purpose }) => {
    const member = memberByCompany.get(company_id);
    if (member === undefined || !purposesFor(member).some((open) => open === purpose)) return false;
    return member.slices === null || member.slices.includes(slice);
  });
  return new Set(readable.map(({ hash }) => hash));
}
