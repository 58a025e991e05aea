import type { Company } from "#core/companies/company.ts";
import type { Connection } from "#core/connections/connection.ts";
import type { ConnectedSystem, Connector, ConnectorProblem } from "../connectors/connector.ts";
import type { OutgoingInvoice } from "../connectors/outgoing-invoice.ts";
import { connectorOf } from "../connectors/registry.ts";
import type { OutboxRow } from "../storage/outbox.ts";
import { afterLooking, reconcileDelivered } from "./after-looking.ts";
import {
  afterSending,
  interruptedNote,
  putOffNote,
  rejectedNote,
  type StepFacts,
  saleNotNumberedNote,
} from "./after-sending.ts";
import { type DeliveryDetail, toDeliveryDetail } from "./delivery-detail.ts";
import { type DeliveryNote, writeDeliveryNote } from "./delivery-note.ts";
import { connectLane, type DeliveryServices } from "./delivery-services.ts";
import { deliveryPatience, laterBy, workSeconds } from "./delivery-states.ts";
import { type LoadedDelivery, loadDelivery } from "./load-delivery.ts";
import { toOutgoingInvoice } from "./to-outgoing-invoice.ts";

/** Takes one leased row one step further, and writes down how far it got. */
export async function deliverRow(
  services: DeliveryServices,
  row: OutboxRow,
  leasedBy: string,
  stop: AbortSignal,
): Promise<void> {
  const { storage, now, patience = deliveryPatience } = services;
  const write = (note: DeliveryNote, at: OutboxRow = row) =>
    storage.write((tx) => writeDeliveryNote(tx, at, leasedBy, note, now().toISOString()));
  const detail = toDeliveryDetail(row.detail);
  const loaded = await storage.read((tx) => loadDelivery(tx, row));
  const { connection, company } = loaded;

  const connector = connection === null ? undefined : connectorOf(services.connectors, connection.system);
  if (
    connection === null ||
    company === null ||
    connector === undefined ||
    connection.state !== "connected"
  ) {
    const reason = connection?.reason ?? "connection.disconnected";
    // What has arrived stays arrived.
    await write(row.state === "checking" ? arrivedNote(detail) : interruptedNote(reason, detail));
    return;
  }
  if (row.state === "sending") {
    await write(foundInterrupted(detail, now()));
    return;
  }
  const wentElsewhere = elsewhereNote(row, detail, connection);
  if (wentElsewhere !== null) {
    await write(wentElsewhere);
    return;
  }
  const prepared = prepare(loaded, company, detail, now());
  if ("note" in prepared) {
    await write(prepared.note);
    return;
  }

  const leaseEnds = AbortSignal.timeout(workSeconds(patience) * 1_000);
  const system = connectLane(services, connector, row, AbortSignal.any([stop, leaseEnds]));
  const factsOf = (known: DeliveryDetail): StepFacts => ({
    detail: known,
    now: now(),
    timeoutSeconds: connector.timeoutSeconds,
    patience,
  });
  const step: Step = {
    row,
    detail,
    connection,
    connector,
    system,
    invoice: prepared.invoice,
    factsOf,
    write,
  };
  if (row.state === "waiting") return send(step, services);
  if (row.state === "checking") return lookAgain(step, loaded);
  return look(step, services);
}

interface Step {
  readonly row: OutboxRow;
  readonly detail: DeliveryDetail;
  readonly connection: Connection;
  readonly connector: Connector;
  readonly system: ConnectedSystem;
  readonly invoice: OutgoingInvoice;
  readonly factsOf: (detail: DeliveryDetail) => StepFacts;
  readonly write: (note: DeliveryNote, row?: OutboxRow) => Promise<boolean>;
}

