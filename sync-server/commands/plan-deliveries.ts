import type { CommandEnvelope } from "#core/commands/command.ts";
import type { DocumentChange } from "#core/commands/command-module.ts";
import type { ConnectionChooseArgs } from "#core/commands/connection-choose.ts";
import type { Connection, Delivery } from "#core/connections/connection.ts";
import { newDelivery } from "#core/connections/new-delivery.ts";
import { isSendable, travelsTo } from "#core/connections/travels-to.ts";
import type { CreditNote, Sale, Voucher } from "#core/vouchers/voucher.ts";
import { freshDetail } from "../delivery/delivery-detail.ts";
import { newOutboxRow } from "../delivery/new-outbox-row.ts";
import { listDocuments } from "../storage/documents.ts";
import { type OutboxRow, outboxRowsOfConnection } from "../storage/outbox.ts";
import type { CommandBatch } from "./command-batch.ts";
import { writeRun } from "./write-run.ts";

const CONNECTIONS_MAX = 100;
const VOUCHERS_AT_ONCE = 500;

export interface PlannedDelivery {
  readonly row: OutboxRow;
  /** The document that shows it; null where the command itself writes it. */
  readonly delivery: Delivery | null;
}

/** What a command sends on its way: a row to work on for each voucher and connection, never a second one. */
export async function planDeliveries(
  batch: CommandBatch,
  command: CommandEnvelope,
  changes: readonly DocumentChange[],
): Promise<readonly PlannedDelivery[]> {
  return [
    ...(await approvedNow(batch, changes)),
    ...sentByName(batch, changes),
    ...(await sentByFirstDay(batch, command, changes)),
  ];
}

/** Each connection that wants a voucher gets it as soon as it is approved. */
async function approvedNow(batch: CommandBatch, changes: readonly DocumentChange[]) {
  const { facts } = batch;
  const approved = changes.flatMap(({ collection, id, after }) => {
    if (collection !== "vouchers" || after?.state !== "approved") return [];
    return facts.seenBy(null).get("vouchers", id)?.state === "approved" ? [] : [after];
  });
  if (approved.length === 0) return [];
  const connections = await facts.list({ collection: "connections", limit: CONNECTIONS_MAX });
  return approved.flatMap((voucher) =>
    connections.flatMap(({ body }) => {
      const connection = body as Connection;
      return travelsTo(connection, voucher) ? [planned(batch, connection, voucher)] : [];
    }),
  );
}

/** `voucher.send` writes the document; the row follows from it. */
const sentByName = (
  { companyId, facts, decidedAt }: CommandBatch,
  changes: readonly DocumentChange[],
): readonly PlannedDelivery[] =>
  changes.flatMap(({ collection, id, after }) => {
    const all = facts.seenBy(null);
    if (collection !== "deliveries" || after === null || all.get("deliveries", id) !== null) return [];
    const voucher = all.get("vouchers", after.voucher);
    return voucher !== null && isSendable(voucher)
      ? [{ row: newOutboxRow(companyId, after, voucher, decidedAt), delivery: null }]
      : [];
  });

/** Naming a first day sends everything dated from then on that was never sent to that connection. */
async function sentByFirstDay(
  batch: CommandBatch,
  { type, args }: CommandEnvelope,
  changes: readonly DocumentChange[],
): Promise<readonly PlannedDelivery[]> {
  const { tx, companyId } = batch;
  if (type !== "connection.choose" || (args as ConnectionChooseArgs).fromDay === undefined) return [];
  const chosen = changes.find(({ collection }) => collection === "connections");
  const connection = chosen?.collection === "connections" ? chosen.after : null;
  if (connection?.fromDay == null) return [];

  // Pages come from the database, which so far lacks what earlier commands of the run have changed.
  await writeRun(batch);
  const lane = { companyId, connectionId: connection.id };
  const known = new Set((await outboxRowsOfConnection(tx, lane)).map(({ voucherId }) => voucherId));
  const plans: PlannedDelivery[] = [];
  for (let afterId: string | undefined; ; ) {
    const page = await listDocuments(tx, {
      companyId,
      collection: "vouchers",
      state: "approved",
      fromDay: connection.fromDay,
      afterId,
      limit: VOUCHERS_AT_ONCE,
    });
    for (const { body } of page) {
      const voucher = body as Voucher;
      if (travelsTo(connection, voucher) && !known.has(voucher.id))
        plans.push(planned(batch, connection, voucher));
    }
    if (page.length < VOUCHERS_AT_ONCE) return plans;
    afterId = page.at(-1)?.id;
  }
}

function planned(
  { companyId, decidedAt }: CommandBatch,
  connection: Connection,
  voucher: Sale | CreditNote,
): PlannedDelivery {
  const delivery = newDelivery(connection.id, voucher, decidedAt);
  return { row: newOutboxRow(companyId, delivery, voucher, decidedAt), delivery };
}

/** What may have been sent before a backup was restored looks before it is sent. */
export function doubtedPlan({ row, delivery }: PlannedDelivery, at: string): PlannedDelivery {
  const detail = { ...freshDetail, wasUnknown: true, mayLandUntil: at };
  const shown = { state: "unknown", reason: "delivery.serverRestored", waitsUntil: at } as const;
  return {
    row: { ...row, state: "unknown", detail },
    delivery: delivery && {
      ...delivery,
      ...shown,
      history: [{ at, state: shown.state, detail: shown.reason }],
    },
  };
}
