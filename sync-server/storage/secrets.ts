import type { ReadTx, WriteTx } from "./storage.ts";

/** Whose secret it is: a company's connection, for instance. */
export interface SecretKey {
  readonly companyId: string;
  readonly ownerId: string;
}

/** The sealed bytes of a secret; only `people/encryption.ts` opens them. */
export async function readSecret(tx: ReadTx, key: SecretKey): Promise<Uint8Array | null> {
  const row = await tx.db
    .selectFrom("secrets")
    .select("ciphertext")
    .where("company_id", "=", key.companyId)
    .where("owner_id", "=", key.ownerId)
    .executeTakeFirst();
  return row?.ciphertext ?? null;
}

export async function writeSecret(
  tx: WriteTx,
  secret: SecretKey & { readonly ciphertext: Uint8Array; readonly updatedAt: string },
): Promise<void> {
  const rest = { ciphertext: secret.ciphertext, updated_at: secret.updatedAt };
  await tx.db
    .insertInto("secrets")
    .values({ company_id: secret.companyId, owner_id: secret.ownerId, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "owner_id"]).doUpdateSet(rest))
    .execute();
}

export async function removeSecret(tx: WriteTx, key: SecretKey): Promise<void> {
  await tx.db
    .deleteFrom("secrets")
    .where("company_id", "=", key.companyId)
    .where("owner_id", "=", key.ownerId)
    .execute();
}
