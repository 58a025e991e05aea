import { z } from "zod";
import { hasNul } from "#core/commands/has-nul.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { type Device, insertDevice, noteDeviceContact, readDevice } from "../storage/devices.ts";
import type { WriteTx } from "../storage/storage.ts";

/** A device names itself: its id is made on it and is the user's own, so two users of one tablet are two devices. */
export const enrolSchema = z.strictObject({
  id: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((name) => !hasNul(name)),
});
export type EnrolRequest = z.infer<typeof enrolSchema>;

export type DeviceProblem =
  | { readonly code: "device.ofAnotherUser" }
  | { readonly code: "device.revoked"; readonly revokedAt: string };

/** Enrols a device at its first contact, and recognises it afterwards. */
export async function enrolDevice(
  tx: WriteTx,
  userId: string,
  { id, name }: EnrolRequest,
  at: string,
): Promise<Result<Device, DeviceProblem>> {
  const known = await readDevice(tx, id);
  if (known === null) {
    const device = { id, userId, name, enrolledAt: at, lastContactAt: at, revokedAt: null };
    await insertDevice(tx, device);
    return ok(device);
  }
  if (known.userId !== userId) return refuse({ code: "device.ofAnotherUser" });
  if (known.revokedAt !== null) return refuse({ code: "device.revoked", revokedAt: known.revokedAt });
  await noteDeviceContact(tx, { deviceId: id, at, name });
  return ok({ ...known, name, lastContactAt: at });
}
