import { matchedEntriesPrefix } from "#core/imports/matched-import.ts";
import type { ReadTx } from "./storage.ts";

/** How many entries of an import have lines that are matched by hand, whoever may read them. */
export async function countMatchedEntries(tx: ReadTx, companyId: string, importId: string): Promise<number> {
  // No id holds what LIKE reads otherwise but "_", and an import's holds none.
  const { count } = await tx.db
    .selectFrom("documents")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("company_id", "=", companyId)
    .where("collection", "=", "matchings")
    .where("deleted", "=", 0)
    .where("id", "like", `${matchedEntriesPrefix(importId)}%`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
