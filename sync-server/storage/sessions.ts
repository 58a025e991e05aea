import type { Selectable } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { SessionRow } from "./tables.ts";

/** A signed-in browser; the token itself is known to its cookie alone. */
export interface Session {
  readonly tokenHash: string;
  readonly userId: string;
  readonly deviceId: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  /** What the unlocked device has to prove with every request; null where the cookie alone is enough. */
  readonly lockHash: string | null;
}

export async function insertSession(
  tx: WriteTx,
  session: Omit<Session, "lockHash"> & Partial<Pick<Session, "lockHash">>,
): Promise<void> {
  await tx.db
    .insertInto("sessions")
    .values({
      token_hash: session.tokenHash,
      user_id: session.userId,
      device_id: session.deviceId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      revoked_at: null,
      lock_hash: session.lockHash ?? null,
    })
    .execute();
}

/** The session of a token that is neither expired nor signed out. */
export async function findSession(tx: ReadTx, tokenHash: string, now: string): Promise<Session | null> {
  const row = await tx.db
    .selectFrom("sessions")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toSession(row);
}

/** Everywhere a user is signed in, the latest use first. */
export async function sessionsOfUser(tx: ReadTx, userId: string, now: string): Promise<readonly Session[]> {
  const rows = await tx.db
    .selectFrom("sessions")
    .selectAll()
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .where("revoked_at", "is", null)
    .orderBy("last_seen_at", "desc")
    .execute();
  return rows.map(toSession);
}

export async function prolongSession(
  tx: WriteTx,
  change: { readonly tokenHash: string; readonly lastSeenAt: string; readonly expiresAt: string },
): Promise<void> {
  await tx.db
    .updateTable("sessions")
    .set({ last_seen_at: change.lastSeenAt, expires_at: change.expiresAt })
    .where("token_hash", "=", change.tokenHash)
    .execute();
}

export async function attachDevice(tx: WriteTx, tokenHash: string, deviceId: string): Promise<void> {
  await tx.db
    .updateTable("sessions")
    .set({ device_id: deviceId })
    .where("token_hash", "=", tokenHash)
    .execute();
}

export async function setSessionLock(tx: WriteTx, tokenHash: string, lockHash: string | null): Promise<void> {
  await tx.db
    .updateTable("sessions")
    .set({ lock_hash: lockHash })
    .where("token_hash", "=", tokenHash)
    .execute();
}

export async function revokeSession(tx: WriteTx, tokenHash: string, at: string): Promise<void> {
  const ended = await tx.db
    .updateTable("sessions")
    .set({ revoked_at: at })
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .returning("user_id")
    .execute();
  for (const { user_id: userId } of ended) tx.shutOutUsers.add(userId);
}

/** Signs a user out everywhere, but for one session if it is given. */
export async function revokeSessionsOfUser(
  tx: WriteTx,
  change: { readonly userId: string; readonly exceptTokenHash?: string; readonly at: string },
): Promise<void> {
  await tx.db
    .updateTable("sessions")
    .set({ revoked_at: change.at })
    .where("user_id", "=", change.userId)
    .where("token_hash", "!=", change.exceptTokenHash ?? "")
    .where("revoked_at", "is", null)
    .execute();
  tx.shutOutUsers.add(change.userId);
}

/** Signs everybody out. */
export async function revokeAllSessions(tx: WriteTx, at: string): Promise<void> {
  const ended = await tx.db
    .updateTable("sessions")
    .set({ revoked_at: at })
    .where("revoked_at", "is", null)
    .returning("user_id")
    .execute();
  for (const { user_id: userId } of ended) tx.shutOutUsers.add(userId);
}

export async function removeExpiredSessions(tx: WriteTx, before: string): Promise<void> {
  await tx.db.deleteFrom("sessions").where("expires_at", "<", before).execute();
}

const toSession = (row: Selectable<SessionRow>): Session => ({
  tokenHash: row.token_hash,
  userId: row.user_id,
  deviceId: row.device_id,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  lockHash: row.lock_hash,
});
