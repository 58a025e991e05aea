import type { Kysely } from "kysely";
import type { ColumnTypes } from "../dialects/dialect.ts";

/** Verified e-mail addresses, mail on its way, links that serve once, and invitations. */
export const people =
  ({ text, integer, bytes }: ColumnTypes) =>
  async (untyped: Kysely<unknown>): Promise<void> => {
    const db = untyped as Kysely<{ users: { email: string; created_at: string; email_verified_at: string } }>;
    const [textType, integerType, bytesType] = [text as "text", integer as "integer", bytes as "blob"];

    await db.schema.alterTable("users").addColumn("email_verified_at", textType).execute();
    await db.schema.alterTable("users").addColumn("pending_email", textType).execute();
    // Whoever was there already was let in by the server's keeper, who knows whose address it is.
    await db
      .updateTable("users")
      .set(({ ref }) => ({ email_verified_at: ref("created_at") }))
      .where("email", "is not", null)
      .execute();

    await db.schema
      .createTable("mails")
      .addColumn("id", textType, (column) => column.notNull())
      .addColumn("kind", textType, (column) => column.notNull())
      .addColumn("created_at", textType, (column) => column.notNull())
      .addColumn("state", textType, (column) => column.notNull())
      .addColumn("attempts", integerType, (column) => column.notNull())
      .addColumn("not_before", textType, (column) => column.notNull())
      .addColumn("ciphertext", bytesType)
      .addColumn("done_at", textType)
      .addColumn("failure", textType)
      .addPrimaryKeyConstraint("mails_key", ["id"])
      .execute();
    await db.schema.createIndex("mails_by_time").on("mails").columns(["state", "not_before"]).execute();

    await db.schema
      .createTable("single_use_links")
      .addColumn("token_hash", textType, (column) => column.notNull())
      .addColumn("kind", textType, (column) => column.notNull())
      .addColumn("user_id", textType, (column) => column.notNull())
      .addColumn("email", textType, (column) => column.notNull())
      .addColumn("password_hash", textType)
      .addColumn("created_at", textType, (column) => column.notNull())
      .addColumn("expires_at", textType, (column) => column.notNull())
      .addPrimaryKeyConstraint("single_use_links_key", ["token_hash"])
      .execute();
    await db.schema
      .createIndex("single_use_links_by_user")
      .on("single_use_links")
      .columns(["user_id", "kind"])
      .execute();

    await db.schema
      .createTable("invitations")
      .addColumn("company_id", textType, (column) => column.notNull())
      .addColumn("id", textType, (column) => column.notNull())
      .addColumn("token_hash", textType, (column) => column.notNull())
      .addColumn("email", textType, (column) => column.notNull())
      .addColumn("invited_by", textType, (column) => column.notNull())
      .addColumn("user_id", textType)
      .addColumn("created_at", textType, (column) => column.notNull())
      .addColumn("expires_at", textType, (column) => column.notNull())
      .addPrimaryKeyConstraint("invitations_key", ["company_id", "id"])
      .execute();
    await db.schema
      .createIndex("invitations_by_token")
      .on("invitations")
      .columns(["token_hash"])
      .unique()
      .execute();
    await db.schema.createIndex("invitations_by_email").on("invitations").columns(["email"]).execute();
    await db.schema.createIndex("invitations_by_user").on("invitations").columns(["user_id"]).execute();
  };
