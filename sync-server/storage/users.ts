import type { Selectable } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { UserRow } from "./tables.ts";

/** A person who can sign in, by e-mail address or by six-digit identifier. */
export interface User {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string | null;
  readonly identifier: string;
  readonly passwordHash: string;
  /** Whether the password is still the one we gave. */
  readonly mustPersonalise: boolean;
  readonly language: string;
  readonly createdAt: string;
  /** When it was proven that mail to `email` reaches them; null as long as it was not. */
  readonly emailVerifiedAt: string | null;
  /** The address they want instead, until its link was opened. */
  readonly pendingEmail: string | null;
}

export async function insertUser(tx: WriteTx, user: User): Promise<void> {
  await tx.db
    .insertInto("users")
    .values({
      id: user.id,
      name: user.name,
      email: user.email,
      identifier: user.identifier,
      password_hash: user.passwordHash,
      must_personalise: user.mustPersonalise ? 1 : 0,
      language: user.language,
      created_at: user.createdAt,
      email_verified_at: user.emailVerifiedAt,
      pending_email: user.pendingEmail,
    })
    .execute();
}

export async function readUser(tx: ReadTx, id: string): Promise<User | null> {
  const row = await tx.db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toUser(row);
}

/** Finds who signs in with an e-mail address in lower case, or with a six-digit identifier. */
export async function findUserByLogin(tx: ReadTx, login: string): Promise<User | null> {
  const row = await tx.db
    .selectFrom("users")
    .selectAll()
    .where(login.includes("@") ? "email" : "identifier", "=", login)
    .executeTakeFirst();
  return row === undefined ? null : toUser(row);
}

export async function setPasswordHash(
  tx: WriteTx,
  change: { readonly userId: string; readonly passwordHash: string; readonly mustPersonalise: boolean },
): Promise<void> {
  await tx.db
    .updateTable("users")
    .set({ password_hash: change.passwordHash, must_personalise: change.mustPersonalise ? 1 : 0 })
    .where("id", "=", change.userId)
    .execute();
}

/** Changes what somebody says of themselves; what the change does not name stays. */
export async function changeUser(
  tx: WriteTx,
  userId: string,
  change: Partial<Pick<User, "name" | "language" | "email" | "emailVerifiedAt" | "pendingEmail">>,
): Promise<void> {
  const named = {
    name: change.name,
    language: change.language,
    email: change.email,
    email_verified_at: change.emailVerifiedAt,
    pending_email: change.pendingEmail,
  };
  const present = Object.entries(named).filter(([, value]) => value !== undefined);
  if (present.length === 0) return;
  await tx.db
    .updateTable("users")
    .set(Object.fromEntries(present) as Partial<UserRow>)
    .where("id", "=", userId)
    .execute();
}

const toUser = (row: Selectable<UserRow>): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  identifier: row.identifier,
  passwordHash: row.password_hash,
  mustPersonalise: row.must_personalise === 1,
  language: row.language,
  createdAt: row.created_at,
  emailVerifiedAt: row.email_verified_at,
  pendingEmail: row.pending_email,
});
