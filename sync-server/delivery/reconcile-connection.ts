import { FIRST_DAY } from "#core/calendar-date.ts";
import { REFERENCE_PREFIX } from "#core/connections/new-delivery.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectedSystem, ExternalDocument } from "../connectors/connector.ts";
import { connectorOf } from "../connectors/registry.ts";
import { type OutboxRow, outboxRowsOfConnection, updateOutboxRow } from "../storage/outbox.ts";
import { freeLane, type Lane, takeLane } from "../storage/outbox-lanes.ts";
import { reconcileDelivered } from "./after-looking.ts";
import { type NotHeard, notHeard } from "./change-connection.ts";
import { readCompanyDocument } from "./company-documents.ts";
import { type DeliveryDetail, toDeliveryDetail } from "./delivery-detail.ts";
import { writeDeliveryNote } from "./delivery-note.ts";
import { connectLane, type DeliveryServices } from "./delivery-services.ts";
import { ARRIVED_STATES, deliveryPatience, laterBy, workSeconds } from "./delivery-states.ts";
import { loadDelivery } from "./load-delivery.ts";
import { toOutgoingInvoice } from "./to-outgoing-invoice.ts";

/** What comparing their side with ours has shown, by our vouchers. */
export interface Reconciliation {
  readonly reconciledCount: number;
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  /** Their ids of documents under a reference of ours that belongs to no voucher of ours here; never touched. */
  readonly strangers: readonly string[];
  /** Surplus drafts of ours that were removed over there. */
  readonly removedCount: number;
}

export type ReconcileProblem =
  | { readonly code: "connection.notConnected" }
  /** A delivery is under way; a moment later it is done. */
  | { readonly code: "connection.busy" }
  | { readonly code: "connection.notOffered" }
  | NotHeard;

/** Lists their side and compares it with every voucher that arrived, while nobody delivers. */
export async function reconcileConnection(
  services: DeliveryServices,
  lane: Lane,
): Promise<Result<Reconciliation, ReconcileProblem>> {
  const { storage, now, createId, patience = deliveryPatience } = services;
  const connection = await storage.read((tx) =>
    readCompanyDocument(tx, lane.companyId, "connections", lane.connectionId),
  );
  if (connection?.state !== "connected") return refuse({ code: "connection.notConnected" });
  const connector = connectorOf(services.connectors, connection.system);
  const leaseEnds = AbortSignal.timeout(workSeconds(patience) * 1_000);
  const system = connector && connectLane(services, connector, lane, leaseEnds);
  if (system?.listDelivered === undefined) return refuse({ code: "connection.notOffered" });

  const leasedBy = createId();
  const at = now();
  const lease = { now: at.toISOString(), leaseUntil: laterBy(at, patience.leaseSeconds), leasedBy };
  if (!(await storage.write((tx) => takeLane(tx, lane, lease)))) return refuse({ code: "connection.busy" });
  try {
    const listed = await system.listDelivered({ referencePrefix: REFERENCE_PREFIX, sinceDay: FIRST_DAY });
    if (!listed.ok) return refuse(await notHeard(storage, lane, listed.problem));
    return ok(await compare(services, lane, listed.value, { system, theirCompany: connection.theirCompany }));
  } finally {
    await storage.write((tx) => freeLane(tx, lane, leasedBy));
  }
}

async function compare(
  { storage, now }: DeliveryServices,
  lane: Lane,
  documents: readonly ExternalDocument[],
  there: { readonly system: ConnectedSystem; readonly theirCompany: string | null },
): Promise<Reconciliation> {
  const foundByReference = new Map<string, ExternalDocument[]>();
  for (const document of documents) {
    const same = foundByReference.get(document.reference) ?? [];
    foundByReference.set(document.reference, [...same, document]);
  }
  const rows = await storage.read((tx) => outboxRowsOfConnection(tx, lane));
  const missing: string[] = [];
  const doubled: string[] = [];
  let reconciledCount = 0;
  let removedCount = 0;

  for (const row of rows) {
    const detail = toDeliveryDetail(row.detail);
    const found = foundByReference.get(row.reference) ?? [];
    if (!isArrived(row)) {
      // It lies there already, though we do not know it: the job looks, and adopts it instead of sending.
      if (found.length > 0 && (row.state === "waiting" || row.state === "choice"))
        await lookFirst(row, detail);
      continue;
    }
    if (detail.theirCompany !== there.theirCompany) continue;
    if (isAsItWas(row, detail, found)) {
      reconciledCount += 1;
      continue;
    }
    const loaded = await storage.read((tx) => loadDelivery(tx, row));
    const { voucher, credited, company, party, delivery } = loaded;
    const invoice = voucher && company ? toOutgoingInvoice(voucher, credited, company, party) : null;
    if (!invoice?.ok) continue;

    const delivered = { externalId: delivery?.externalId ?? row.externalId, invoice: invoice.value };
    const compared = await reconcileDelivered(found, delivered, detail, there.system);
    await storage.write((tx) => writeDeliveryNote(tx, row, null, compared.note, now().toISOString()));
    removedCount += compared.removedCount;
    if (compared.finding === "missing") missing.push(row.voucherId);
    else if (compared.finding === "doubled") doubled.push(row.voucherId);
    else reconciledCount += 1;
  }
  const known = new Set(rows.map(({ reference }) => reference));
  const strangers = documents.filter(({ reference }) => !known.has(reference));
  return {
    reconciledCount,
    missing,
    doubled,
    strangers: strangers.map(({ externalId }) => externalId),
    removedCount,
  };

  async function lookFirst(row: OutboxRow, known: DeliveryDetail): Promise<void> {
    const at = now().toISOString();
    const detail: DeliveryDetail = { ...known, wasUnknown: true, looks: 0 };
    const change = { state: "unknown", detail, notBefore: at, updatedAt: at };
    await storage.write((tx) => updateOutboxRow(tx, { id: row.id }, change));
  }
}

/** Most rows, every night: reconciled before, and nothing there has changed. */
const isAsItWas = (row: OutboxRow, detail: DeliveryDetail, found: readonly ExternalDocument[]): boolean =>
  row.state === "reconciled" &&
  found.length === 1 &&
  found[0]?.externalId === row.externalId &&
  found[0]?.answerHash === detail.answerHash;

const isArrived = ({ state }: OutboxRow): boolean => ARRIVED_STATES.some((arrived) => arrived === state);
