import type { ReadTx, WriteTx } from "./storage.ts";

/** What opens a device's books when its PIN is gone, sealed, under the hash of what was sealed. */
export interface DeviceRecovery {
  readonly recoveryHash: string;
  readonly recovery: Uint8Array;
}

/** Keeps one more, beside those that are kept. */
export async function keepDeviceRecovery(
  tx: WriteTx,
  deviceId: string,
  { recoveryHash, recovery }: DeviceRecovery,
): Promise<void> {
  await tx.db
    .insertInto("device_recoveries")
    .values({ device_id: deviceId, recovery_hash: recoveryHash, recovery })
    .execute();
}

export async function recoveriesOfDevice(tx: ReadTx, deviceId: string): Promise<readonly DeviceRecovery[]> {
  const rows = await tx.db
    .selectFrom("device_recoveries")
    .selectAll()
    .where("device_id", "=", deviceId)
    .orderBy("recovery_hash")
    .execute();
  return rows.map(({ recovery_hash: recoveryHash, recovery }) => ({ recoveryHash, recovery }));
}
