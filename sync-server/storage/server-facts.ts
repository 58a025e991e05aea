import type { ReadTx, WriteTx } from "./storage.ts";

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

/** The server's epoch; the first caller's proposal stays. It changes only when a backup was restored. */
export async function ensureEpoch(tx: WriteTx, proposed: string): Promise<string> {
  await tx.db
    .insertInto("server_facts")
    .values({ name: "epoch", value: proposed })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return (await readServerFact(tx, "epoch")) ?? proposed;
}
