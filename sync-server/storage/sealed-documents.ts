import { CompiledQuery } from "kysely";
import { type StoredDocument, toDocument } from "./documents.ts";
import { dayOfEach } from "./live-vouchers.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/** A voucher on its way into a seal, as text: whoever packs it reads it. */
export interface VoucherToSeal {
  readonly revision: number;
  readonly body: string;
}

/**
 * A page of the live vouchers dated through a day that are no drafts, in the order in which they were written last; never past
 * what is sealed, which by now is most of the rows.
 */
export async function readVouchersToSeal(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly throughDay: string;
    readonly afterRevision: number;
    readonly limit: number;
  },
): Promise<readonly VoucherToSeal[]> {
  return await tx.db
    .selectFrom("documents")
    .select(["revision", "body"])
    .where("company_id", "=", query.companyId)
    .where("collection", "=", "vouchers")
    .where("revision", ">", query.afterRevision)
    .where("sealed_in", "is", null)
    .where("deleted", "=", 0)
    .where("state", "!=", "draft")
    .where(dayOfEach, "<=", query.throughDay)
    .orderBy("revision")
    .limit(query.limit)
    .execute();
}

export interface SealedRow {
  readonly id: string;
  readonly seal: string;
  readonly entryNumber: string | null;
}

/** A statement's JSON stays a few megabytes, however much is validated for the first time. */
const ROWS_AT_ONCE = 20_000;

/** Makes live vouchers part of their seals: from then on devices do not pull them and nobody can change them. */
export async function markSealed(
  tx: WriteTx,
  { companyId, sealedAt, rows }: { companyId: string; sealedAt: string; rows: readonly SealedRow[] },
): Promise<void> {
  const [items, at, company] = [1, 2, 3].map(tx.sqlWords.placeholder) as [string, string, string];
  // The rows are found by their whole key: with a condition on `sealed_in`, SQLite walked through the month once for each. A row
  // that is sealed already is refused by the table itself.
  const statement =
    "with marked (id, seal, entry_number) as materialized " +
    `(select value->>0, value->>1, value->>2 from ${tx.sqlWords.itemsOf(items)}) ` +
    "update documents set sealed_in = marked.seal, entry_number = marked.entry_number, " +
    `sealed_at = ${at} from marked ` +
    `where documents.company_id = ${company} and documents.collection = 'vouchers' ` +
    "and documents.id = marked.id";
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const listed = JSON.stringify(some.map(({ id, seal, entryNumber }) => [id, seal, entryNumber]));
    const marking = CompiledQuery.raw(statement, [listed, sealedAt, companyId]);
    const { numAffectedRows } = await tx.db.executeQuery(marking);
    if (Number(numAffectedRows) !== some.length)
      throw new Error(`${some.length} vouchers were to be sealed, and ${numAffectedRows} were.`);
  }
}

/** The rows of vouchers that were validated, as everybody else reads them. */
export async function listSealedRows(
  tx: ReadTx,
  { companyId, ids }: { readonly companyId: string; readonly ids: readonly string[] },
): Promise<readonly StoredDocument[]> {
  const rows = await tx.db
    .selectFrom("documents")
    .selectAll()
    .where("company_id", "=", companyId)
    .where("collection", "=", "vouchers")
    .where("id", "in", ids)
    .where("deleted", "=", 0)
    .execute();
  return rows.map(toDocument);
}
