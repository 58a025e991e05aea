import type { ReadTx, WriteTx } from "./storage.ts";

/** One connection of one company, as the outbox sees it: one writer at a time. */
export interface Lane {
  readonly companyId: string;
  readonly connectionId: string;
}

/** The connections that have rows in one of these states. */
export async function lanesWithRows(tx: ReadTx, states: readonly string[]): Promise<readonly Lane[]> {
  const rows = await tx.db
    .selectFrom("outbox")
    .select(["company_id", "connection_id"])
    .distinct()
    .where("state", "in", states)
    .orderBy("company_id")
    .orderBy("connection_id")
    .execute();
  return rows.map((row) => ({ companyId: row.company_id, connectionId: row.connection_id }));
}

/** Takes a whole connection under a lease, for work on more than one row; says no while somebody else holds it. */
export async function takeLane(
  tx: WriteTx,
  lane: Lane,
  lease: { readonly now: string; readonly leaseUntil: string; readonly leasedBy: string },
): Promise<boolean> {
  const taken = await tx.db
    .updateTable("outbox_lanes")
    .set({ lease_until: lease.leaseUntil, leased_by: lease.leasedBy })
    .where("company_id", "=", lane.companyId)
    .where("connection_id", "=", lane.connectionId)
    .where(({ eb, or }) => or([eb("lease_until", "<=", lease.now), eb("leased_by", "is", null)]))
    .returning("company_id")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives a connection back. `heldBy` null ends a pause that nobody works in. */
export async function freeLane(tx: WriteTx, lane: Lane, heldBy: string | null): Promise<void> {
  await tx.db
    .updateTable("outbox_lanes")
    .set({ lease_until: "", leased_by: null })
    .where("company_id", "=", lane.companyId)
    .where("connection_id", "=", lane.connectionId)
    .where("leased_by", heldBy === null ? "is" : "=", heldBy)
    .execute();
}
