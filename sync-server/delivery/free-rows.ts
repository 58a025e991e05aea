import { deliveryIdOf } from "#core/connections/connection.ts";
import { type OutboxRow, outboxRowsOfConnection } from "../storage/outbox.ts";
import { freeLane, type Lane } from "../storage/outbox-lanes.ts";
import type { WriteTx } from "../storage/storage.ts";
import { readCompanyDocument } from "./company-documents.ts";
import { type DeliveryDetail, toDeliveryDetail } from "./delivery-detail.ts";
import { type DeliveryNote, writeDeliveryNote } from "./delivery-note.ts";

/** Lets go on what was held back by an ended consent. What may lie over there already is looked for first. */
export async function resumeRows(tx: WriteTx, lane: Lane, now: string): Promise<void> {
  const rows = await outboxRowsOfConnection(tx, { ...lane, states: ["interrupted"] });
  for (const row of rows) {
    const detail = toDeliveryDetail(row.detail);
    const note: DeliveryNote =
      detail.mayLandUntil === null
        ? { state: "waiting", notBefore: now, detail, shown: {} }
        : { state: "unknown", notBefore: laterOf(now, detail.mayLandUntil), detail, shown: {} };
    await writeDeliveryNote(tx, row, null, note, now);
  }
  await freeLane(tx, lane, null);
}

/**
 * Tries again at once what waits or was rejected: everything of the connection, or one voucher. One that has vanished
 * over there is sent again only when somebody names it.
 */
export async function retryRows(
  tx: WriteTx,
  lane: Lane,
  { voucherId, now }: { readonly voucherId: string | null; readonly now: string },
): Promise<number> {
  const all = await outboxRowsOfConnection(tx, lane);
  let count = 0;
  for (const row of all) {
    if (voucherId !== null && row.voucherId !== voucherId) continue;
    if (!(isHeldBack(row) || (voucherId !== null && (await hasVanished(tx, row))))) continue;
    const known = toDeliveryDetail(row.detail);
    const detail: DeliveryDetail = { ...known, mayLandUntil: null, looks: 0, putOff: 0, theirCompany: null };
    await writeDeliveryNote(tx, row, null, { state: "waiting", notBefore: now, detail, shown: {} }, now);
    count += 1;
  }
  await freeLane(tx, lane, null);
  return count;
}

const isHeldBack = ({ state }: OutboxRow): boolean =>
  state === "waiting" || state === "rejected" || state === "choice";

async function hasVanished(tx: WriteTx, { companyId, connectionId, voucherId }: OutboxRow): Promise<boolean> {
  const id = deliveryIdOf(connectionId, voucherId);
  const delivery = await readCompanyDocument(tx, companyId, "deliveries", id);
  return delivery?.reason === "delivery.missing";
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);
