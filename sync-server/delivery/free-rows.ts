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
 * over there, or may lie with another company, is tried again only when somebody names it. What may have landed once
 * is looked for first, however sure somebody is.
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
    const id = deliveryIdOf(row.connectionId, row.voucherId);
    const delivery = await readCompanyDocument(tx, row.companyId, "deliveries", id);
    const isNamedOnly = NAMED_ONLY.has(delivery?.reason ?? "");
    if (isNamedOnly ? voucherId === null : !isHeldBack(row)) continue;

    const known = toDeliveryDetail(row.detail);
    const detail: DeliveryDetail = { ...known, mayLandUntil: null, looks: 0, putOff: 0, theirCompany: null };
    const mayLieThere = row.state !== "waiting" && row.state !== "choice" && isKnownThere(known);
    const state = mayLieThere ? "unknown" : "waiting";
    await writeDeliveryNote(tx, row, null, { state, notBefore: now, detail, shown: {} }, now);
    count += 1;
  }
  await freeLane(tx, lane, null);
  return count;
}

const NAMED_ONLY: ReadonlySet<string> = new Set(["delivery.missing", "delivery.otherCompany"]);

const isHeldBack = ({ state }: OutboxRow): boolean =>
  state === "waiting" || state === "rejected" || state === "choice";

/** Whether a request for it ever went out whose answer was lost, or one arrived. */
const isKnownThere = ({ wasUnknown, answerHash }: DeliveryDetail): boolean =>
  wasUnknown || answerHash !== null;

const laterOf = (one: string, other: string): string => (one > other ? one : other);