/** Marked as being sent in a transaction of its own first, so that a kill before the answer is known for what it is. */
async function send(step: Step, { now, patience = deliveryPatience }: DeliveryServices): Promise<void> {
  const { row, system, connection, connector, invoice, write, factsOf } = step;
  if (system.deliverSale === undefined) {
    await write(rejectedNote("delivery.notOffered", "", step.detail));
    return;
  }
  const underWaySeconds = workSeconds(patience) + connector.timeoutSeconds + patience.landingSeconds;
  const sending: DeliveryDetail = {
    ...step.detail,
    looks: 0,
    undecidedVat: [],
    mayLandUntil: laterBy(now(), underWaySeconds),
    theirCompany: connection.theirCompany,
  };
  const isMarked = await write({
    state: "sending",
    detail: sending,
    attempted: true,
    isUnderWay: true,
    shown: {},
  });
  if (!isMarked) return;
  const answer = await system.deliverSale(invoice, row.reference, { codingByVat: connection.codingByVat });
  await write(afterSending(answer, factsOf(sending)), { ...row, attempts: row.attempts + 1 });
}

/** From unknown nothing is sent again blindly. */
async function look(step: Step, services: DeliveryServices): Promise<void> {
  const { row, system, invoice, detail, write, factsOf } = step;
  if (system.findByReference === undefined) {
    await write(rejectedNote("delivery.cannotLookUp", "", detail));
    return;
  }
  const found = await system.findByReference(row.reference);
  if (!found.ok) {
    await write(couldNotLook(found.problem, "unknown", factsOf(detail)));
    return;
  }
  const next = afterLooking(found.value, invoice, factsOf(detail));
  if (next === "send") return send({ ...step, detail: { ...detail, mayLandUntil: null } }, services);
  await write(next);
}

/** After a delivery whose answer was once lost: a late write may have made a double. */
async function lookAgain(step: Step, { delivery }: LoadedDelivery): Promise<void> {
  const { row, system, invoice, detail, write, factsOf } = step;
  const found = await system.findByReference?.(row.reference);
  if (found === undefined) {
    await write(arrivedNote(detail));
  } else if (!found.ok) {
    await write(couldNotLook(found.problem, "checking", factsOf(detail)));
  } else {
    const delivered = { externalId: delivery?.externalId ?? row.externalId, invoice };
    const { note } = await reconcileDelivered(found.value, delivered, detail, system);
    await write(note);
  }
}

function couldNotLook(
  problem: ConnectorProblem,
  state: "unknown" | "checking",
  { detail, now }: StepFacts,
): DeliveryNote {
  if (problem.next === "signInAgain") {
    const note = interruptedNote(`connection.${problem.reason}`, detail);
    return state === "unknown" ? note : { ...note, ...arrivedNote(detail) };
  }
  const afterSeconds = problem.next === "retryLater" ? problem.afterSeconds : 300;
  const reason = problem.next === "retryLater" ? problem.reason : "theirError";
  return putOffNote({ afterSeconds, reason, state, detail }, now);
}

/** Nothing more is looked for until the nightly reconciliation. */
const arrivedNote = (detail: DeliveryDetail): DeliveryNote => ({ state: "delivered", detail, shown: null });

/** A row left in sending: whoever sent it ended before the answer, and its request may still be on its way. */
const foundInterrupted = (detail: DeliveryDetail, now: Date): DeliveryNote => {
  const notBefore = detail.mayLandUntil ?? now.toISOString();
  return {
    state: "unknown",
    notBefore,
    detail: { ...detail, wasUnknown: true, looks: 0 },
    shown: { reason: "delivery.stopped", waitsUntil: notBefore },
  };
};

/** What went, or may have gone, to another company over there is no business of this one. */
function elsewhereNote(row: OutboxRow, detail: DeliveryDetail, connection: Connection): DeliveryNote | null {
  if (detail.theirCompany === null || detail.theirCompany === connection.theirCompany) return null;
  if (row.state === "checking") return arrivedNote(detail);
  return row.state === "unknown" ? rejectedNote("delivery.otherCompany", "", detail) : null;
}

function prepare(
  { voucher, credited, party }: LoadedDelivery,
  company: Company,
  detail: DeliveryDetail,
  now: Date,
): { readonly invoice: OutgoingInvoice } | { readonly note: DeliveryNote } {
  if (voucher === null) return { note: rejectedNote("delivery.notApproved", "", detail) };
  const invoice = toOutgoingInvoice(voucher, credited, company, party);
  if (invoice.ok) return { invoice: invoice.value };
  return invoice.problem.code === "delivery.saleNotNumbered"
    ? { note: saleNotNumberedNote(detail, now) }
    : { note: rejectedNote(invoice.problem.code, "", detail) };
}
