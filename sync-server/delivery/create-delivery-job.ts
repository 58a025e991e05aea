import { leaseOutboxRow, outboxRowsOfConnection, updateOutboxRow } from "../storage/outbox.ts";
import { lanesWithRows } from "../storage/outbox-lanes.ts";
import { readServerFact, writeServerFact } from "../storage/server-facts.ts";
import { readCompanyDocument } from "./company-documents.ts";
import { deliverRow } from "./deliver-row.ts";
import { toDeliveryDetail } from "./delivery-detail.ts";
import type { DeliveryServices } from "./delivery-services.ts";
import { ARRIVED_STATES, DUE_STATES, deliveryPatience, laterBy } from "./delivery-states.ts";
import { reconcileConnection } from "./reconcile-connection.ts";

export interface DeliveryJob {
  /** Works until nothing is due, and answers how many rows it took a step further. */
  readonly runOnce: () => Promise<number>;
  /** Works by itself: after every commit, every few seconds, and reconciles every night. */
  readonly start: () => void;
  /** Breaks off what is under way; what was sent and not answered is found again at the next start. */
  readonly stop: () => Promise<void>;
}

/** Several connections may be worked on at once, each by one writer. */
const LANES_AT_ONCE = 4;
const NIGHT_HOUR_UTC = 2;
const LAST_NIGHT = "delivery.lastNight";

/** Takes what waits in the outbox to the other side, at any number of processes and killed at any line. */
export function createDeliveryJob(services: DeliveryServices): DeliveryJob {
  const { storage, now, createId, logger, patience = deliveryPatience } = services;
  const stopping = new AbortController();
  let underWay: Promise<number> | null = null;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;

  const worker = async (): Promise<number> => {
    const leasedBy = createId();
    let steps = 0;
    while (!stopping.signal.aborted) {
      const at = now();
      const row = await storage.write((tx) =>
        leaseOutboxRow(tx, {
          now: at.toISOString(),
          leaseUntil: laterBy(at, patience.leaseSeconds),
          leasedBy,
          dueStates: DUE_STATES,
          finishedStates: ARRIVED_STATES,
        }),
      );
      if (row === null) break;
      try {
        await deliverRow(services, row, leasedBy, stopping.signal);
      } catch (error) {
        // Its lease runs out by itself: then a row that was being sent is looked for before anything else.
        logger.error({ error, company: row.companyId, row: row.id }, "a delivery failed");
        break;
      }
      steps += 1;
    }
    return steps;
  };

  const runOnce = async (): Promise<number> => {
    await freeChosen(services);
    const { length } = await storage.read((tx) => lanesWithRows(tx, DUE_STATES));
    const steps = await Promise.all(Array.from({ length: Math.min(length, LANES_AT_ONCE) }, worker));
    return steps.reduce((sum, count) => sum + count, 0);
  };

  const wake = (): void => {
    if (stopping.signal.aborted) return;
    isWoken = true;
    if (underWay !== null) return;
    isWoken = false;
    underWay = reconcileAtNight(services)
      .then(runOnce)
      .catch((error: unknown) => {
        logger.error({ error }, "the delivery job failed");
        return 0;
      })
      .finally(() => {
        underWay = null;
        if (isWoken) wake();
      });
  };

  return {
    runOnce,
    start: () => {
      unsubscribe = storage.onCommit(wake);
      timer = setInterval(wake, patience.tickSeconds * 1_000);
      wake();
    },
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      unsubscribe?.();
      await underWay;
    },
  };
}

/** Rows that waited for a choice go on once the connection asks for none of their categories any more. */
async function freeChosen({ storage, now }: DeliveryServices): Promise<void> {
  const lanes = await storage.read((tx) => lanesWithRows(tx, ["choice"]));
  for (const lane of lanes) {
    await storage.write(async (tx) => {
      const connection = await readCompanyDocument(tx, lane.companyId, "connections", lane.connectionId);
      const undecided = new Set(connection?.undecidedVat ?? []);
      for (const row of await outboxRowsOfConnection(tx, { ...lane, states: ["choice"] })) {
        if (toDeliveryDetail(row.detail).undecidedVat.some((vat) => undecided.has(vat))) continue;
        const at = now().toISOString();
        await updateOutboxRow(tx, { id: row.id }, { state: "waiting", notBefore: at, updatedAt: at });
      }
    });
  }
}

/** Once a night, by whichever process is first; a server that slept through the night does it when it wakes. */
async function reconcileAtNight(services: DeliveryServices): Promise<void> {
  const { storage, now, logger } = services;
  const night = laterBy(now(), -NIGHT_HOUR_UTC * 3_600).slice(0, 10);
  const last = await storage.read((tx) => readServerFact(tx, LAST_NIGHT));
  if (last === night) return;
  await storage.write((tx) => writeServerFact(tx, LAST_NIGHT, night));
  const lanes = await storage.read((tx) => lanesWithRows(tx, ARRIVED_STATES));
  for (const lane of lanes) {
    const report = await reconcileConnection(services, lane);
    if (!report.ok) logger.warn({ ...lane, problem: report.problem }, "a connection was not reconciled");
  }
}
