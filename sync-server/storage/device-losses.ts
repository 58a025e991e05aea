import { sql } from "kysely";
import type { ReadTx } from "./storage.ts";

/** The acts that were made on a device, never arrived, and are gone there. */
export interface DeviceLoss {
  readonly count: number;
  /** All that was made before is known; null where nothing of the device was. */
  readonly since: string | null;
  /** When the device noticed and said so, the last time. */
  readonly noticedAt: string;
}

/** What each of these devices has declared lost, as the logs tell: of one company, or of all where none is named. */
export async function lossesOfDevices(
  tx: ReadTx,
  query: { readonly deviceIds: readonly string[]; readonly companyId: string | null },
): Promise<ReadonlyMap<string, DeviceLoss>> {
  const losses = new Map<string, DeviceLoss>();
  if (query.deviceIds.length === 0) return losses;
  const rows = await tx.db
    .selectFrom("audit")
    .select(["device_id", "at", "detail"])
    // As it stands in the index, or a planner could not use it.
    .where(sql<boolean>`action = 'device.lost'`)
    .where("device_id", "in", query.deviceIds)
    .$if(query.companyId !== null, (lines) => lines.where("company_id", "=", query.companyId ?? ""))
    .orderBy("at")
    .execute();
  for (const { device_id: deviceId, at, detail } of rows) {
    const { count, since } = JSON.parse(detail) as Pick<DeviceLoss, "count" | "since">;
    const known = losses.get(deviceId ?? "");
    const sinces = [known?.since, since].filter((one) => one != null).sort();
    losses.set(deviceId ?? "", {
      count: (known?.count ?? 0) + count,
      since: sinces[0] ?? null,
      noticedAt: at,
    });
  }
  return losses;
}
