import type { Selectable } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { InvitationRow } from "./tables.ts";

/** A place that somebody was offered by mail; what place it is stands in the company's members document of that id. */
export interface Invitation {
  readonly companyId: string;
  readonly id: string;
  readonly tokenHash: string;
  readonly email: string;
  readonly invitedBy: string;
  /** The account that was made for whoever is invited: the place is theirs at their first sign-in. */
  readonly userId: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

type InvitationKey = Pick<Invitation, "companyId" | "id">;

/** Writes an invitation; sent again, it has another token and the link before it is dead. */
export async function writeInvitation(tx: WriteTx, invitation: Invitation): Promise<void> {
  const rest = {
    token_hash: invitation.tokenHash,
    email: invitation.email,
    invited_by: invitation.invitedBy,
    user_id: invitation.userId,
    created_at: invitation.createdAt,
    expires_at: invitation.expiresAt,
  };
  await tx.db
    .insertInto("invitations")
    .values({ company_id: invitation.companyId, id: invitation.id, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "id"]).doUpdateSet(rest))
    .execute();
}

export async function removeInvitation(tx: WriteTx, { companyId, id }: InvitationKey): Promise<void> {
  await tx.db.deleteFrom("invitations").where("company_id", "=", companyId).where("id", "=", id).execute();
}

export async function readInvitation(
  tx: ReadTx,
  { companyId, id }: InvitationKey,
): Promise<Invitation | null> {
  const row = await tx.db
    .selectFrom("invitations")
    .selectAll()
    .where("company_id", "=", companyId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

/** The invitation of a link that still leads somewhere. */
export async function findInvitation(tx: ReadTx, tokenHash: string, now: string): Promise<Invitation | null> {
  const row = await tx.db
    .selectFrom("invitations")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined ? null : toInvitation(row);
}

export async function invitationsForEmail(
  tx: ReadTx,
  email: string,
  now: string,
): Promise<readonly Invitation[]> {
  const rows = await tx.db
    .selectFrom("invitations")
    .selectAll()
    .where("email", "=", email)
    .where("expires_at", ">", now)
    .orderBy("created_at")
    .execute();
  return rows.map(toInvitation);
}

/** The places that wait for the first sign-in of an account made for them; they do not expire. */
export async function invitationsForAccount(tx: ReadTx, userId: string): Promise<readonly Invitation[]> {
  const rows = await tx.db.selectFrom("invitations").selectAll().where("user_id", "=", userId).execute();
  return rows.map(toInvitation);
}

const toInvitation = (row: Selectable<InvitationRow>): Invitation => ({
  companyId: row.company_id,
  id: row.id,
  tokenHash: row.token_hash,
  email: row.email,
  invitedBy: row.invited_by,
  userId: row.user_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
