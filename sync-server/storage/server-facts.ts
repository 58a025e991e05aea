import { assert } from "#core/assert.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

const EPOCH = "epoch";

export async function readServerFact(tx: ReadTx, name: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom("server_facts")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function writeServerFact(tx: WriteTx, name: string, value: string): Promise<void> {
  await tx.db
    .insertInto("server_facts")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** Names this database's life: it changes only when a backup was restored. Opening the storage has set it. */
export async function readEpoch(tx: ReadTx): Promise<string> {
  const epoch = await readServerFact(tx, EPOCH);
  assert(epoch !== null, "the server has an epoch");
  return epoch;
}

/** The first proposal stays. */
export async function ensureEpoch(tx: WriteTx, proposed: string): Promise<string> {
  await tx.db
    .insertInto("server_facts")
    .values({ name: EPOCH, value: proposed })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return readEpoch(tx);
}

/** Begins another epoch; false when the one named is over already. */
export async function replaceEpoch(tx: WriteTx, ended: string, begun: string): Promise<boolean> {
  const row = await tx.db
    .updateTable("server_facts")
    .set({ value: begun })
    .where("name", "=", EPOCH)
    .where("value", "=", ended)
    .returning("value")
    .executeTakeFirst();
  return row !== undefined;
}
