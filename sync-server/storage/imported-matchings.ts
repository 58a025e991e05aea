import { importedMatchingPrefix } from "#core/imports/imported-lettering.ts";
import { matchedEntriesPrefix } from "#core/imports/matched-import.ts";
import type { ReadTx } from "./storage.ts";

/** The documents of what lines of an import are matched with, whoever may read them, and those that are deleted. */
export async function listImportedMatchingIds(
  tx: ReadTx,
  companyId: string,
  importId: string,
): Promise<readonly string[]> {
  // No id holds what LIKE reads otherwise but "_", and an import's holds none.
  const found = await tx.db
    .selectFrom("documents")
    .select("id")
    .where("company_id", "=", companyId)
    .where("collection", "=", "matchings")
    .where((by) =>
      by.or([
        by("id", "like", `${matchedEntriesPrefix(importId)}%`),
        by("id", "like", `${importedMatchingPrefix(importId)}%`),
      ]),
    )
    .execute();
  return found.map(({ id }) => id);
}
