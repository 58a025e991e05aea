import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { OutboxTableRow, Tables } from "./tables.ts";

/** Before every instant, so that one comparison finds free connections. */
const NEVER_LEASED = "";

/** One voucher that has to reach one connection, and how far it got. */
export interface OutboxRow {
  readonly id: string;
  readonly companyId: string;
  readonly connectionId: string;
  readonly voucherId: string;
  /** Rows of one chain leave in the order of their positions; other chains never wait for them. */
  readonly chain: string;
  readonly position: number;
  readonly kind: string;
  readonly reference: string;
  readonly payloadVersion: number;
  readonly state: string;
  readonly attempts: number;
  readonly notBefore: string;
  readonly leaseUntil: string | null;
  readonly leasedBy: string | null;
  readonly externalId: string | null;
  readonly detail: unknown;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Fails on a reference the connection has already: the other side knows each of ours once. */
export async function insertOutboxRows(tx: WriteTx, rows: readonly OutboxRow[]): Promise<void> {
  const laneByKey = new Map(
    rows.map(({ companyId, connectionId }) => [
      `${companyId}|${connectionId}`,
      { company_id: companyId, connection_id: connectionId, lease_until: NEVER_LEASED, leased_by: null },
    ]),
  );
  await insertRows(tx, "outbox_lanes", [...laneByKey.values()], {
    key: ["company_id", "connection_id"],
    is: "kept",
  });
  await insertRows(tx, "outbox", rows.map(toTableRow), null);
}

export async function readOutboxRow(tx: ReadTx, id: string): Promise<OutboxRow | null> {
  const row = await tx.db.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toOutboxRow(row);
}

/**
 * Notes how far a row got and says whether it did: not when `heldBy` has lost the lease to another meanwhile.
 * Naming `leaseUntil` moves the lease of the row's connection with it, and null gives it back.
 */
export async function updateOutboxRow(
  tx: WriteTx,
  key: { readonly id: string; readonly heldBy?: string },
  change: Partial<Omit<OutboxRow, "id" | "companyId" | "connectionId" | "createdAt">> & {
    readonly updatedAt: string;
  },
): Promise<boolean> {
  let update = tx.db.updateTable("outbox").set(toTableChange(change)).where("id", "=", key.id);
  if (key.heldBy !== undefined) update = update.where("leased_by", "=", key.heldBy);
  const row = await update.returning(["company_id", "connection_id"]).executeTakeFirst();
  if (row === undefined) return false;
  if (change.leaseUntil !== undefined) {
    await tx.db
      .updateTable("outbox_lanes")
      .set({ lease_until: change.leaseUntil ?? NEVER_LEASED, leased_by: change.leasedBy ?? null })
      .where("company_id", "=", row.company_id)
      .where("connection_id", "=", row.connection_id)
      .execute();
  }
  return true;
}

/**
 * Takes the next row that is due, under a lease on its connection: the first of its chain that is not finished, of
 * a connection nobody else works on. A row whose lease has run out is due again in the state it was left in.
 */
export async function leaseOutboxRow(tx: WriteTx, query: LeaseQuery): Promise<OutboxRow | null> {
  const lane = await tx.db
    .selectFrom("outbox_lanes as lane")
    .select(["lane.company_id", "lane.connection_id"])
    .where("lane.lease_until", "<=", query.now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("outbox as row")
          .select("row.id")
          .whereRef("row.connection_id", "=", "lane.connection_id")
          .whereRef("row.company_id", "=", "lane.company_id")
          .where("row.state", "in", query.dueStates)
          .where("row.not_before", "<=", query.now)
          .where(isFirstOfChain(query)),
      ),
    )
    .orderBy("lane.lease_until")
    .limit(1)
    .modifyEnd(sql.raw(tx.sqlWords.skipLocked))
    .executeTakeFirst();
  if (lane === undefined) return null;

  // Read again under the lane's lock: another process may have finished the row that made the lane look due.
  const due = await tx.db
    .selectFrom("outbox as row")
    .select("row.id")
    .where("row.connection_id", "=", lane.connection_id)
    .where("row.company_id", "=", lane.company_id)
    .where("row.state", "in", query.dueStates)
    .where("row.not_before", "<=", query.now)
    .where(isFirstOfChain(query))
    .orderBy("row.not_before")
    .orderBy("row.created_at")
    .orderBy("row.id")
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return null;

