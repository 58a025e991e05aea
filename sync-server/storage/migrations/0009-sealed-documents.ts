import { CompiledQuery, type Kysely } from "kysely";
import type { ColumnTypes, OpenedDialect } from "../dialects/dialect.ts";

/**
 * A voucher that was validated stays where rules and reads find it, but devices no longer pull it, and the database
 * refuses to change it. A month's digest says since when it stands, so that what was advertised earlier can be judged.
 */
export const sealedDocuments =
  ({ text, integer }: ColumnTypes, staysWhere: OpenedDialect["staysWhere"]) =>
  async (db: Kysely<unknown>): Promise<void> => {
    for (const column of ["sealed_in", "entry_number", "sealed_at"])
      await db.schema
        .alterTable("documents")
        .addColumn(column, text as "text")
        .execute();
    await db.schema.dropIndex("documents_by_revision").execute();
    // What is sealed is no news any more: whoever fills a device must not walk past a million of them.
    await db.schema
      .createIndex("documents_by_revision")
      .on("documents")
      .columns(["company_id", "collection", "revision"])
      .unique()
      .where("sealed_in" as never, "is", null)
      .execute();
    await db.schema
      .createIndex("sealed_documents_by_revision")
      .on("documents")
      .columns(["company_id", "collection", "revision"])
      .unique()
      .where("sealed_in" as never, "is not", null)
      .execute();
    await db.schema
      .alterTable("digests")
      .addColumn("revision", integer as "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    for (const statement of staysWhere("documents", "sealed_in is not null"))
      await db.executeQuery(CompiledQuery.raw(statement));
  };
