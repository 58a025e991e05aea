import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";

/** Sessions that only their person's unlocked device can use, and what opens a device whose PIN is gone. */
export const sharedDevices =
  ({ text, bytes }: ColumnTypes) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .alterTable("sessions")
      .addColumn("lock_hash", text as "text")
      .execute();
    await db.schema
      .alterTable("devices")
      .addColumn("recovery", bytes as "blob")
      .execute();
  };
