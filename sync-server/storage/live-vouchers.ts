import type { ReadTx } from "./storage.ts";

/** A voucher that is not validated, as little of it as tells that it is there. */
export interface LiveVoucherRow {
  readonly id: string;
  readonly day: string;
  readonly state: string;
}

/** The vouchers of some days that are not validated, drafts among them, in the order of their days. */
export async function listLiveVouchers(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly fromDay: string;
    readonly throughDay: string;
    /** Null for all. */
    readonly slices: readonly string[] | null;
  },
): Promise<readonly LiveVoucherRow[]> {
  let select = tx.db
    .selectFrom("documents")
    .select(["id", "day", "state"])
    .where("company_id", "=", query.companyId)
    .where("collection", "=", "vouchers")
    .where("deleted", "=", 0)
    .where("sealed_in", "is", null)
    .where("day", ">=", query.fromDay)
    .where("day", "<=", query.throughDay);
  // No voucher lies in the slice "", and SQL has no empty list.
  if (query.slices !== null) select = select.where("slice", "in", ["", ...query.slices]);
  const rows = await select.orderBy("day").orderBy("id").execute();
  return rows.map(({ id, day, state }) => ({ id, day: day ?? "", state: state ?? "" }));
}
