import type { Delivery } from "#core/connections/connection.ts";
import type { CreditNote, Sale } from "#core/vouchers/voucher.ts";
import type { OutboxRow } from "../storage/outbox.ts";
import { freshDetail } from "./delivery-detail.ts";

/** What the delivery job works on, for the document that shows how far it got. */
export const newOutboxRow = (
  companyId: string,
  delivery: Delivery,
  voucher: Sale | CreditNote,
  now: string,
): OutboxRow => ({
  id: `${companyId}|${delivery.id}`,
  companyId,
  connectionId: delivery.connection,
  voucherId: voucher.id,
  // A credit note leaves after the sale it corrects.
  chain: voucher.kind === "creditNote" ? voucher.credits : voucher.id,
  position: voucher.kind === "creditNote" ? 1 : 0,
  kind: voucher.kind,
  reference: delivery.reference,
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
});
