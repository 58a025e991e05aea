import type { ReadTx, WriteTx } from "./storage.ts";

/** How far a device's commands for one company have been decided, and the hash of the last. */
export interface DeviceCounter {
  readonly counter: number;
  readonly hash: string;
}

export async function readDeviceCounter(
  tx: ReadTx,
  key: { readonly companyId: string; readonly deviceId: string },
): Promise<DeviceCounter | null> {
  const row = await tx.db
    .selectFrom("device_counters")
    .select(["counter", "hash"])
    .where("company_id", "=", key.companyId)
    .where("device_id", "=", key.deviceId)
    .executeTakeFirst();
  return row ?? null;
}

/** Where one device stands in every company it has written to. */
export async function countersOfDevice(
  tx: ReadTx,
  deviceId: string,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, DeviceCounter>> {
  if (companyIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("device_counters")
    .selectAll()
    .where("company_id", "in", companyIds)
    .where("device_id", "=", deviceId)
    .execute();
  return new Map(rows.map((row) => [row.company_id, { counter: row.counter, hash: row.hash }]));
}

/** Writes where the device stands now; the caller holds the company's lock and has compared. */
export async function writeDeviceCounter(
  tx: WriteTx,
  change: { readonly companyId: string; readonly deviceId: string } & DeviceCounter,
): Promise<void> {
  const rest = { counter: change.counter, hash: change.hash };
  await tx.db
    .insertInto("device_counters")
    .values({ company_id: change.companyId, device_id: change.deviceId, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "device_id"]).doUpdateSet(rest))
    .execute();
}
