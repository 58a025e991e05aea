import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";
import type { Tables } from "../tables.ts";

/**
 * Which company lives at an address: no two share one, whoever asks first keeps it. And what waits in many companies
 * at once is counted without reading their books.
 */
export const companyAddresses =
  ({ text }: ColumnTypes) =>
  async (unknownDb: Kysely<unknown>): Promise<void> => {
    const db = unknownDb as Kysely<Tables>;
    await db.schema
      .createTable("company_addresses")
      .addColumn("address", text as "text", (column) => column.notNull())
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("company_addresses_key", ["address"])
      .execute();
    await db.schema
      .createIndex("company_addresses_by_company")
      .on("company_addresses")
      .columns(["company_id"])
      .unique()
      .execute();
    await db.schema
      .createIndex("documents_by_state")
      .on("documents")
      .columns(["company_id", "collection", "state"])
      .execute();
    const companies = await db
      .selectFrom("documents")
      .select(["company_id", "body"])
      .where("collection", "=", "companies")
      .where("deleted", "=", 0)
      .orderBy("company_id")
      .execute();
    for (const company of companies) {
      const { address } = JSON.parse(company.body) as { readonly address?: string };
      if (address === undefined || address === "") continue;
      await db
        .insertInto("company_addresses")
        .values({ company_id: company.company_id, address })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  };
