import type { Voucher } from "./voucher.ts";

/** Whether a voucher's postings count: a draft's do not yet, a cancelled one's no longer. */
export const isBooked = ({ state }: Pick<Voucher, "state">): boolean =>
  state === "approved" || state === "recorded";
