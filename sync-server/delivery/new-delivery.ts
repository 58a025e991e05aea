import { type Connection, type Delivery, deliveryIdOf } from "#core/connections/connection.ts";
import { sha256Hex } from "#core/sha256.ts";
import { utf8Encode } from "#core/utf8.ts";
import type { CreditNote, Sale, Voucher } from "#core/vouchers/voucher.ts";
import type { OutboxRow } from "../storage/outbox.ts";
import { freshDetail } from "./delivery-detail.ts";

/** Begins every reference of ours over there, so that reconciliation finds them all. */
export const REFERENCE_PREFIX = "CAHIER-";

/** The longest reference a delivery's document holds, and the longest their `OurReference` takes. */
const REFERENCE_LENGTH_MAX = 100;

/** Whether a voucher as it has just become has to reach a connection. */
export const travelsTo = (connection: Connection, voucher: Voucher): voucher is Sale | CreditNote =>
  (voucher.kind === "sale" || voucher.kind === "creditNote") &&
  voucher.state === "approved" &&
  voucher.approval !== null &&
  (connection.state === "connected" || connection.state === "interrupted") &&
  connection.fromDay !== null &&
  voucher.approval.approvedAt.slice(0, 10) >= connection.fromDay;

/** Fixed before the first call, and the same whoever computes it: how a voucher is found again over there. */
export function referenceOf(voucherId: string): string {
  const reference = REFERENCE_PREFIX + voucherId;
  return reference.length <= REFERENCE_LENGTH_MAX
    ? reference
    : REFERENCE_PREFIX + sha256Hex(utf8Encode(voucherId));
}

/** What accepting an approval writes for each connection that wants the voucher: a row to work on, a document to show. */
export function newDelivery(
  companyId: string,
  connection: Connection,
  voucher: Sale | CreditNote,
  now: string,
): { readonly row: OutboxRow; readonly delivery: Delivery } {
  const reference = referenceOf(voucher.id);
  const id = deliveryIdOf(connection.id, voucher.id);
  return {
    row: {
      id: `${companyId}|${id}`,
      companyId,
      connectionId: connection.id,
      voucherId: voucher.id,
      // A credit note leaves after the sale it corrects.
      chain: voucher.kind === "creditNote" ? voucher.credits : voucher.id,
      position: voucher.kind === "creditNote" ? 1 : 0,
      kind: voucher.kind,
      reference,
      payloadVersion: 1,
      state: "waiting",
      attempts: 0,
      notBefore: now,
      leaseUntil: null,
      leasedBy: null,
      externalId: null,
      detail: freshDetail,
      createdAt: now,
      updatedAt: now,
    },
    delivery: {
      id,
      connection: connection.id,
      voucher: voucher.id,
      slice: voucher.slice,
      state: "waiting",
      reference,
      reason: null,
      theirMessage: null,
      waitsUntil: null,
      externalId: null,
      externalNumber: null,
      answerHash: null,
      deliveredAt: null,
      differenceCents: null,
      attempts: 0,
      history: [{ at: now, state: "waiting", detail: "" }],
      acts: {},
    },
  };
}
