import type { Voucher } from "../vouchers/voucher.ts";

/** What no row of a file is made of, and is the larger part of what a voucher says. */
export const NOT_WRITTEN = [
  "acts",
  "amountCents",
  "approval",
  "bankAccount",
  "changedAt",
  "changedBy",
  "closing",
  "createdAt",
  "createdBy",
  "dueDay",
  "earlier",
  "entryNumber",
  "label",
  "lines",
  "note",
  "numbering",
  "partyCopy",
  "practitioner",
  "provenance",
  "slice",
  "termsDays",
  "theirText",
  "totals",
] as const;

type Without<Some, Field extends PropertyKey> = Some extends unknown ? Omit<Some, Field> : never;

/** A voucher as far as a file needs it. */
export type WrittenVoucher = Without<Voucher, (typeof NOT_WRITTEN)[number]>;
