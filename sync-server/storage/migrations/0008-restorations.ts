import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";
import type { Tables } from "../tables.ts";

/** What a restored backup asks for: which numbers were given, which devices have come back, and what they have seen. */
export const restorations =
  ({ text, integer }: ColumnTypes) =>
  async (untyped: Kysely<unknown>): Promise<void> => {
    const db = untyped as Kysely<Tables>;
    await db.schema
      .createTable("given_numbers")
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addColumn("series", text as "text", (column) => column.notNull())
      .addColumn("number", integer as "integer", (column) => column.notNull())
      .addColumn("voucher_id", text as "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("given_numbers_key", ["company_id", "series", "number"])
      .execute();
    await db.schema
      .createTable("restorations")
      .addColumn("company_id", text as "text", (column) => column.notNull().primaryKey())
      .addColumn("epoch", text as "text", (column) => column.notNull())
      .addColumn("restored_at", text as "text", (column) => column.notNull())
      .addColumn("opened_at", text as "text")
      .addColumn("opened_by", text as "text")
      .execute();
    await db.schema
      .createTable("restoration_reports")
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addColumn("device_id", text as "text", (column) => column.notNull())
      .addColumn("epoch", text as "text", (column) => column.notNull())
      .addColumn("reported_at", text as "text", (column) => column.notNull())
      .addColumn("again_count", integer as "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("restoration_reports_key", ["company_id", "device_id"])
      .execute();
    await db.schema
      .createTable("seen_numbers")
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addColumn("device_id", text as "text", (column) => column.notNull())
      .addColumn("series", text as "text", (column) => column.notNull())
      .addColumn("number", integer as "integer", (column) => column.notNull())
      .addColumn("day", text as "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("seen_numbers_key", ["company_id", "device_id", "series"])
      .execute();
    await keepGivenNumbers(db);
  };

/** As numbers were written when this step shipped; what gives them today may come to differ. */
const GIVEN = /^([AF]-\d{4})-(\d{5,9})$/;

async function keepGivenNumbers(db: Kysely<Tables>): Promise<void> {
  const vouchers = await db
    .selectFrom("documents")
    .select(["company_id", "id", "body"])
    .where("collection", "=", "vouchers")
    .where("deleted", "=", 0)
    .orderBy("revision")
    .execute();
  for (const voucher of vouchers) {
    const { number, numbering } = JSON.parse(voucher.body) as {
      readonly number?: unknown;
      numbering?: unknown;
    };
    const parts = numbering === "given" && typeof number === "string" ? GIVEN.exec(number) : null;
    if (parts === null) continue;
    await db
      .insertInto("given_numbers")
      .values({
        company_id: voucher.company_id,
        series: parts[1]!,
        number: Number(parts[2]),
        voucher_id: voucher.id,
      })
      .onConflict((conflict) => conflict.columns(["company_id", "series", "number"]).doNothing())
      .execute();
  }
}
