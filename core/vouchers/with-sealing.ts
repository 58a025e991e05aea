import type { Voucher } from "./voucher.ts";

/** A voucher as it stands once it is validated. */
export const withSealing = (voucher: Voucher, entryNumber: string | null, validatedAt: string): Voucher => ({
  ...voucher,
  ...(entryNumber === null ? {} : { entryNumber }),
  validatedAt,
});
