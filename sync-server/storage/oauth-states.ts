import type { WriteTx } from "./storage.ts";

/** An authorisation under way at an outside system, found again by the hash of the state it brings back. */
export interface OAuthState {
  readonly stateHash: string;
  readonly companyId: string;
  readonly connectionId: string;
  readonly userId: string;
  /** The PKCE verifier and whatever else must come back, sealed by `people/encryption.ts`. */
  readonly ciphertext: Uint8Array;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export async function insertOAuthState(tx: WriteTx, state: OAuthState): Promise<void> {
  await tx.db
    .insertInto("oauth_states")
    .values({
      state_hash: state.stateHash,
      company_id: state.companyId,
      connection_id: state.connectionId,
      user_id: state.userId,
      ciphertext: state.ciphertext,
      created_at: state.createdAt,
      expires_at: state.expiresAt,
    })
    .execute();
}

/** Takes the state away as it answers it, so that it serves once; those that expired go with it. */
export async function takeOAuthState(
  tx: WriteTx,
  stateHash: string,
  now: string,
): Promise<OAuthState | null> {
  await tx.db.deleteFrom("oauth_states").where("expires_at", "<=", now).execute();
  const row = await tx.db
    .deleteFrom("oauth_states")
    .where("state_hash", "=", stateHash)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    stateHash: row.state_hash,
    companyId: row.company_id,
    connectionId: row.connection_id,
    userId: row.user_id,
    ciphertext: row.ciphertext,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
