import type { ReadTx, WriteTx } from "./storage.ts";

/** A link that a mail carries and that serves once; the token itself is known to the mail alone. */
export interface SingleUseLink {
  readonly tokenHash: string;
  readonly kind: "email" | "reset";
  readonly userId: string;
  /** Where it was sent, which opening it proves to be read. */
  readonly email: string;
  /** An initial password that came by the same mail and counts from the opening of the link on. */
  readonly passwordHash: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** A newer link of the same kind takes the place of those before. */
export async function insertSingleUseLink(tx: WriteTx, link: SingleUseLink): Promise<void> {
  await removeSingleUseLinks(tx, link);
  await tx.db
    .insertInto("single_use_links")
    .values({
      token_hash: link.tokenHash,
      kind: link.kind,
      user_id: link.userId,
      email: link.email,
      password_hash: link.passwordHash,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

export async function removeSingleUseLinks(
  tx: WriteTx,
  { userId, kind }: Pick<SingleUseLink, "userId" | "kind">,
): Promise<void> {
  await tx.db.deleteFrom("single_use_links").where("user_id", "=", userId).where("kind", "=", kind).execute();
}

interface LinkQuery {
  readonly tokenHash: string;
  readonly kind: SingleUseLink["kind"];
  readonly now: string;
}

/** Whether a link would serve now. */
export async function isLinkOpen({ db }: ReadTx, { tokenHash, kind, now }: LinkQuery): Promise<boolean> {
  const row = await db
    .selectFrom("single_use_links")
    .select("expires_at")
    .where("token_hash", "=", tokenHash)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row !== undefined && row.expires_at > now;
}

/** Takes the link away as it answers it, so that it serves once. */
export async function takeSingleUseLink(tx: WriteTx, query: LinkQuery): Promise<SingleUseLink | null> {
  const row = await tx.db
    .deleteFrom("single_use_links")
    .where("token_hash", "=", query.tokenHash)
    .where("kind", "=", query.kind)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || row.expires_at <= query.now) return null;
  return {
    tokenHash: row.token_hash,
    kind: query.kind,
    userId: row.user_id,
    email: row.email,
    passwordHash: row.password_hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export async function removeExpiredLinks(tx: WriteTx, now: string): Promise<void> {
  await tx.db.deleteFrom("single_use_links").where("expires_at", "<=", now).execute();
}

export async function removeAllSingleUseLinks(tx: WriteTx): Promise<void> {
  await tx.db.deleteFrom("single_use_links").execute();
}