  const lease = { lease_until: query.leaseUntil, leased_by: query.leasedBy };
  await tx.db
    .updateTable("outbox_lanes")
    .set(lease)
    .where("company_id", "=", lane.company_id)
    .where("connection_id", "=", lane.connection_id)
    .execute();
  const row = await tx.db
    .updateTable("outbox")
    .set(lease)
    .where("id", "=", due.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toOutboxRow(row);
}

export interface LeaseQuery {
  readonly now: string;
  readonly leaseUntil: string;
  readonly leasedBy: string;
  /** States in which a row may be worked on. */
  readonly dueStates: readonly string[];
  /** States that no longer hold back the rest of the chain. */
  readonly finishedStates: readonly string[];
}

/** Whether nothing unfinished stands before `row` in its chain. */
const isFirstOfChain =
  ({ finishedStates }: LeaseQuery) =>
  ({ exists, not, selectFrom }: ExpressionBuilder<Tables & { row: OutboxTableRow }, "row">) =>
    not(
      exists(
        selectFrom("outbox as before")
          .select("before.id")
          .whereRef("before.connection_id", "=", "row.connection_id")
          .whereRef("before.company_id", "=", "row.company_id")
          .whereRef("before.chain", "=", "row.chain")
          .whereRef("before.position", "<", "row.position")
          .where("before.state", "not in", finishedStates),
      ),
    );

export async function outboxRowsOfVoucher(
  tx: ReadTx,
  key: { readonly companyId: string; readonly voucherId: string },
): Promise<readonly OutboxRow[]> {
  const rows = await tx.db
    .selectFrom("outbox")
    .selectAll()
    .where("company_id", "=", key.companyId)
    .where("voucher_id", "=", key.voucherId)
    .orderBy("position")
    .execute();
  return rows.map(toOutboxRow);
}

export async function outboxRowsOfCompany(tx: ReadTx, companyId: string): Promise<readonly OutboxRow[]> {
  const rows = await tx.db
    .selectFrom("outbox")
    .selectAll()
    .where("company_id", "=", companyId)
    .orderBy("connection_id")
    .orderBy("created_at")
    .orderBy("position")
    .execute();
  return rows.map(toOutboxRow);
}

export async function outboxRowsOfConnection(
  tx: ReadTx,
  key: { readonly companyId: string; readonly connectionId: string; readonly states?: readonly string[] },
): Promise<readonly OutboxRow[]> {
  let select = tx.db
    .selectFrom("outbox")
    .selectAll()
    .where("company_id", "=", key.companyId)
    .where("connection_id", "=", key.connectionId);
  if (key.states !== undefined && key.states.length > 0) select = select.where("state", "in", key.states);
  const rows = await select.orderBy("created_at").orderBy("position").execute();
  return rows.map(toOutboxRow);
}

const toOutboxRow = (row: Selectable<OutboxTableRow>): OutboxRow => ({
  id: row.id,
  companyId: row.company_id,
  connectionId: row.connection_id,
  voucherId: row.voucher_id,
  chain: row.chain,
  position: row.position,
  kind: row.kind,
  reference: row.reference,
  payloadVersion: row.payload_version,
  state: row.state,
  attempts: row.attempts,
  notBefore: row.not_before,
  leaseUntil: row.lease_until,
  leasedBy: row.leased_by,
  externalId: row.external_id,
  detail: JSON.parse(row.detail),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toTableRow = (row: OutboxRow): OutboxTableRow => ({
  id: row.id,
  company_id: row.companyId,
  connection_id: row.connectionId,
  voucher_id: row.voucherId,
  chain: row.chain,
  position: row.position,
  kind: row.kind,
  reference: row.reference,
  payload_version: row.payloadVersion,
  state: row.state,
  attempts: row.attempts,
  not_before: row.notBefore,
  lease_until: row.leaseUntil,
  leased_by: row.leasedBy,
  external_id: row.externalId,
  detail: JSON.stringify(row.detail ?? null),
  created_at: row.createdAt,
  updated_at: row.updatedAt,
});

/** Leaves out what the change does not name. */
function toTableChange(change: Partial<OutboxRow>): Partial<OutboxTableRow> {
  const row = toTableRow(change as OutboxRow);
  const { detail, ...named } = row;
  const present = Object.entries(named).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(present) as Partial<OutboxTableRow>),
    ...("detail" in change ? { detail } : {}),
  };
}
