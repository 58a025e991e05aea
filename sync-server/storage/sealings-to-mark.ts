import type { ExpressionBuilder } from "kysely";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { withSealing } from "#core/vouchers/with-sealing.ts";
import type { StoredDocument } from "./documents.ts";
import { insertRows } from "./insert-rows.ts";
import { markSealed, type SealedRow } from "./mark-sealed.ts";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { Tables } from "./tables.ts";

/**
 * A period that is validated while some of its rows do not say so yet. To mark ten thousand of them takes longer than all else
 * that their transaction writes, so it is done behind the answer, and until then whoever reads asks here.
 */
export interface SealingToMark {
  /** All vouchers that are no drafts are in it through that day, */
  readonly throughDay: string;
  /** but for what was written after that. */
  readonly revision: number;
  readonly sealedAt: string;
}

/** Others wait no longer for the database than it takes to mark so many. */
const PORTION_ROWS = 500;

/** A company has one at most: who writes into its books marks first what the last one left. */
export async function sealingToMark(tx: ReadTx, companyId: string): Promise<SealingToMark | null> {
  const row = await tx.db
    .selectFrom("sealings_to_mark")
    .select(["through_day", "revision", "sealed_at"])
    .where("company_id", "=", companyId)
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { throughDay: row.through_day, revision: row.revision, sealedAt: row.sealed_at };
}

type Where = ExpressionBuilder<Tables, "documents">;

/** What a row is like that bears no mark and is not in that period either. */
export const staysLive =
  ({ throughDay, revision }: SealingToMark) =>
  (where: Where) =>
    where.or([
      where("collection", "!=", "vouchers"),
      where("deleted", "=", 1),
      where("state", "is", null),
      where("state", "=", "draft"),
      where("day", "is", null),
      where("day", ">", throughDay),
      where("revision", ">", revision),
    ]);

/** The others of those that bear no mark. */
export const isInSealing =
  ({ throughDay, revision }: SealingToMark) =>
  (where: Where) =>
    where.and([
      where("collection", "=", "vouchers"),
      where("deleted", "=", 0),
      where("state", "!=", "draft"),
      where("day", "<=", throughDay),
      where("revision", "<=", revision),
      where("sealed_in", "is", null),
    ]);

/**
 * Seals those vouchers, and leaves their rows to be marked; where others than they look as if they were sealed too, as closing
 * entries do, the rows are marked at once. The caller holds the company's lock since they were known to be unchanged.
 */
export async function seal(
  tx: WriteTx,
  { companyId, rows, ...sealing }: SealingToMark & { companyId: string; rows: readonly SealedRow[] },
): Promise<void> {
  const { throughDay: through_day, revision, sealedAt: sealed_at } = sealing;
  const { count } = await tx.db
    .selectFrom("documents")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("company_id", "=", companyId)
    .where(isInSealing(sealing))
    .executeTakeFirstOrThrow();
  if (Number(count) !== rows.length) return markSealed(tx, { companyId, sealedAt: sealed_at, rows });
  const portions = Array.from({ length: Math.ceil(rows.length / PORTION_ROWS) }, (_, place) => {
    const some = rows.slice(place * PORTION_ROWS, (place + 1) * PORTION_ROWS);
    const listed = JSON.stringify(some.map(({ id, seal, entryNumber }) => [id, seal, entryNumber]));
    return { company_id: companyId, place, through_day, revision, sealed_at, rows: listed };
  });
  await insertRows(tx, "sealings_to_mark", portions, null);
}

/** Marks a portion of what was left; false when nothing is. Who takes a portion away is who marks it, so none is marked twice. */
export async function markPortion(tx: WriteTx, companyId: string): Promise<boolean> {
  for (;;) {
    const next = await tx.db
      .selectFrom("sealings_to_mark")
      .select("place")
      .where("company_id", "=", companyId)
      .orderBy("place")
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return false;
    const taken = await tx.db
      .deleteFrom("sealings_to_mark")
      .where("company_id", "=", companyId)
      .where("place", "=", next.place)
      .returning(["rows", "sealed_at"])
      .executeTakeFirst();
    // Another process was marking it: it is done by now.
    if (taken === undefined) continue;
    await markSealed(tx, { companyId, sealedAt: taken.sealed_at, rows: parseRows(taken.rows) });
    return true;
  }
}

/** Marks all that was left, for who is about to write into the company's books. */
export async function markRest(tx: WriteTx, companyId: string): Promise<void> {
  while (await markPortion(tx, companyId));
}

export async function companiesToMark(tx: ReadTx): Promise<readonly string[]> {
  const rows = await tx.db.selectFrom("sealings_to_mark").select("company_id").distinct().execute();
  return rows.map(({ company_id }) => company_id);
}

/** Documents of one company as they will read once all of them are marked. */
export async function asMarked(
  tx: ReadTx,
  documents: readonly StoredDocument[],
): Promise<readonly StoredDocument[]> {
  const companyId = documents.find(mayBeToMark)?.companyId;
  const sealing = companyId === undefined ? null : await sealingToMark(tx, companyId);
  if (companyId === undefined || sealing === null) return documents;
  const portions = await tx.db
    .selectFrom("sealings_to_mark")
    .select("rows")
    .where("company_id", "=", companyId)
    .execute();
  const rowById = new Map(
    portions.flatMap(({ rows }) => parseRows(rows)).map((row) => [row.id, row] as const),
  );
  return documents.map((document) => {
    const row = mayBeToMark(document) ? rowById.get(document.id) : undefined;
    if (row === undefined) return document;
    const body = withSealing(document.body as Voucher, row.entryNumber, sealing.sealedAt);
    return { ...document, body, sealedIn: row.seal };
  });
}

const mayBeToMark = ({ collection, deleted, state, sealedIn }: StoredDocument): boolean =>
  collection === "vouchers" && !deleted && state !== "draft" && sealedIn === undefined;

const parseRows = (listed: string): SealedRow[] =>
  (JSON.parse(listed) as [id: string, seal: string, entryNumber: string | null][]).map(
    ([id, seal, entryNumber]) => ({ id, seal, entryNumber }),
  );
