import { toDeliveryDetail } from "../delivery/delivery-detail.ts";
import { type DeliveryNote, writeDeliveryNote } from "../delivery/delivery-note.ts";
import { type OutboxRow, outboxRowsOfCompany } from "../storage/outbox.ts";
import { freeLane } from "../storage/outbox-lanes.ts";
import type { WriteTx } from "../storage/storage.ts";

/**
 * After a restored backup every sending restarts as unknown: it looks before it sends. What waits for somebody's
 * consent or choice goes on waiting for that, and looks first then; what had arrived is looked at once more.
 */
export async function doubtDeliveries(
  tx: WriteTx,
  companyIds: readonly string[],
  now: string,
): Promise<number> {
  let count = 0;
  for (const companyId of companyIds) {
    for (const row of await outboxRowsOfCompany(tx, companyId)) {
      const note = doubted(row, now);
      if (note === null) continue;
      await writeDeliveryNote(tx, row, null, note, now);
      await freeLane(tx, row, null);
      count += 1;
    }
  }
  return count;
}

function doubted(row: OutboxRow, now: string): DeliveryNote | null {
  const known = toDeliveryDetail(row.detail);
  const mayLandUntil = known.mayLandUntil ?? now;
  const detail = { ...known, wasUnknown: true, looks: 0, mayLandUntil };
  switch (row.state) {
    // It lay there, compared and whole, when the backup was made: nothing takes that back.
    case "reconciled":
      return null;
    case "checking":
    case "delivered":
      return { state: "checking", notBefore: now, detail, shown: null };
    case "interrupted":
    case "rejected":
      return { state: row.state, detail, shown: null };
    default: {
      const notBefore = mayLandUntil > now ? mayLandUntil : now;
      return {
        state: "unknown",
        notBefore,
        detail,
        shown: { reason: "delivery.serverRestored", waitsUntil: notBefore },
      };
    }
  }
}
