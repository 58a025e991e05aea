import { z } from "zod";
import { hashSchema, idSchema } from "#core/ids.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { keepDeviceRecovery, recoveriesOfDevice } from "../storage/device-recoveries.ts";
import { readDevice } from "../storage/devices.ts";
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

/** A device has one key, and another only after it lost that; more is somebody filling up. */
const RECOVERIES_MAX = 16;

export type LockProblem = DeviceUnknown | { readonly code: "device.recoveriesFull" };

/**
 * Binds a session to the device's key: on a shared device the cookies of those whose books are locked lie in the same
 * browser, and must be of no use to whoever holds it. Asked again, it writes the same. A person's devices can name each
 * other here, as one that was renewed names what it was called before; so no recovery replaces another, and whoever
 * took one device's cookie makes no other one's forgotten PIN final.
 */
export async function lockSession(
  { storage, secrets }: Pick<Services, "storage" | "secrets">,
  { user, tokenHash }: SignedInSession,
  { device: id, proof, recovery }: z.infer<typeof lockSessionSchema>,
): Promise<Result<null, LockProblem>> {
  return storage.write(async (tx) => {
    if ((await readDevice(tx, id))?.userId !== user.id) return refuse({ code: "device.unknown" });
    const recoveryHash = hashToken(recovery);
    const kept = await recoveriesOfDevice(tx, id);
    if (!kept.some((known) => known.recoveryHash === recoveryHash)) {
      if (kept.length >= RECOVERIES_MAX) return refuse({ code: "device.recoveriesFull" });
      const sealed = secrets.seal(recovery, contextOf(user.id, id));
      await keepDeviceRecovery(tx, id, { recoveryHash, recovery: sealed });
    }
    await setSessionLock(tx, tokenHash, hashToken(proof));
    return ok(null);
  });
}

/**
 * Only a session that a password opened and no device has locked since is told; a revoked device still has to hand in.
 * Which of several opens its books, the device finds out.
 */
export async function readRecoveries(
  { storage, secrets }: Pick<Services, "storage" | "secrets">,
  { user, lockHash }: SignedInSession,
  id: string,
): Promise<Result<{ readonly recoveries: readonly string[] }, DeviceUnknown>> {
  const sealed =
    lockHash === null
      ? await storage.read(async (tx) =>
          (await readDevice(tx, id))?.userId === user.id ? recoveriesOfDevice(tx, id) : [],
        )
      : [];
  if (sealed.length === 0) return refuse({ code: "device.unknown" });
  return ok({ recoveries: sealed.map(({ recovery }) => secrets.open(recovery, contextOf(user.id, id))) });
}
