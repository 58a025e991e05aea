import type { Selectable } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { UploadRow } from "./tables.ts";

export interface UploadKey {
  readonly companyId: string;
  readonly hash: string;
  readonly userId: string;
}

/** A file on its way up, piece by piece. */
export interface Upload extends UploadKey {
  readonly byteLength: number;
  readonly receivedLength: number;
  readonly createdAt: string;
  /** Set once every byte was there and had the promised hash. */
  readonly completedAt: string | null;
}

export async function readUpload(tx: ReadTx, key: UploadKey): Promise<Upload | null> {
  const row = await tx.db
    .selectFrom("uploads")
    .selectAll()
    .where("company_id", "=", key.companyId)
    .where("hash", "=", key.hash)
    .where("user_id", "=", key.userId)
    .executeTakeFirst();
  return row === undefined ? null : toUpload(row);
}

/** How many bytes a user has announced in files that are not complete. */
export async function unfinishedUploads(
  tx: ReadTx,
  userId: string,
): Promise<{ readonly count: number; readonly byteLength: number }> {
  const row = await tx.db
    .selectFrom("uploads")
    .select(({ fn }) => [
      fn.countAll<number>().as("count"),
      fn.sum<number | null>("byte_length").as("byteLength"),
    ])
    .where("user_id", "=", userId)
    .where("completed_at", "is", null)
    .executeTakeFirstOrThrow();
  return { count: row.count, byteLength: row.byteLength ?? 0 };
}

export async function writeUpload(tx: WriteTx, upload: Upload): Promise<void> {
  const rest = {
    byte_length: upload.byteLength,
    received_length: upload.receivedLength,
    created_at: upload.createdAt,
    completed_at: upload.completedAt,
  };
  await tx.db
    .insertInto("uploads")
    .values({ company_id: upload.companyId, hash: upload.hash, user_id: upload.userId, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "hash", "user_id"]).doUpdateSet(rest))
    .execute();
}

export async function removeUpload(tx: WriteTx, key: UploadKey): Promise<void> {
  await tx.db
    .deleteFrom("uploads")
    .where("company_id", "=", key.companyId)
    .where("hash", "=", key.hash)
    .where("user_id", "=", key.userId)
    .execute();
}

/** Uploads begun before an instant and never completed. */
export async function staleUploads(tx: ReadTx, before: string): Promise<readonly Upload[]> {
  const rows = await tx.db
    .selectFrom("uploads")
    .selectAll()
    .where("created_at", "<", before)
    .where("completed_at", "is", null)
    .execute();
  return rows.map(toUpload);
}

/** Forgets uploads completed before an instant: what came of them names their bytes by now, or nothing will. */
export async function removeCompletedUploads(tx: WriteTx, before: string): Promise<void> {
  await tx.db.deleteFrom("uploads").where("completed_at", "<", before).execute();
}

const toUpload = (row: Selectable<UploadRow>): Upload => ({
  companyId: row.company_id,
  hash: row.hash,
  userId: row.user_id,
  byteLength: row.byte_length,
  receivedLength: row.received_length,
  createdAt: row.created_at,
  completedAt: row.completed_at,
});
