import { importedMatchingPrefix } from "#core/imports/imported-lettering.ts";
import { matchedEntriesPrefix } from "#core/imports/matched-import.ts";
import { idsBeginning } from "./ids-beginning.ts";
import type { ReadTx } from "./storage.ts";

/** The documents of what lines of an import are matched with, whoever may read them, and those that are deleted. */
export async function listImportedMatchingIds(
  tx: ReadTx,
  companyId: string,
  importId: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  // One after the other: for either of two beginnings SQLite would walk through all matchings.
  for (const beginning of [matchedEntriesPrefix(importId), importedMatchingPrefix(importId)]) {
    const found = await tx.db
      .selectFrom("documents")
      .select("id")
      .where("company_id", "=", companyId)
      .where("collection", "=", "matchings")
      .where(idsBeginning(beginning))
      .execute();
    ids.push(...found.map(({ id }) => id));
  }
  return ids;
}
