import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import {
  type AuditChainEnd,
  type AuditEntry,
  auditHashOf,
  type ChainedAuditEntry,
} from "#core/audit/audit-chain.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { insertRows } from "./insert-rows.ts";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { AuditRow, Tables } from "./tables.ts";

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

/** Lines of a company are numbered without a gap, in the order they were committed, each chained to the one before. */
export async function appendAudit(tx: WriteTx, added: AuditLine | readonly AuditLine[]): Promise<void> {
  const linesByCompany = new Map<string, AuditLine[]>();
  for (const line of [added].flat() as AuditLine[]) {
    const companyId = line.companyId ?? OUTSIDE_COMPANIES;
    const known = linesByCompany.get(companyId);
    if (known === undefined) linesByCompany.set(companyId, [line]);
    else known.push(line);
  }
  for (const [companyId, lines] of linesByCompany) {
    // The head's row keeps other writers waiting, so the hash it answers is that of the line before ours.
    const head = await tx.db
      .insertInto("audit_heads")
      .values({ company_id: companyId, sequence: lines.length, hash: null })
      .onConflict((conflict) =>
        conflict
          .column("company_id")
          .doUpdateSet({ sequence: sql<number>`audit_heads.sequence + excluded.sequence` }),
      )
      .returning(["sequence", "hash"])
      .executeTakeFirstOrThrow();
    const rows = chainedRows(companyId, lines, {
      sequence: head.sequence - lines.length,
      hash: head.hash,
    });
    await insertRows(tx, "audit", rows, null);
    await tx.db
      .updateTable("audit_heads")
      .set({ hash: rows.at(-1)!.hash })
      .where("company_id", "=", companyId)
      .execute();
  }
}

function chainedRows(companyId: string, lines: readonly AuditLine[], from: AuditChainEnd): AuditRow[] {
  let { sequence, hash } = from;
  return lines.map((line) => {
    sequence += 1;
    const row = {
      company_id: companyId,
      sequence,
      at: line.at,
      user_id: line.userId,
      device_id: line.deviceId,
      command_id: line.commandId,
      action: line.action,
      subject: line.subject,
      detail: JSON.stringify(line.detail ?? null),
    };
    hash = auditHashOf(toEntry(row), hash, nativeSha256Hex);
    return { ...row, hash };
  });
}

/** Which lines of a log are wanted; what is left out does not matter. */
export interface AuditFilter {
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly document?: string | undefined;
  readonly from?: string | undefined;
  readonly through?: string | undefined;
}

/** A line as it is shown: with the names of whoever and whatever did it, as far as they are known. */
export interface ShownAuditLine extends Omit<AuditLine, "companyId"> {
  readonly sequence: number;
  readonly hash: string;
  readonly personName: string | null;
  readonly deviceName: string | null;
}

interface AuditPage extends AuditFilter {
  readonly companyId: string | null;
  readonly limit: number;
}

/** A page of the log, newest first: what was written before a line, which was the last of another page. */
export async function readAudit(
  tx: ReadTx,
  { before, ...page }: AuditPage & { readonly before?: number | undefined },
): Promise<readonly ShownAuditLine[]> {
  const end = before === undefined ? null : await placeOf(tx, page.companyId, before);
  const rows = await auditPage(tx, page, end).execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    userId: row.user_id,
    personName: row.person_name,
    deviceId: row.device_id,
    deviceName: row.device_name,
    commandId: row.command_id,
    action: row.action,
    subject: row.subject,
    detail: JSON.parse(row.detail),
    hash: row.hash,
  }));
}

/** A line's place among others by time: of those written at one instant, by their numbers. */
interface AuditPlace {
  readonly at: string;
  readonly sequence: number;
}

