import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";
import type { Tables } from "../tables.ts";

/** From which revision on each opening of the database has written a company: a restored backup branches off there. */
export const companyBranches =
  ({ text, integer }: ColumnTypes) =>
  async (untyped: Kysely<unknown>): Promise<void> => {
    const db = untyped as Kysely<Tables>;
    await db.schema
      .createTable("company_branches")
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addColumn("first_revision", integer as "integer", (column) => column.notNull())
      .addColumn("branch", text as "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("company_branches_key", ["company_id", "first_revision"])
      .execute();
    await db.schema
      .alterTable("company_revisions")
      .addColumn("branch", text as "text")
      .execute();
  };
