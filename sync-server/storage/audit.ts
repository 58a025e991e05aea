import { sql } from "kysely";
import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";

/** One line of the audit log: who did what, when, from which device. Never a secret, never a patient's name. */
export interface AuditLine {
  /** Null for what concerns no company, such as a sign-in. */
  readonly companyId: string | null;
  readonly at: string;
  readonly userId: string | null;
  readonly deviceId: string | null;
  readonly commandId: string | null;
  /** What happened, "session.signIn". */
  readonly action: string;
  /** The id of what it happened to. */
  readonly subject: string;
  readonly detail: unknown;
}

const OUTSIDE_COMPANIES = "";

/** Lines of a company are numbered without a gap, in the order they were committed. */
export async function appendAudit(tx: WriteTx, added: AuditLine | readonly AuditLine[]): Promise<void> {
  const linesByCompany = new Map<string, AuditLine[]>();
  for (const line of [added].flat() as AuditLine[]) {
    const companyId = line.companyId ?? OUTSIDE_COMPANIES;
    const known = linesByCompany.get(companyId);
    if (known === undefined) linesByCompany.set(companyId, [line]);
    else known.push(line);
  }
  for (const [companyId, lines] of linesByCompany) {
    const { sequence } = await tx.db
      .insertInto("audit_heads")
      .values({ company_id: companyId, sequence: lines.length })
      .onConflict((conflict) =>
        conflict
          .column("company_id")
          .doUpdateSet({ sequence: sql<number>`audit_heads.sequence + excluded.sequence` }),
      )
      .returning("sequence")
      .executeTakeFirstOrThrow();
    const first = sequence - lines.length + 1;
    await insertRows(
      tx,
      "audit",
      lines.map((line, index) => ({
        company_id: companyId,
        sequence: first + index,
        at: line.at,
        user_id: line.userId,
        device_id: line.deviceId,
        command_id: line.commandId,
        action: line.action,
        subject: line.subject,
        detail: JSON.stringify(line.detail ?? null),
      })),
      null,
    );
  }
}

/** A page of the log, newest first. */
export async function readAudit(
  tx: ReadTx,
  query: { readonly companyId: string | null; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly (AuditLine & { readonly sequence: number })[]> {
  const rows = await tx.db
    .selectFrom("audit")
    .selectAll()
    .where("company_id", "=", query.companyId ?? OUTSIDE_COMPANIES)
    .where("sequence", "<", query.before ?? Number.MAX_SAFE_INTEGER)
    .orderBy("sequence", "desc")
    .limit(query.limit)
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    companyId: query.companyId,
    at: row.at,
    userId: row.user_id,
    deviceId: row.device_id,
    commandId: row.command_id,
    action: row.action,
    subject: row.subject,
    detail: JSON.parse(row.detail),
  }));
}
