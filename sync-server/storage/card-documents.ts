import { type StoredDocument, toDocument } from "./documents.ts";
import type { ReadTx } from "./storage.ts";

/** SQLite takes far more, but a statement should stay readable in a log. */
const COMPANIES_AT_ONCE_MAX = 500;

/** Of each of these companies its own document and the one of the user's place in it, in no particular order. */
export async function cardDocuments(
  tx: ReadTx,
  { userId, companyIds }: { readonly userId: string; readonly companyIds: readonly string[] },
): Promise<readonly StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (let start = 0; start < companyIds.length; start += COMPANIES_AT_ONCE_MAX) {
    const some = companyIds.slice(start, start + COMPANIES_AT_ONCE_MAX);
    const companies = await tx.db
      .selectFrom("documents")
      .selectAll()
      .where("collection", "=", "companies")
      .where("company_id", "in", some)
      .execute();
    const places = await tx.db
      .selectFrom("memberships as place")
      .innerJoin("documents as document", (join) =>
        join
          .onRef("document.company_id", "=", "place.company_id")
          .onRef("document.id", "=", "place.member_id")
          .on("document.collection", "=", "members"),
      )
      .selectAll("document")
      .where("place.user_id", "=", userId)
      .where("place.company_id", "in", some)
      .execute();
    for (const row of [...companies, ...places]) found.push(toDocument(row));
  }
  return found;
}
