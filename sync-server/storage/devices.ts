import type { Selectable } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { DeviceRow } from "./tables.ts";

/** One user's place on one phone, tablet or browser profile. */
export interface Device {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly enrolledAt: string;
  readonly lastContactAt: string;
  readonly revokedAt: string | null;
}

export async function insertDevice(tx: WriteTx, device: Device): Promise<void> {
  await tx.db
    .insertInto("devices")
    .values({
      id: device.id,
      user_id: device.userId,
      name: device.name,
      enrolled_at: device.enrolledAt,
      last_contact_at: device.lastContactAt,
      revoked_at: device.revokedAt,
    })
    .execute();
}

export async function readDevice(tx: ReadTx, id: string): Promise<Device | null> {
  const row = await tx.db.selectFrom("devices").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toDevice(row);
}

export async function listDevices(tx: ReadTx, userId: string): Promise<readonly Device[]> {
  const rows = await tx.db
    .selectFrom("devices")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("enrolled_at")
    .execute();
  return rows.map(toDevice);
}

export async function noteDeviceContact(
  tx: WriteTx,
  contact: { readonly deviceId: string; readonly at: string; readonly name?: string },
): Promise<void> {
  await tx.db
    .updateTable("devices")
    .set({ last_contact_at: contact.at, ...(contact.name === undefined ? {} : { name: contact.name }) })
    .where("id", "=", contact.deviceId)
    .execute();
}

export async function revokeDevice(tx: WriteTx, deviceId: string, at: string): Promise<void> {
  const shutOut = await tx.db
    .updateTable("devices")
    .set({ revoked_at: at })
    .where("id", "=", deviceId)
    .where("revoked_at", "is", null)
    .returning("user_id")
    .execute();
  for (const { user_id: userId } of shutOut) tx.shutOutUsers.add(userId);
}

const toDevice = (row: Selectable<DeviceRow>): Device => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  enrolledAt: row.enrolled_at,
  lastContactAt: row.last_contact_at,
  revokedAt: row.revoked_at,
});
