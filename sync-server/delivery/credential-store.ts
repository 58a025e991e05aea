import { z } from "zod";
import type { CredentialStore, Credentials } from "../connectors/connector.ts";
import type { Services } from "../services.ts";
import { lockCompany } from "../storage/company-revisions.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import { readSecret, removeSecret, writeSecret } from "../storage/secrets.ts";
import type { ReadTx, WriteTx } from "../storage/storage.ts";

const storedSchema = z.object({ version: z.number(), credentials: z.unknown() });

export type SecretSurroundings = Pick<Services, "storage" | "secrets" | "now">;

/** A connection's tokens, encrypted beside its documents and never in them. */
export const createCredentialStore = (surroundings: SecretSurroundings, lane: Lane): CredentialStore => ({
  read: () => surroundings.storage.read((tx) => readCredentials(tx, surroundings.secrets, lane)),
  replace: (version, credentials) =>
    surroundings.storage.write(async (tx) => {
      await lockCompany(tx, lane.companyId);
      const stored = await readCredentials(tx, surroundings.secrets, lane);
      // A consent that was taken back meanwhile stays taken back.
      if (stored.version !== version || stored.credentials === null) return false;
      await writeVersion(tx, surroundings, lane, { version: version + 1, credentials });
      return true;
    }),
});

/** Keeps what a new consent gave. Its version is the time, so that no refresh begun under an old one fits it. */
export const writeCredentials = (
  tx: WriteTx,
  surroundings: SecretSurroundings,
  lane: Lane,
  credentials: Credentials,
): Promise<void> =>
  writeVersion(tx, surroundings, lane, { version: surroundings.now().getTime(), credentials });

export const forgetCredentials = (tx: WriteTx, { companyId, connectionId }: Lane): Promise<void> =>
  removeSecret(tx, { companyId, ownerId: connectionId });

async function readCredentials(tx: ReadTx, secrets: Services["secrets"], lane: Lane) {
  const sealed = await readSecret(tx, { companyId: lane.companyId, ownerId: lane.connectionId });
  if (sealed === null) return { version: 0, credentials: null };
  const stored = storedSchema.parse(JSON.parse(secrets.open(sealed, contextOf(lane))));
  return { version: stored.version, credentials: stored.credentials };
}

const writeVersion = (
  tx: WriteTx,
  { secrets, now }: SecretSurroundings,
  lane: Lane,
  stored: { readonly version: number; readonly credentials: Credentials },
): Promise<void> =>
  writeSecret(tx, {
    companyId: lane.companyId,
    ownerId: lane.connectionId,
    ciphertext: secrets.seal(JSON.stringify(stored), contextOf(lane)),
    updatedAt: now().toISOString(),
  });

const contextOf = ({ companyId, connectionId }: Lane): string => `${companyId}/${connectionId}`;
