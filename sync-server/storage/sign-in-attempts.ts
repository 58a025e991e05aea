import type { ReadTx, WriteTx } from "./storage.ts";

/** When a key (a log-in, an address) failed after an instant, oldest first. */
export async function attemptsSince(tx: ReadTx, key: string, after: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom("sign_in_attempts")
    .select("at")
    .where("key", "=", key)
    .where("at", ">", after)
    .orderBy("at")
    .execute();
  return rows.map((row) => row.at);
}

export async function countAttemptsSince(tx: ReadTx, key: string, after: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom("sign_in_attempts")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("key", "=", key)
    .where("at", ">", after)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertAttempts(
  tx: WriteTx,
  attempts: readonly { readonly id: string; readonly key: string; readonly at: string }[],
): Promise<void> {
  await tx.db
    .insertInto("sign_in_attempts")
    .values([...attempts])
    .execute();
}

export async function removeAttempts(tx: WriteTx, ids: readonly string[]): Promise<void> {
  await tx.db.deleteFrom("sign_in_attempts").where("id", "in", ids).execute();
}

export async function removeAttemptsBefore(tx: WriteTx, before: string): Promise<void> {
  await tx.db.deleteFrom("sign_in_attempts").where("at", "<", before).execute();
}
