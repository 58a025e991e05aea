import type { Connection } from "#core/connections/connection.ts";
import { lockCompany } from "../storage/company-revisions.ts";
import { countOutboxRows, type Lane } from "../storage/outbox-lanes.ts";
import type { WriteTx } from "../storage/storage.ts";
import { readCompanyDocument, writeCompanyDocuments } from "./company-documents.ts";
import { ARRIVED_STATES } from "./delivery-states.ts";

/** Changes a connection's document while no command can, and answers it as it then stands. */
export async function changeConnection(
  tx: WriteTx,
  lane: Lane,
  change: (before: Connection | null) => Connection | null,
): Promise<Connection | null> {
  await lockCompany(tx, lane.companyId);
  const changed = change(await readCompanyDocument(tx, lane.companyId, "connections", lane.connectionId));
  if (changed === null) return null;
  const after = { ...changed, waitingCount: await countOutboxRows(tx, lane, ARRIVED_STATES) };
  await writeCompanyDocuments(tx, lane.companyId, [{ collection: "connections", document: after }]);
  return after;
}

/** A link that was never made. */
export const notConnected = (system: Connection["system"]): Connection => ({
  id: system,
  system,
  state: "notConnected",
  reason: null,
  connectedAt: null,
  connectedBy: null,
  theirCompany: null,
  theirUser: null,
  fromDay: null,
  codingByVat: {},
  codings: [],
  undecidedVat: [],
  waitingCount: 0,
  acts: {},
});
