import { randomUUID } from "node:crypto";
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
  const first = revision - count + 1;
  if (!tx.headByCompany.has(companyId)) await branchOff(tx, companyId, first);
  tx.headByCompany.set(companyId, revision);
  return { first, last: revision };
}

/**
 * Who begins to write a company, or finds it shorter than they left it, cannot know whether somebody went on from here
 * in a life of the database that a backup has undone: what is written from now on gets a name of its own.
 */
async function branchOff(
  { db, writtenThrough }: WriteTx,
  companyId: string,
  firstRevision: number,
): Promise<void> {
  const through = writtenThrough.get(companyId);
  if (through !== undefined && through < firstRevision) return;
  const branch = randomUUID();
  await db
    .insertInto("company_branches")
    .values({ company_id: companyId, first_revision: firstRevision, branch })
    .execute();
  await db.updateTable("company_revisions").set({ branch }).where("company_id", "=", companyId).execute();
}

/** How far a company has got, and the name of the stretch of revisions in which that lies, where it has one. */
export interface BranchHead {
  readonly head: number;
  readonly branch?: string | undefined;
}

/** The companies whose head as told does not lie in their history here, as far as that can be told. */
export async function headsOutsideHistory(
  tx: ReadTx,
  told: ReadonlyMap<string, BranchHead>,
): Promise<readonly string[]> {
  const known = await branchHeadsOf(tx, [...told.keys()]);
  const outside: string[] = [];
  const elsewhere: string[] = [];
  for (const [companyId, { head, branch }] of told) {
    const ours = known.get(companyId);
    if (head > (ours?.head ?? 0)) outside.push(companyId);
    else if (branch !== undefined && branch !== ours?.branch) elsewhere.push(companyId);
  }
  if (elsewhere.length === 0) return outside;
  const rows = await tx.db
    .selectFrom("company_branches")
    .selectAll()
    .where("company_id", "in", elsewhere)
    .orderBy("company_id")
    .orderBy("first_revision")
    .execute();
  for (const companyId of elsewhere) {
    const { head, branch } = told.get(companyId)!;
    const ofCompany = rows.filter(({ company_id }) => company_id === companyId);
    const at = ofCompany.findIndex((row) => row.branch === branch);
    const next = ofCompany[at + 1];
    if (at < 0 || (next !== undefined && head >= next.first_revision)) outside.push(companyId);
  }
  return outside;
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
  const heads = await branchHeadsOf(tx, companyIds);
  return new Map([...heads].map(([companyId, { head }]) => [companyId, head]));
}

export async function branchHeadsOf(
  tx: ReadTx,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, BranchHead>> {
  const heads = new Map<string, BranchHead>(companyIds.map((companyId) => [companyId, { head: 0 }]));
  if (companyIds.length === 0) return heads;
  const rows = await tx.db
    .selectFrom("company_revisions")
    .selectAll()
    .where("company_id", "in", companyIds)
    .execute();
  for (const { company_id, revision, branch } of rows)
    heads.set(company_id, { head: revision, ...(branch === null ? {} : { branch }) });
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
