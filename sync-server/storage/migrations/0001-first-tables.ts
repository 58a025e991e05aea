import type { CreateTableBuilder, Kysely } from "kysely";
import type { ColumnType, ColumnTypes } from "../dialects/dialect.ts";

type Columns = Record<string, ColumnType>;

/** People, documents, outcomes, the outbox and everything around them. */
export const firstTables =
  ({ text, integer, bytes }: ColumnTypes) =>
  async (db: Kysely<unknown>): Promise<void> => {
    /** Columns cannot be null unless their name stands under `optional`. */
    const table = (name: string, key: readonly string[], columns: Columns, optional: Columns = {}) => {
      let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
      for (const [column, type] of Object.entries(columns)) {
        builder = builder.addColumn(column, type as "text", (one) => one.notNull());
      }
      for (const [column, type] of Object.entries(optional))
        builder = builder.addColumn(column, type as "text");
      return builder.addPrimaryKeyConstraint(`${name}_key`, [...key]);
    };
    const index = (name: string, on: string, columns: readonly string[]) =>
      db.schema
        .createIndex(name)
        .on(on)
        .columns([...columns]);

    await table(
      "users",
      ["id"],
      {
        id: text,
        identifier: text,
        name: text,
        password_hash: text,
        must_personalise: integer,
        language: text,
        created_at: text,
      },
      { email: text },
    ).execute();
    await index("users_by_email", "users", ["email"]).unique().execute();
    await index("users_by_identifier", "users", ["identifier"]).unique().execute();

    await table(
      "sessions",
      ["token_hash"],
      { token_hash: text, user_id: text, created_at: text, last_seen_at: text, expires_at: text },
      { device_id: text, revoked_at: text },
    )
      .addForeignKeyConstraint("sessions_of_user", ["user_id"], "users", ["id"])
      .execute();
    await index("sessions_by_user", "sessions", ["user_id"]).execute();
    await index("sessions_by_end", "sessions", ["expires_at"]).execute();

    await table(
      "devices",
      ["id"],
      { id: text, user_id: text, name: text, enrolled_at: text, last_contact_at: text },
      { revoked_at: text },
    )
      .addForeignKeyConstraint("devices_of_user", ["user_id"], "users", ["id"])
      .execute();
    await index("devices_by_user", "devices", ["user_id"]).execute();

    await table("sign_in_attempts", ["id"], { id: text, key: text, at: text }).execute();
    await index("sign_in_attempts_by_key", "sign_in_attempts", ["key", "at"]).execute();

    await table(
      "memberships",
      ["company_id", "user_id"],
      { company_id: text, user_id: text, member_id: text, role: text, rights: text },
      { slices: text },
    ).execute();
    await index("memberships_by_user", "memberships", ["user_id"]).execute();

    await table("company_revisions", ["company_id"], { company_id: text, revision: integer }).execute();

    await table(
      "documents",
      ["company_id", "collection", "id"],
      {
        company_id: text,
        collection: text,
        id: text,
        revision: integer,
        slice: text,
        deleted: integer,
        body: text,
      },
      { day: text, state: text },
    ).execute();
    await index("documents_by_revision", "documents", ["company_id", "collection", "revision"])
      .unique()
      .execute();
    await index("documents_by_day", "documents", ["company_id", "collection", "day"]).execute();

    await table("device_counters", ["company_id", "device_id"], {
      company_id: text,
      device_id: text,
      counter: integer,
      hash: text,
    }).execute();

    await table(
      "outcomes",
      ["company_id", "command_id"],
      {
        company_id: text,
        command_id: text,
        device_id: text,
        counter: integer,
        hash: text,
        type: text,
        made_by: text,
        made_at: text,
        decided_at: text,
        status: text,
        facts: text,
        command: text,
      },
      { revision: integer, code: text },
    ).execute();
    await index("outcomes_by_counter", "outcomes", ["company_id", "device_id", "counter"]).unique().execute();
    await index("outcomes_by_status", "outcomes", ["company_id", "status", "decided_at"]).execute();

    await table(
      "number_series",
      ["company_id", "series"],
      { company_id: text, series: text, next_number: integer },
      { last_day: text },
    ).execute();

    await table(
      "audit",
      ["company_id", "sequence"],
      { company_id: text, sequence: integer, at: text, action: text, subject: text, detail: text },
      { user_id: text, device_id: text, command_id: text },
    ).execute();
    await table("audit_heads", ["company_id"], { company_id: text, sequence: integer }).execute();

    await table("digests", ["company_id", "slice", "month"], {
      company_id: text,
      slice: text,
      month: text,
      sum: text,
      count: integer,
    }).execute();

    await table(
      "outbox",
      ["id"],
      {
        id: text,
        company_id: text,
        connection_id: text,
        voucher_id: text,
        chain: text,
        position: integer,
        kind: text,
        reference: text,
        payload_version: integer,
        state: text,
        attempts: integer,
        not_before: text,
        detail: text,
        created_at: text,
        updated_at: text,
      },
      { lease_until: text, leased_by: text, external_id: text },
    ).execute();
    await table(
      "outbox_lanes",
      ["company_id", "connection_id"],
      { company_id: text, connection_id: text, lease_until: text },
      { leased_by: text },
    ).execute();
    await index("outbox_by_reference", "outbox", ["company_id", "connection_id", "reference"])
      .unique()
      .execute();
    await index("outbox_by_time", "outbox", ["state", "not_before"]).execute();
    await index("outbox_by_chain", "outbox", ["company_id", "connection_id", "chain", "position"]).execute();
    await index("outbox_by_voucher", "outbox", ["company_id", "voucher_id"]).execute();

    await table("secrets", ["company_id", "owner_id"], {
      company_id: text,
      owner_id: text,
      ciphertext: bytes,
      updated_at: text,
    }).execute();
    await table("oauth_states", ["state_hash"], {
      state_hash: text,
      company_id: text,
      connection_id: text,
      user_id: text,
      ciphertext: bytes,
      created_at: text,
      expires_at: text,
    }).execute();

    await table("blobs", ["hash"], {
      hash: text,
      byte_length: integer,
      encoding: text,
      stored_length: integer,
      created_at: text,
    }).execute();
    await table("blob_readers", ["company_id", "hash", "slice", "purpose"], {
      company_id: text,
      hash: text,
      slice: text,
      purpose: text,
    }).execute();
    await table(
      "uploads",
      ["company_id", "hash", "user_id"],
      {
        company_id: text,
        hash: text,
        user_id: text,
        byte_length: integer,
        received_length: integer,
        created_at: text,
      },
      { completed_at: text },
    ).execute();
    await index("uploads_by_time", "uploads", ["created_at"]).execute();

    await table("server_facts", ["name"], { name: text, value: text }).execute();
  };
