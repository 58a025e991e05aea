import type { Kysely } from "kysely";
import type { Storage } from "#server/storage/storage.ts";
import type { Tables } from "#server/storage/tables.ts";

type Row = Record<string, unknown>;

/** Every row of every table at one moment, as a backup of either database holds them. */
export type DatabaseBackup = ReadonlyMap<keyof Tables, readonly Row[]>;

/** Every table there is: the type does not compile while one is missing. */
const tables: Readonly<Record<keyof Tables, true>> = {
  users: true,
  sessions: true,
  devices: true,
  device_recoveries: true,
  sign_in_attempts: true,
  memberships: true,
  company_revisions: true,
  company_branches: true,
  documents: true,
  device_counters: true,
  outcomes: true,
  number_series: true,
  party_numbers: true,
  audit: true,
  audit_heads: true,
  digests: true,
  outbox: true,
  outbox_lanes: true,
  secrets: true,
  oauth_states: true,
  blobs: true,
  blob_readers: true,
  uploads: true,
  server_facts: true,
  mails: true,
  single_use_links: true,
  invitations: true,
  company_addresses: true,
  given_numbers: true,
  restorations: true,
  restoration_reports: true,
  seen_numbers: true,
};

export async function backUp(storage: Storage): Promise<DatabaseBackup> {
  return storage.read(async ({ db }) => {
    const rows = new Map<keyof Tables, readonly Row[]>();
    for (const table of Object.keys(tables) as (keyof Tables)[])
      rows.set(table, await anyTable(db).selectFrom(table).selectAll().execute());
    return rows;
  });
}

/** Puts a backup into a storage that was never used. */
export async function restoreInto(storage: Storage, backup: DatabaseBackup): Promise<void> {
  await storage.write(async ({ db }) => {
    await db.deleteFrom("server_facts").execute();
    for (const [table, rows] of backup)
      for (const row of rows) await anyTable(db).insertInto(table).values(row).execute();
  });
}

const anyTable = (db: unknown) => db as Kysely<Record<string, Row>>;
