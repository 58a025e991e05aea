import { CompiledQuery, type Kysely } from "kysely";
import type { ColumnTypes, OpenedDialect } from "../dialects/dialect.ts";

/** Validated rows that are marked behind the answer are as unchangeable meanwhile as those that are marked. */
export const sealingsToMark =
  ({ text, integer }: ColumnTypes, staysUnless: OpenedDialect["staysUnless"]) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable("sealings_to_mark")
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addColumn("place", integer as "integer", (column) => column.notNull())
      .addColumn("through_day", text as "text", (column) => column.notNull())
      .addColumn("revision", integer as "integer", (column) => column.notNull())
      .addColumn("sealed_at", text as "text", (column) => column.notNull())
      .addColumn("rows", text as "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("sealings_to_mark_key", ["company_id", "place"])
      .execute();
    const isWaiting =
      "exists (select 1 from sealings_to_mark as waiting where waiting.company_id = old.company_id " +
      "and old.day <= waiting.through_day and old.revision <= waiting.revision)";
    const mayBeSealed =
      "old.collection = 'vouchers' and old.deleted = 0 and old.state <> 'draft' and old.sealed_in is null";
    for (const statement of staysUnless("documents", {
      when: mayBeSealed,
      holds: isWaiting,
      but: "new.sealed_in is not null",
    }))
      await db.executeQuery(CompiledQuery.raw(statement));
  };
