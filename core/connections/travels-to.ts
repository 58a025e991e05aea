import type { CreditNote, Sale, Voucher } from "../vouchers/voucher.ts";
import type { Connection } from "./connection.ts";

/** Whether a link takes vouchers: while it is interrupted they wait for it. */
export const takesVouchers = ({ state }: Pick<Connection, "state">): boolean =>
  state === "connected" || state === "interrupted";

/** What an outside system can be sent: issued invoices and credit notes. */
export const isSendable = (voucher: Voucher): voucher is Sale | CreditNote =>
  (voucher.kind === "sale" || voucher.kind === "creditNote") &&
  voucher.state === "approved" &&
  voucher.approval !== null;

/**
 * Whether a voucher goes to a link by itself. Its issue day decides, as the server gave it on acceptance: a device's
 * clock has no part in it, and everybody who sees the document can tell.
 */
export const travelsTo = (connection: Connection, voucher: Voucher): voucher is Sale | CreditNote =>
  isSendable(voucher) &&
  takesVouchers(connection) &&
  connection.fromDay !== null &&
  voucher.day >= connection.fromDay;

export type NotSentReason =
  /** Dated before the day from which the link takes invoices. */
  | "beforeFirstDay"
  /** Approved while there was no link to take it. */
  | "notLinked";

/** Why a voucher that has no sending to a link has none; null where there is nothing to explain. */
export function notSentReason(connection: Connection, voucher: Voucher): NotSentReason | null {
  if (!isSendable(voucher) || !takesVouchers(connection)) return null;
  return travelsTo(connection, voucher) ? "notLinked" : "beforeFirstDay";
}
