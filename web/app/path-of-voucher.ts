import type { VoucherKind } from "#core/vouchers/voucher.ts";

/** Where a voucher is read and mended. */
export function pathOfVoucher({ kind, id }: { readonly kind: VoucherKind; readonly id: string }): string {
  if (kind === "payment") return `/payments/${id}`;
  if (kind === "expense") return `/expenses/${id}`;
  return kind === "sale" || kind === "creditNote" ? `/invoices/${id}` : `/journal?voucher=${id}`;
}
