import { type Selectable, sql } from "kysely";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { withSealing } from "#core/vouchers/with-sealing.ts";
import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { DocumentRow } from "./tables.ts";

/** One replicated document as the server holds it; its body is JSON that passes its schema when read. */
export interface StoredDocument {
  readonly companyId: string;
  readonly collection: string;
  readonly id: string;
  readonly revision: number;
  readonly day: string | null;
  readonly state: string | null;
  readonly slice: string;
  readonly deleted: boolean;
  readonly body: unknown;
  /** The seal it has become part of, if any: then nobody writes it again. */
  readonly sealedIn?: string;
}

export interface DocumentKey {
  readonly companyId: string;
  readonly collection: string;
  readonly id: string;
}

/** SQLite and PostgreSQL both take far more, but a statement should stay readable in a log. */
const IDS_AT_ONCE_MAX = 500;

export async function readDocument(tx: ReadTx, key: DocumentKey): Promise<StoredDocument | null> {
  const row = await tx.db
    .selectFrom("documents")
    .selectAll()
    .where("company_id", "=", key.companyId)
    .where("collection", "=", key.collection)
    .where("id", "=", key.id)
    .executeTakeFirst();
  return row === undefined ? null : toDocument(row);
}

/** The documents that exist among the ids asked for, in no particular order. */
export async function readDocuments(
  tx: ReadTx,
  query: { readonly companyId: string; readonly collection: string; readonly ids: readonly string[] },
): Promise<readonly StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (let start = 0; start < query.ids.length; start += IDS_AT_ONCE_MAX) {
    const rows = await tx.db
      .selectFrom("documents")
      .selectAll()
      .where("company_id", "=", query.companyId)
      .where("collection", "=", query.collection)
      .where("id", "in", query.ids.slice(start, start + IDS_AT_ONCE_MAX))
      .execute();
    for (const row of rows) found.push(toDocument(row));
  }
  return found;
}

/** Writes the document whole, over the one of that id; its revision comes from `nextRevisions`. */
export async function writeDocument(tx: WriteTx, document: StoredDocument): Promise<void> {
  const { company_id, collection, id, ...rest } = toRow(document);
  await tx.db
    .insertInto("documents")
    .values({ company_id, collection, id, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "collection", "id"]).doUpdateSet(rest))
    .execute();
}

/** The same for many at once, none of them twice. */
export const writeDocuments = (tx: WriteTx, documents: readonly StoredDocument[]): Promise<void> =>
  insertRows(tx, "documents", documents.map(toRow), {
    key: ["company_id", "collection", "id"],
    is: "replaced",
  });

/** Removes the row itself, unseen by devices: only for what a seal or a side-file now stands for. */
export async function purgeDocument(tx: WriteTx, key: DocumentKey): Promise<void> {
  await tx.db
    .deleteFrom("documents")
    .where("company_id", "=", key.companyId)
    .where("collection", "=", key.collection)
    .where("id", "=", key.id)
    .execute();
}

interface SinceQuery {
  readonly companyId: string;
  readonly collection: string;
  readonly revision: number;
  readonly limit: number;
  /** Narrows it to those; null asks for all. */
  readonly slices?: readonly string[] | null;
}

/** What was written after a revision and is not sealed, oldest first. */
export const changesSince = (tx: ReadTx, query: SinceQuery): Promise<readonly StoredDocument[]> =>
  writtenSince(tx, query, "is");

/** Of what was written after a revision, that which is sealed: devices that held it before have to drop it. */
export const sealedSince = (tx: ReadTx, query: SinceQuery): Promise<readonly StoredDocument[]> =>
  writtenSince(tx, query, "is not");

async function writtenSince(
  tx: ReadTx,
  query: SinceQuery,
  sealedInIs: "is" | "is not",
): Promise<readonly StoredDocument[]> {
  let select = tx.db
    .selectFrom("documents")
    .selectAll()
    .where("company_id", "=", query.companyId)
    .where("collection", "=", query.collection)
    .where("revision", ">", query.revision)
    .where("sealed_in", sealedInIs, null);
  if (query.slices != null) select = select.where("slice", "in", neverEmpty(query.slices));
  const rows = await select.orderBy("revision").limit(query.limit).execute();
  return rows.map(toDocument);
}

