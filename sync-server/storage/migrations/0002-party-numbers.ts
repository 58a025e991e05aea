import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";
import type { Tables } from "../tables.ts";

/** Whose number it is: looked up whenever a party gets one, so that no two devices give the same. */
export const partyNumbers =
  ({ text }: ColumnTypes) =>
  async (unknownDb: Kysely<unknown>): Promise<void> => {
    const db = unknownDb as Kysely<Tables>;
    await db.schema
      .createTable("party_numbers")
      .addColumn("company_id", text as "text", (column) => column.notNull())
      .addColumn("number", text as "text", (column) => column.notNull())
      .addColumn("party_id", text as "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("party_numbers_key", ["company_id", "number"])
      .execute();
    await db.schema
      .createIndex("party_numbers_by_party")
      .on("party_numbers")
      .columns(["company_id", "party_id"])
      .execute();
    const parties = await db
      .selectFrom("documents")
      .select(["company_id", "id", "body"])
      .where("collection", "=", "parties")
      .where("deleted", "=", 0)
      .orderBy("revision")
      .execute();
    for (const party of parties) {
      const { number } = JSON.parse(party.body) as { readonly number: string };
      await db
        .insertInto("party_numbers")
        .values({ company_id: party.company_id, number, party_id: party.id })
        .onConflict((conflict) => conflict.columns(["company_id", "number"]).doNothing())
        .execute();
    }
  };
