import { sealingToMark, staysLive } from "./sealings-to-mark.ts";
import type { ReadTx } from "./storage.ts";

/** A voucher on its way into a seal, as text: whoever packs it reads it. */
export interface VoucherToSeal {
  readonly id: string;
  readonly body: string;
}

/** A page of the live vouchers dated through a day that are no drafts, in the order of their ids. */
export async function readVouchersToSeal(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly throughDay: string;
    readonly afterId: string;
    readonly limit: number;
  },
): Promise<readonly VoucherToSeal[]> {
  const sealing = await sealingToMark(tx, query.companyId);
  const select = tx.db
    .selectFrom("documents")
    .select(["id", "body"])
    .where("company_id", "=", query.companyId)
    .where("collection", "=", "vouchers")
    .where("id", ">", query.afterId)
    .where("deleted", "=", 0)
    .where("sealed_in", "is", null)
    .where("state", "!=", "draft")
    .where("day", "<=", query.throughDay)
    .orderBy("id")
    .limit(query.limit);
  return await (sealing === null ? select : select.where(staysLive(sealing))).execute();
}
