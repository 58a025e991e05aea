import { sql } from "kysely";
import { reversalIdOf } from "#core/vouchers/reversal.ts";
import { idsBeginning } from "./ids-beginning.ts";
import type { ReadTx } from "./storage.ts";

/** A voucher that is not validated, as little of it as tells that it is there. */
export interface LiveVoucherRow {
  readonly id: string;
  readonly day: string;
  readonly state: string;
}

/**
 * The day of each row that is found otherwise: SQLite, which does not know how much is sealed, would look for live vouchers by
 * their days, among all that was ever sealed in these.
 */
export const dayOfEach = sql<string>`day || ''`;

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
    .where("revision", ">", 0)
    .where("sealed_in", "is", null)
    .where("deleted", "=", 0)
    .where(dayOfEach, ">=", query.fromDay)
    .where(dayOfEach, "<=", query.throughDay);
  // No voucher lies in the slice "", and SQL has no empty list.
  if (query.slices !== null) select = select.where("slice", "in", ["", ...query.slices]);
  const rows = await select.orderBy("day").orderBy("id").execute();
  return rows.map(({ id, day, state }) => ({ id, day: day ?? "", state: state ?? "" }));
}

/** Entries of some slices that take a voucher out of the books by its mirror image. */
export async function listReversals(
  tx: ReadTx,
  { companyId, slices }: { readonly companyId: string; readonly slices: readonly string[] },
): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom("documents")
    .select("id")
    .where("company_id", "=", companyId)
    .where("collection", "=", "vouchers")
    .where("deleted", "=", 0)
    .where(idsBeginning(reversalIdOf("")))
    .where("slice", "in", ["", ...slices])
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}
