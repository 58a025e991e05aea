import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";

/** Each device may have several recoveries, so that none is ever written over another. */
export const deviceRecoveries =
  ({ text, bytes }: ColumnTypes) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable("device_recoveries")
      .addColumn("device_id", text as "text", (column) => column.notNull())
      .addColumn("recovery_hash", text as "text", (column) => column.notNull())
      .addColumn("recovery", bytes as "blob", (column) => column.notNull())
      .addPrimaryKeyConstraint("device_recoveries_key", ["device_id", "recovery_hash"])
      .execute();
    // What is sealed cannot be hashed here; its device tells it once more, beside this.
    await sql`insert into device_recoveries (device_id, recovery_hash, recovery)
      select id, '', recovery from devices where recovery is not null`.execute(db);
    await db.schema.alterTable("devices").dropColumn("recovery").execute();
  };
