import { sha256Hex } from "../sha256.ts";
import type { CreditNote, Sale } from "../vouchers/voucher.ts";
import { type Delivery, deliveryIdOf } from "./connection.ts";

/** Begins every reference of ours over there, so that reconciliation finds them all. */
export const REFERENCE_PREFIX = "CAHIER-";

/** The longest reference a delivery's document holds, and the longest Visma's `OurReference` takes. */
const REFERENCE_LENGTH_MAX = 100;

/** Fixed before the first call, and the same whoever computes it: how a voucher is found again over there. */
export function referenceOf(voucherId: string): string {
  const reference = REFERENCE_PREFIX + voucherId;
  return reference.length <= REFERENCE_LENGTH_MAX ? reference : REFERENCE_PREFIX + sha256Hex(voucherId);
}

/** A voucher's way to a link, before anything of it has left. */
export const newDelivery = (connection: string, voucher: Sale | CreditNote, at: string): Delivery => ({
  id: deliveryIdOf(connection, voucher.id),
  connection,
  voucher: voucher.id,
  slice: voucher.slice,
  state: "waiting",
  reference: referenceOf(voucher.id),
  reason: null,
  theirMessage: null,
  waitsUntil: null,
  externalId: null,
  externalNumber: null,
  answerHash: null,
  deliveredAt: null,
  differenceCents: null,
  others: [],
  attempts: 0,
  history: [{ at, state: "waiting", detail: "" }],
  acts: {},
});