/** In the order that each filter's index has: by time, which is the lines' own but where a clock was set back. */
export const auditPage = (
  { db }: ReadTx,
  { companyId, limit, ...filter }: AuditPage,
  end: AuditPlace | null,
) =>
  db
    .selectFrom("audit")
    .leftJoin("users", "users.id", "audit.user_id")
    .leftJoin("devices", "devices.id", "audit.device_id")
    .selectAll("audit")
    .select(["users.name as person_name", "devices.name as device_name"])
    .where("audit.company_id", "=", companyId ?? OUTSIDE_COMPANIES)
    .where((row) => isWanted(row, filter))
    .$if(end !== null, (lines) =>
      lines.where((row) =>
        row(row.refTuple("audit.at", "audit.sequence"), "<", row.tuple(end?.at ?? "", end?.sequence ?? 0)),
      ),
    )
    .orderBy("audit.at", "desc")
    .orderBy("audit.sequence", "desc")
    .limit(limit);

/** Where no line has the number, everything that was written is before it or nothing is. */
async function placeOf(tx: ReadTx, companyId: string | null, sequence: number): Promise<AuditPlace | null> {
  const line = await tx.db
    .selectFrom("audit")
    .select(["at", "sequence"])
    .where("company_id", "=", companyId ?? OUTSIDE_COMPANIES)
    .where("sequence", "=", sequence)
    .executeTakeFirst();
  return line ?? (sequence < 1 ? { at: "", sequence: 0 } : null);
}

function isWanted(row: ExpressionBuilder<Tables, "audit">, filter: AuditFilter) {
  const { person, action, document, from, through } = filter;
  return row.and([
    ...(person === undefined ? [] : [row("audit.user_id", "=", person)]),
    ...(action === undefined ? [] : [row("audit.action", "=", action)]),
    ...(document === undefined ? [] : [row("audit.subject", "=", document)]),
    ...(from === undefined ? [] : [row("audit.at", ">=", from)]),
    // An instant goes on after its day with a T, which is less than a tilde.
    ...(through === undefined ? [] : [row("audit.at", "<", `${through}~`)]),
  ]);
}

/** The company's people by name, as its log names them. */
export async function peopleOfCompany(
  tx: ReadTx,
  companyId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.db
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.user_id")
    .select(["users.id", "users.name"])
    .where("memberships.company_id", "=", companyId)
    .orderBy("users.name")
    .orderBy("users.id")
    .execute();
}

/** How far a company's log goes, as the last writer left it. */
export async function readAuditEnd(tx: ReadTx, companyId: string): Promise<AuditChainEnd> {
  const head = await tx.db
    .selectFrom("audit_heads")
    .select(["sequence", "hash"])
    .where("company_id", "=", companyId)
    .executeTakeFirst();
  return head ?? { sequence: 0, hash: null };
}

/** The next lines of a log in the order they were written, as they were hashed. */
export async function readAuditChain(
  tx: ReadTx,
  query: { readonly companyId: string; readonly after: number; readonly limit: number },
): Promise<readonly (ChainedAuditEntry & Pick<ShownAuditLine, "personName" | "deviceName">)[]> {
  const rows = await tx.db
    .selectFrom("audit")
    .leftJoin("users", "users.id", "audit.user_id")
    .leftJoin("devices", "devices.id", "audit.device_id")
    .selectAll("audit")
    .select(["users.name as person_name", "devices.name as device_name"])
    .where("company_id", "=", query.companyId)
    .where("sequence", ">", query.after)
    .orderBy("sequence")
    .limit(query.limit)
    .execute();
  return rows.map((row) => ({
    ...toEntry(row),
    hash: row.hash,
    personName: row.person_name,
    deviceName: row.device_name,
  }));
}

const toEntry = (row: Omit<Selectable<AuditRow>, "hash">): AuditEntry => ({
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

/** Whether the company's log has a line of this kind. */
export async function isAudited(
  tx: ReadTx,
  line: { readonly companyId: string; readonly action: string },
): Promise<boolean> {
  const row = await tx.db
    .selectFrom("audit")
    .select("sequence")
    .where("company_id", "=", line.companyId)
    .where("action", "=", line.action)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
