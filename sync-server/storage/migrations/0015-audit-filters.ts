import { type Kysely, sql } from "kysely";

/** Whatever a log is filtered by, a page of it is found without reading the log: each index gives the lines newest first. */
export async function auditFilters(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_by_day on audit (company_id, at, sequence)`.execute(db);
  await sql`create index audit_by_person on audit (company_id, user_id, at, sequence)`.execute(db);
  await sql`create index audit_by_action on audit (company_id, action, at, sequence)`.execute(db);
  await sql`create index audit_by_document on audit (company_id, subject, at, sequence)`.execute(db);
}
