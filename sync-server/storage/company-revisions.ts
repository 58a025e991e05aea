import { sql } from "kysely";
import { assert } from "#core/assert.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/**
 * Takes a company's next revisions, one for each document about to be written, and keeps other writers of the
 * company waiting until the end of the transaction: so a revision that a reader can see has none missing below it.
 */
export async function nextRevisions(
  tx: WriteTx,
  companyId: string,
  count: number,
): Promise<{ readonly first: number; readonly last: number }> {
  assert(Number.isInteger(count) && count > 0, "at least one revision is taken");
  const { revision } = await tx.db
    .insertInto("company_revisions")
    .values({ company_id: companyId, revision: count })
    .onConflict((conflict) =>
      conflict
        .column("company_id")
        .doUpdateSet({ revision: sql<number>`company_revisions.revision + excluded.revision` }),
    )
    .returning("revision")
    .executeTakeFirstOrThrow();
  tx.headByCompany.set(companyId, revision);
  return { first: revision - count + 1, last: revision };
}

/** Keeps other writers of the company waiting until the end of the transaction, and says its last revision. */
export async function lockCompany(tx: WriteTx, companyId: string): Promise<number> {
  const { revision } = await tx.db
    .insertInto("company_revisions")
    .values({ company_id: companyId, revision: 0 })
    .onConflict((conflict) =>
      conflict.column("company_id").doUpdateSet({ revision: sql<number>`company_revisions.revision` }),
    )
    .returning("revision")
    .executeTakeFirstOrThrow();
  return revision;
}

/** The last revision of each company; one that has none yet stands at zero. */
export async function headsOf(
  tx: ReadTx,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const heads = new Map(companyIds.map((companyId) => [companyId, 0]));
  if (companyIds.length === 0) return heads;
  const rows = await tx.db
    .selectFrom("company_revisions")
    .selectAll()
    .where("company_id", "in", companyIds)
    .execute();
  for (const row of rows) heads.set(row.company_id, row.revision);
  return heads;
}

/** Every company there is, in one order. */
export async function companiesWithRevisions(tx: ReadTx): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom("company_revisions")
    .select("company_id")
    .orderBy("company_id")
    .execute();
  return rows.map(({ company_id }) => company_id);
}
