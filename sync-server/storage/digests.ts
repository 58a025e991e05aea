import type { ReadTx, WriteTx } from "./storage.ts";

/** The sum, modulo 2²⁵⁶, of the hashes of the vouchers of one slice and month, and their number. */
export interface MonthDigest {
  readonly slice: string;
  readonly month: string;
  /** 64 hexadecimal digits. */
  readonly sum: string;
  readonly count: number;
  /** The company's revision since which it stands. */
  readonly revision: number;
}

export async function readDigests(
  tx: ReadTx,
  query: { readonly companyId: string; readonly slices: readonly string[] | null },
): Promise<readonly MonthDigest[]> {
  let select = tx.db
    .selectFrom("digests")
    .select(["slice", "month", "sum", "count", "revision"])
    .where("company_id", "=", query.companyId);
  if (query.slices !== null) {
    if (query.slices.length === 0) return [];
    select = select.where("slice", "in", query.slices);
  }
  return await select.orderBy("month").orderBy("slice").execute();
}

export async function readDigest(
  tx: ReadTx,
  key: { readonly companyId: string; readonly slice: string; readonly month: string },
): Promise<MonthDigest | null> {
  const row = await tx.db
    .selectFrom("digests")
    .select(["slice", "month", "sum", "count", "revision"])
    .where("company_id", "=", key.companyId)
    .where("slice", "=", key.slice)
    .where("month", "=", key.month)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes one digest; the caller holds the company's lock since it read the last. */
export async function writeDigest(
  tx: WriteTx,
  companyId: string,
  { slice, month, sum, count, revision }: MonthDigest,
): Promise<void> {
  await tx.db
    .insertInto("digests")
    .values({ company_id: companyId, slice, month, sum, count, revision })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "slice", "month"]).doUpdateSet({ sum, count, revision }),
    )
    .execute();
}
