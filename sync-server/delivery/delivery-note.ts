import { canonicalJson } from "#core/canonical-json.ts";
import { type Connection, type Delivery, deliveryIdOf } from "#core/connections/connection.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
import { appendAudit } from "../storage/audit.ts";
import { lockCompany } from "../storage/company-revisions.ts";
import { type OutboxRow, outboxRowsOfConnection, updateOutboxRow } from "../storage/outbox.ts";
import type { WriteTx } from "../storage/storage.ts";
import { readCompanyDocument, type ServerWrite, writeCompanyDocuments } from "./company-documents.ts";
import type { DeliveryDetail } from "./delivery-detail.ts";
import type { OutboxState } from "./delivery-states.ts";

/** What one step has made of a row: everything that is written about it, at once. */
export interface DeliveryNote {
  readonly state: OutboxState;
  readonly detail: DeliveryDetail;
  /** When the row is due again, where its state can be. */
  readonly notBefore?: string;
  /** A try was made. */
  readonly attempted?: boolean;
  /** The whole connection rests until then: its next row would meet the same. */
  readonly laneRestsUntil?: string;
  /** The row is still worked on: its lease stays. */
  readonly isUnderWay?: boolean;
  /** What the delivery's document shows; null leaves it as it is. */
  readonly shown: Partial<
    Pick<
      Delivery,
      | "reason"
      | "theirMessage"
      | "waitsUntil"
      | "externalId"
      | "externalNumber"
      | "answerHash"
      | "deliveredAt"
      | "differenceCents"
      | "others"
    >
  > | null;
  readonly changeConnection?: (connection: Connection) => Connection;
}

const shownStateOf: Record<OutboxState, Delivery["state"]> = {
  waiting: "waiting",
  sending: "sending",
  unknown: "unknown",
  choice: "waiting",
  interrupted: "interrupted",
  rejected: "rejected",
  checking: "delivered",
  delivered: "delivered",
  reconciled: "reconciled",
};

/**
 * Writes row, delivery, connection, number and audit line in one transaction. Answers no, and writes nothing, when the
 * lease was lost to another process meanwhile: then that one's word counts.
 */
export async function writeDeliveryNote(
  tx: WriteTx,
  row: OutboxRow,
  heldBy: string | null,
  note: DeliveryNote,
  now: string,
): Promise<boolean> {
  await lockCompany(tx, row.companyId);
  const lease =
    note.isUnderWay || heldBy === null ? {} : { leaseUntil: note.laneRestsUntil ?? null, leasedBy: null };
  const isOurs = await updateOutboxRow(tx, heldBy === null ? { id: row.id } : { id: row.id, heldBy }, {
    state: note.state,
    detail: note.detail,
    attempts: row.attempts + (note.attempted ? 1 : 0),
    ...(note.notBefore === undefined ? {} : { notBefore: note.notBefore }),
    ...(note.shown?.externalId == null ? {} : { externalId: note.shown.externalId }),
    ...lease,
    updatedAt: now,
  });
  if (!isOurs) return false;

  const writes: ServerWrite[] = [];
  const id = deliveryIdOf(row.connectionId, row.voucherId);
  const before = await readCompanyDocument(tx, row.companyId, "deliveries", id);
  const after = before === null ? null : toShown(before, row, note, now);
  if (after !== null && canonicalJson(after) !== canonicalJson(before))
    writes.push({ collection: "deliveries", document: after });
  const connection = await changedConnection(tx, row, note);
  if (connection !== null) writes.push({ collection: "connections", document: connection });
  const voucher = await numberedThere(tx, row, note);
  if (voucher !== null) {
    writes.push({ collection: "vouchers", document: voucher });
    await hastenChain(tx, row, now);
  }
  await writeCompanyDocuments(tx, row.companyId, writes);
  if (after?.state === before?.state && after?.reason === before?.reason) return true;
  await appendAudit(tx, {
    companyId: row.companyId,
    at: now,
    userId: null,
    deviceId: null,
    commandId: null,
    action: `delivery.${note.state}`,
    subject: id,
    // Their words stay out: they may repeat what was sent.
    detail: { reason: after?.reason ?? null, externalId: after?.externalId ?? null },
  });
  return true;
}

const HISTORY_MAX = 50;

function toShown(delivery: Delivery, row: OutboxRow, note: DeliveryNote, now: string): Delivery {
  if (note.shown === null) return delivery;
  const state = shownStateOf[note.state];
  const reason = note.shown.reason ?? null;
  const isNew = state !== delivery.state || reason !== delivery.reason;
  return {
    ...delivery,
    reason: null,
    theirMessage: null,
    waitsUntil: null,
    others: [],
    ...note.shown,
    state,
    attempts: row.attempts + (note.attempted ? 1 : 0),
    history: isNew
      ? [...delivery.history, { at: now, state, detail: reason ?? "" }].slice(-HISTORY_MAX)
      : delivery.history,
  };
}

async function changedConnection(
  tx: WriteTx,
  { companyId, connectionId }: OutboxRow,
  { changeConnection }: DeliveryNote,
): Promise<Connection | null> {
  if (changeConnection === undefined) return null;
  const before = await readCompanyDocument(tx, companyId, "connections", connectionId);
  if (before === null) return null;
  const after = changeConnection(before);
  return canonicalJson(after) === canonicalJson(before) ? null : after;
}

/** What waited for the number need not wait for its hour. */
async function hastenChain(
  tx: WriteTx,
  { companyId, connectionId, chain }: OutboxRow,
  now: string,
): Promise<void> {
  for (const row of await outboxRowsOfConnection(tx, { companyId, connectionId, states: ["waiting"] }))
    if (row.chain === chain) await updateOutboxRow(tx, { id: row.id }, { notBefore: now, updatedAt: now });
}

/** Where the outside system numbers, its number becomes the voucher's as soon as it is known. */
async function numberedThere(tx: WriteTx, row: OutboxRow, note: DeliveryNote): Promise<Voucher | null> {
  const number = note.shown?.externalNumber;
  if (number == null) return null;
  const voucher = await readCompanyDocument(tx, row.companyId, "vouchers", row.voucherId);
  // What is validated never changes; its number over there stays with its delivery.
  if (voucher?.validatedAt !== undefined) return null;
  return voucher !== null && isInvoice(voucher) && voucher.numbering === "external" && voucher.number === null
    ? { ...voucher, number: number.slice(0, 35) }
    : null;
}
