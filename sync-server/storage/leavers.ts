import type { ReadTx, WriteTx } from "./storage.ts";

/** Somebody who works in an accounting firm no longer, and whose places in its clients' companies have yet to end. */
export interface Leaver {
  readonly firm: string;
  readonly userId: string;
  /** Who ended their place in the firm; themselves, if they left. */
  readonly byUserId: string;
}

interface Waiting extends Leaver {
  /** Until then somebody is at it. */
  readonly dueAt: string;
}

const PREFIX = "leaver ";
const nameOf = ({ firm, userId }: Leaver) => `${PREFIX}${firm} ${userId}`;

/** Written in the transaction that ends the place in the firm, so that a crash forgets nobody. */
export async function noteLeaver(tx: WriteTx, leaver: Leaver, dueAt: string): Promise<void> {
  const value = JSON.stringify({ ...leaver, dueAt } satisfies Waiting);
  await tx.db
    .insertInto("server_facts")
    .values({ name: nameOf(leaver), value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

export async function waitingLeavers(tx: ReadTx, at: string): Promise<readonly Leaver[]> {
  const rows = await tx.db
    .selectFrom("server_facts")
    .select("value")
    .where("name", ">", PREFIX)
    .where("name", "like", `${PREFIX}%`)
    .orderBy("name")
    .execute();
  return rows.map(({ value }) => JSON.parse(value) as Waiting).filter(({ dueAt }) => dueAt <= at);
}

/** Takes one on until an instant, so that no other process does the same; false when another was faster. */
export async function leaseLeaver(
  tx: WriteTx,
  leaver: Leaver,
  { at, until }: { readonly at: string; readonly until: string },
): Promise<boolean> {
  const row = await tx.db
    .selectFrom("server_facts")
    .select("value")
    .where("name", "=", nameOf(leaver))
    .executeTakeFirst();
  if (row === undefined || (JSON.parse(row.value) as Waiting).dueAt > at) return false;
  const taken = await tx.db
    .updateTable("server_facts")
    .set({ value: JSON.stringify({ ...leaver, dueAt: until } satisfies Waiting) })
    .where("name", "=", nameOf(leaver))
    .where("value", "=", row.value)
    .returning("name")
    .execute();
  return taken.length > 0;
}

export async function forgetLeaver(tx: WriteTx, leaver: Leaver): Promise<void> {
  await tx.db.deleteFrom("server_facts").where("name", "=", nameOf(leaver)).execute();
}
