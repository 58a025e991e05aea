import { hasRight } from "#core/rights/rights.ts";
import { toStanding } from "../replication/what-members-see.ts";
import type { Membership } from "./memberships.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/** What we keep of bytes that lie in the blob store: the hash names the bytes as they are before encoding. */
export interface BlobRecord {
  readonly hash: string;
  readonly byteLength: number;
  readonly encoding: "identity" | "deflate";
  readonly storedLength: number;
  readonly createdAt: string;
}

/** Stands, in place of a slice, for members who read the whole company only. */
export const WHOLE_COMPANY_ONLY = "*";

/** Who may read a blob: members of the company who read that slice, or only those who read everything. */
export interface BlobReader {
  readonly companyId: string;
  readonly hash: string;
  readonly slice: string;
  readonly purpose: BlobPurpose;
}

/** What a blob is to its readers; what names patients is for those alone who may see them. */
export type BlobPurpose = "seal" | "sealOfPatients" | "attachment" | "import" | "importOfPatients";

/** The purposes open to a member, whatever the slice. */
export const purposesFor = (member: Membership): readonly BlobPurpose[] =>
  hasRight(toStanding(member), "seePatients")
    ? ["seal", "sealOfPatients", "attachment", "import", "importOfPatients"]
    : ["seal", "attachment", "import"];

export async function insertBlobRecord(tx: WriteTx, record: BlobRecord): Promise<void> {
  await tx.db
    .insertInto("blobs")
    .values({
      hash: record.hash,
      byte_length: record.byteLength,
      encoding: record.encoding,
      stored_length: record.storedLength,
      created_at: record.createdAt,
    })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

export async function readBlobRecord(tx: ReadTx, hash: string): Promise<BlobRecord | null> {
  const row = await tx.db.selectFrom("blobs").selectAll().where("hash", "=", hash).executeTakeFirst();
  if (row === undefined) return null;
  return {
    hash: row.hash,
    byteLength: row.byte_length,
    encoding: row.encoding === "deflate" ? "deflate" : "identity",
    storedLength: row.stored_length,
    createdAt: row.created_at,
  };
}

export async function addBlobReader(tx: WriteTx, reader: BlobReader): Promise<void> {
  await tx.db
    .insertInto("blob_readers")
    .values({
      company_id: reader.companyId,
      hash: reader.hash,
      slice: reader.slice,
      purpose: reader.purpose,
    })
    .onConflict((conflict) => conflict.columns(["company_id", "hash", "slice", "purpose"]).doNothing())
    .execute();
}

export async function removeBlobReaders(
  tx: WriteTx,
  key: { readonly companyId: string; readonly hash: string; readonly purpose: BlobPurpose },
): Promise<void> {
  await tx.db
    .deleteFrom("blob_readers")
    .where("company_id", "=", key.companyId)
    .where("hash", "=", key.hash)
    .where("purpose", "=", key.purpose)
    .execute();
}

/** Whether anybody may read the bytes, or somebody sent them up for what is still to come. */
export async function isBlobNamed(tx: ReadTx, hash: string): Promise<boolean> {
  const reader = await tx.db
    .selectFrom("blob_readers")
    .select("hash")
    .where("hash", "=", hash)
    .limit(1)
    .executeTakeFirst();
  if (reader !== undefined) return true;
  const upload = await tx.db
    .selectFrom("uploads")
    .select("hash")
    .where("hash", "=", hash)
    .limit(1)
    .executeTakeFirst();
  return upload !== undefined;
}

export async function removeBlobRecord(tx: WriteTx, hash: string): Promise<void> {
  await tx.db.deleteFrom("blobs").where("hash", "=", hash).execute();
}

/** Whether the member may read the bytes: by what a document of their company says, or as who sent them up. */
export async function mayReadBlob(tx: ReadTx, member: Membership, hash: string): Promise<boolean> {
  let readers = tx.db
    .selectFrom("blob_readers")
    .select("purpose")
    .where("company_id", "=", member.companyId)
    .where("hash", "=", hash)
    .where("purpose", "in", purposesFor(member));
  // No blob has the slice "": it keeps the list from being empty, which SQL does not know.
  if (member.slices !== null) readers = readers.where("slice", "in", ["", ...member.slices]);
  if ((await readers.limit(1).executeTakeFirst()) !== undefined) return true;
  const upload = await tx.db
    .selectFrom("uploads")
    .select("hash")
    .where("company_id", "=", member.companyId)
    .where("hash", "=", hash)
    .where("user_id", "=", member.userId)
    .where("completed_at", "is not", null)
    .executeTakeFirst();
  return upload !== undefined;
}
