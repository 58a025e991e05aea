import type { Selectable } from "kysely";
import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { OutcomeRow } from "./tables.ts";

/** What became of one command, with the whole command as it was sent. */
export interface StoredOutcome {
  readonly companyId: string;
  readonly commandId: string;
  readonly deviceId: string;
  readonly counter: number;
  readonly hash: string;
  readonly type: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly decidedAt: string;
  readonly status: "accepted" | "refused";
  /** The last revision the command wrote. */
  readonly revision: number | null;
  readonly code: string | null;
  readonly facts: unknown;
  readonly command: unknown;
}

/** Fails on a command id, or a device's counter, that has its outcome already. */
export const insertOutcomes = (tx: WriteTx, outcomes: readonly StoredOutcome[]): Promise<void> =>
  insertRows(
    tx,
    "outcomes",
    outcomes.map((outcome) => ({
      company_id: outcome.companyId,
      command_id: outcome.commandId,
      device_id: outcome.deviceId,
      counter: outcome.counter,
      hash: outcome.hash,
      type: outcome.type,
      made_by: outcome.madeBy,
      made_at: outcome.madeAt,
      decided_at: outcome.decidedAt,
      status: outcome.status,
      revision: outcome.revision,
      code: outcome.code,
      facts: JSON.stringify(outcome.facts ?? null),
      command: JSON.stringify(outcome.command),
    })),
    null,
  );

export async function findOutcome(
  tx: ReadTx,
  key: { readonly companyId: string; readonly commandId: string },
): Promise<StoredOutcome | null> {
  const row = await tx.db
    .selectFrom("outcomes")
    .selectAll()
    .where("company_id", "=", key.companyId)
    .where("command_id", "=", key.commandId)
    .executeTakeFirst();
  return row === undefined ? null : toOutcome(row);
}

/** The outcomes of one device's commands, by counter. */
export async function outcomesByCounter(
  tx: ReadTx,
  key: { readonly companyId: string; readonly deviceId: string; readonly counters: readonly number[] },
): Promise<ReadonlyMap<number, StoredOutcome>> {
  if (key.counters.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("outcomes")
    .selectAll()
    .where("company_id", "=", key.companyId)
    .where("device_id", "=", key.deviceId)
    .where("counter", "in", key.counters)
    .execute();
  return new Map(rows.map((row) => [row.counter, toOutcome(row)]));
}

/** Outcomes among the ids asked for, in the order they were decided. */
export async function readOutcomes(
  tx: ReadTx,
  query: { readonly companyId: string; readonly commandIds: readonly string[] },
): Promise<readonly StoredOutcome[]> {
  if (query.commandIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom("outcomes")
    .selectAll()
    .where("company_id", "=", query.companyId)
    .where("command_id", "in", query.commandIds)
    .orderBy("decided_at")
    .orderBy("counter")
    .execute();
  return rows.map(toOutcome);
}

const toOutcome = (row: Selectable<OutcomeRow>): StoredOutcome => ({
  companyId: row.company_id,
  commandId: row.command_id,
  deviceId: row.device_id,
  counter: row.counter,
  hash: row.hash,
  type: row.type,
  madeBy: row.made_by,
  madeAt: row.made_at,
  decidedAt: row.decided_at,
  status: row.status === "accepted" ? "accepted" : "refused",
  revision: row.revision,
  code: row.code,
  facts: JSON.parse(row.facts),
  command: JSON.parse(row.command),
});