/** The newest of one collection by their days, deleted ones left out. */
export async function latestDocuments(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly collection: string;
    readonly slices: readonly string[] | null;
    readonly limit: number;
  },
): Promise<readonly StoredDocument[]> {
  let select = tx.db
    .selectFrom("documents")
    .selectAll()
    .where("company_id", "=", query.companyId)
    .where("collection", "=", query.collection)
    .where("deleted", "=", 0);
  if (query.slices !== null) select = select.where("slice", "in", neverEmpty(query.slices));
  const rows = await select.orderBy("day", "desc").orderBy("revision", "desc").limit(query.limit).execute();
  return rows.map(toDocument);
}

/** A page of one collection in the order of its ids, deleted ones left out. */
export async function listDocuments(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly collection: string;
    readonly afterId?: string | undefined;
    readonly state?: string | undefined;
    readonly fromDay?: string | undefined;
    readonly throughDay?: string | undefined;
    /** Ends it there, so that a filter does not walk through all there is. */
    readonly throughId?: string | undefined;
    readonly slices?: readonly string[] | null;
    /** Finds the documents by their days, for days that are few beside all there are. */
    readonly byDay?: boolean;
    readonly limit: number;
  },
): Promise<readonly StoredDocument[]> {
  let select = tx.db
    .selectFrom("documents")
    .selectAll()
    .where("company_id", "=", query.companyId)
    .where("collection", "=", query.collection)
    .where("deleted", "=", 0);
  // SQLite, which does not know how many days there are, would go by the ids, for these it need not sort.
  const id = query.byDay ? sql<string>`id || ''` : sql.ref<string>("id");
  if (query.afterId !== undefined) select = select.where(id, ">", query.afterId);
  if (query.throughId !== undefined) select = select.where(id, "<=", query.throughId);
  if (query.state !== undefined) select = select.where("state", "=", query.state);
  if (query.fromDay !== undefined) select = select.where("day", ">=", query.fromDay);
  if (query.throughDay !== undefined) select = select.where("day", "<=", query.throughDay);
  if (query.slices != null) select = select.where("slice", "in", neverEmpty(query.slices));
  const rows = await select.orderBy(id).limit(query.limit).execute();
  return rows.map(toDocument);
}

/** The id at which a stretch of so many documents ends, deleted ones among them; null where fewer are left. */
export async function idAfterMany(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly collection: string;
    readonly afterId: string | undefined;
    readonly count: number;
  },
): Promise<string | null> {
  const row = await tx.db
    .selectFrom("documents")
    .select("id")
    .where("company_id", "=", query.companyId)
    .where("collection", "=", query.collection)
    .where("id", ">", query.afterId ?? "")
    .orderBy("id")
    .limit(1)
    .offset(query.count - 1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** SQL has no empty list; no document lies in the slice "". */
const neverEmpty = (slices: readonly string[]) => (slices.length === 0 ? [""] : slices);

/** A row as everything but storage knows it. */
export const toDocument = (row: Selectable<DocumentRow>): StoredDocument => ({
  companyId: row.company_id,
  collection: row.collection,
  id: row.id,
  revision: row.revision,
  day: row.day,
  state: row.state,
  slice: row.slice,
  deleted: row.deleted === 1,
  body: bodyOf(row),
  ...(row.sealed_in === null ? {} : { sealedIn: row.sealed_in }),
});

/** A sealed voucher bears what validating gave it. */
function bodyOf({ body, sealed_at, entry_number }: Selectable<DocumentRow>): unknown {
  const written: unknown = JSON.parse(body);
  return sealed_at === null ? written : withSealing(written as Voucher, entry_number, sealed_at);
}

const toRow = (document: StoredDocument): DocumentRow => ({
  company_id: document.companyId,
  collection: document.collection,
  id: document.id,
  revision: document.revision,
  day: document.day,
  state: document.state,
  slice: document.slice,
  deleted: document.deleted ? 1 : 0,
  body: JSON.stringify(document.body),
  sealed_in: null,
  entry_number: null,
  sealed_at: null,
});
