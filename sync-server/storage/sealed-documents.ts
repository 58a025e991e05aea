import { CompiledQuery } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";

/** A voucher on its way into a seal, as text: whoever packs it reads it. */
export interface VoucherToSeal {
  readonly id: string;
  readonly revision: number;
  readonly body: string;
}

/** A page of the live vouchers dated through a day that are no drafts, in the order of their ids. */
export async function readVouchersToSeal(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly throughDay: string;
    readonly afterId: string;
    readonly limit: number;
  },
): Promise<readonly VoucherToSeal[]> {
  return await tx.db
    .selectFrom("documents")
    .select(["id", "revision", "body"])
    .where("company_id", "=", query.companyId)
    .where("collection", "=", "vouchers")
    .where("id", ">", query.afterId)
    .where("deleted", "=", 0)
    .where("sealed_in", "is", null)
    .where("state", "!=", "draft")
    .where("day", "<=", query.throughDay)
    .orderBy("id")
    .limit(query.limit)
    .execute();
}

export interface SealedRow {
  readonly id: string;
  readonly seal: string;
  readonly entryNumber: string | null;
}

const ROWS_AT_ONCE = 250;

/** Makes live vouchers part of their seals: from then on devices do not pull them and nobody can change them. */
export async function markSealed(
  tx: WriteTx,
  { companyId, sealedAt, rows }: { companyId: string; sealedAt: string; rows: readonly SealedRow[] },
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const values: (string | null)[] = [];
    const place = (value: string | null) => {
      values.push(value);
      return tx.sqlWords.placeholder(values.length);
    };
    const listed = some
      .map(({ id, seal, entryNumber }) => `(${place(id)}, ${place(seal)}, ${place(entryNumber)})`)
      .join(", ");
    const statement =
      `with marked (id, seal, entry_number) as (values ${listed}) ` +
      "update documents set sealed_in = marked.seal, entry_number = marked.entry_number, " +
      `sealed_at = ${place(sealedAt)} from marked ` +
      `where documents.company_id = ${place(companyId)} and documents.collection = 'vouchers' ` +
      "and documents.id = marked.id and documents.sealed_in is null";
    const { numAffectedRows } = await tx.db.executeQuery(CompiledQuery.raw(statement, values));
    if (Number(numAffectedRows) !== some.length)
      throw new Error(`${some.length} vouchers were to be sealed, and ${numAffectedRows} were.`);
  }
}
