import { type Kysely, sql } from "kysely";

/** Finds what devices have declared lost without reading whole logs: there are few such lines. */
export async function deviceLosses(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_device_losses on audit (device_id) where action = 'device.lost'`.execute(db);
}
