import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";

/** Whether a number that a device says it has seen can be, by what it proves; what was said before is believed. */
export const provenNumbers =
  ({ integer }: ColumnTypes) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .alterTable("seen_numbers")
      .addColumn("is_proven", integer as "integer", (column) => column.notNull().defaultTo(1))
      .execute();
  };
