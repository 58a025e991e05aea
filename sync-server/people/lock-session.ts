import { z } from "zod";
import { hashSchema, idSchema } from "#core/ids.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { readDevice, readDeviceRecovery, setDeviceRecovery } from "../storage/devices.ts";
import { setSessionLock } from "../storage/sessions.ts";
import type { DeviceUnknown } from "./sessions-and-devices.ts";
import type { SignedInSession } from "./sign-in.ts";
import { hashToken } from "./tokens.ts";

/** Both follow from the device's key, which a PIN wraps there; neither tells anything of the key. */
export const lockSessionSchema = z.strictObject({
  device: idSchema,
  /** What the unlocked device tells with every request. */
  proof: hashSchema,
  /** Opens the second wrapping of the key, for when the PIN is gone. */
  recovery: hashSchema,
});

const contextOf = (userId: string, device: string) => `recovery ${userId} ${device}`;

/**
 * Binds a session to the device's key: on a shared device the cookies of those whose books are locked lie in the same
 * browser, and must be of no use to whoever holds it. Asked again, it writes the same.
 */
export async function lockSession(
  { storage, secrets }: Pick<Services, "storage" | "secrets">,
  { user, tokenHash }: SignedInSession,
  { device: id, proof, recovery }: z.infer<typeof lockSessionSchema>,
): Promise<Result<null, DeviceUnknown>> {
  return storage.write(async (tx) => {
    if ((await readDevice(tx, id))?.userId !== user.id) return refuse({ code: "device.unknown" });
    await setSessionLock(tx, tokenHash, hashToken(proof));
    await setDeviceRecovery(tx, id, secrets.seal(recovery, contextOf(user.id, id)));
    return ok(null);
  });
}

/** Only a session that a password opened and no device has locked since is told; a revoked device still has to hand in. */
export async function readRecovery(
  { storage, secrets }: Pick<Services, "storage" | "secrets">,
  { user, lockHash }: SignedInSession,
  id: string,
): Promise<Result<{ readonly recovery: string }, DeviceUnknown>> {
  const sealed =
    lockHash === null
      ? await storage.read(async (tx) =>
          (await readDevice(tx, id))?.userId === user.id ? readDeviceRecovery(tx, id) : null,
        )
      : null;
  if (sealed === null) return refuse({ code: "device.unknown" });
  return ok({ recovery: secrets.open(sealed, contextOf(user.id, id)) });
}
