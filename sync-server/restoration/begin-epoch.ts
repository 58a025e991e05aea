import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import { companiesWithRevisions, nextRevisions } from "../storage/company-revisions.ts";
import { removeReports, writeRestorations } from "../storage/restorations.ts";
import { readEpoch, replaceEpoch } from "../storage/server-facts.ts";
import { revokeAllSessions } from "../storage/sessions.ts";
import { removeAllSingleUseLinks } from "../storage/single-use-links.ts";
import { doubtDeliveries } from "./doubt-deliveries.ts";

export interface BegunEpoch {
  readonly epoch: string;
  readonly companyCount: number;
  readonly deliveryCount: number;
}

/**
 * Begins a new life of a database that was restored from a backup, all of it at once: no company gets a new number
 * until somebody opens its numbering, no sending believes what it remembers, and everybody signs in again, because
 * whoever was shut out after the backup is not any more. Null when the epoch named is over already.
 */
export async function beginEpoch(
  { storage, now, createId }: Pick<Services, "storage" | "now" | "createId">,
  ended: string | null = null,
): Promise<BegunEpoch | null> {
  const at = now().toISOString();
  const epoch = createId();
  return storage.write(async (tx) => {
    if (!(await replaceEpoch(tx, ended ?? (await readEpoch(tx)), epoch))) return null;
    await removeReports(tx);
    const companyIds = await companiesWithRevisions(tx);
    // In one order, so that two who lock several companies never wait for each other.
    for (const companyId of companyIds) await nextRevisions(tx, companyId, 1);
    await writeRestorations(tx, companyIds, { epoch, restoredAt: at });
    const deliveryCount = await doubtDeliveries(tx, companyIds, at);
    await revokeAllSessions(tx, at);
    await removeAllSingleUseLinks(tx);
    const line = { at, userId: null, deviceId: null, commandId: null, action: "server.restored" };
    await appendAudit(
      tx,
      [null, ...companyIds].map((companyId) => ({ ...line, companyId, subject: epoch, detail: null })),
    );
    return { epoch, companyCount: companyIds.length, deliveryCount };
  });
}
