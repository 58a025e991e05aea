import { CompiledQuery, type Kysely } from "kysely";
import { auditHashOf } from "#core/audit/audit-chain.ts";
import type { ColumnTypes, OpenedDialect } from "../dialects/dialect.ts";
import type { AuditRow, Tables } from "../tables.ts";

const PAGE_LINES = 500;

/** Chains the lines of each company's audit log, those already there too, and has the database refuse to change one. */
export const auditChain =
  ({ text }: ColumnTypes, onlyGrows: OpenedDialect["onlyGrows"]) =>
  async (untyped: Kysely<unknown>): Promise<void> => {
    const db = untyped as Kysely<Tables>;
    await db.schema
      .alterTable("audit")
      .addColumn("hash", text as "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await db.schema
      .alterTable("audit_heads")
      .addColumn("hash", text as "text")
      .execute();
    const heads = await db.selectFrom("audit_heads").select("company_id").execute();
    for (const { company_id } of heads) await chainLines(db, company_id);
    for (const statement of onlyGrows("audit")) await db.executeQuery(CompiledQuery.raw(statement));
  };

async function chainLines(db: Kysely<Tables>, companyId: string): Promise<void> {
  let hash: string | null = null;
  for (let after = 0; ; ) {
    const page: AuditRow[] = await db
      .selectFrom("audit")
      .selectAll()
      .where("company_id", "=", companyId)
      .where("sequence", ">", after)
      .orderBy("sequence")
      .limit(PAGE_LINES)
      .execute();
    for (const row of page) {
      hash = auditHashOf(toEntry(row), hash);
      after = row.sequence;
      await db
        .updateTable("audit")
        .set({ hash })
        .where("company_id", "=", companyId)
        .where("sequence", "=", row.sequence)
        .execute();
    }
    if (page.length < PAGE_LINES) break;
  }
  await db.updateTable("audit_heads").set({ hash }).where("company_id", "=", companyId).execute();
}

/** As lines were hashed when this step shipped; what is read today may come to differ. */
const toEntry = (row: AuditRow) => ({
  company: row.company_id,
  sequence: row.sequence,
  at: row.at,
  userId: row.user_id,
  deviceId: row.device_id,
  commandId: row.command_id,
  action: row.action,
  subject: row.subject,
  detail: row.detail,
});
