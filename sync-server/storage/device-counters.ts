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
  const found = new Map<string, DeviceCounter>();
  for (const some of portionsOf(companyIds)) {
    const rows = await tx.db
      .selectFrom("device_counters")
      .selectAll()
      .where("company_id", "in", some)
      .where("device_id", "=", deviceId)
      .execute();
    for (const row of rows) found.set(row.company_id, { counter: row.counter, hash: row.hash });
  }
  return found;
}

/** The last of a device's commands that was decided in each company, and when. */
export async function lastDecidedOf(
  tx: ReadTx,
  deviceId: string,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly counter: number; readonly decidedAt: string | null }>> {
  const found = new Map<string, { readonly counter: number; readonly decidedAt: string | null }>();
  for (const some of portionsOf(companyIds)) {
    const rows = await tx.db
      .selectFrom("device_counters")
      .leftJoin("outcomes", (join) =>
        join
          .onRef("outcomes.company_id", "=", "device_counters.company_id")
          .onRef("outcomes.device_id", "=", "device_counters.device_id")
          .onRef("outcomes.counter", "=", "device_counters.counter"),
      )
      .select(["device_counters.company_id", "device_counters.counter", "outcomes.decided_at"])
      .where("device_counters.company_id", "in", some)
      .where("device_counters.device_id", "=", deviceId)
      .execute();
    for (const { company_id, counter, decided_at } of rows)
      found.set(company_id, { counter, decidedAt: decided_at });
  }
  return found;
}

/** No database takes a list of any length. */
const COMPANIES_AT_ONCE = 500;

const portionsOf = (companyIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(companyIds.length / COMPANIES_AT_ONCE) }, (_, index) =>
    companyIds.slice(index * COMPANIES_AT_ONCE, (index + 1) * COMPANIES_AT_ONCE),
  );

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
