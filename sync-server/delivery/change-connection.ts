import type { Connection } from "#core/connections/connection.ts";
import { lockCompany } from "../storage/company-revisions.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import type { WriteTx } from "../storage/storage.ts";
import { readCompanyDocument, writeCompanyDocuments } from "./company-documents.ts";

/** Changes a connection's document while no command can, and answers it as it then stands. */
export async function changeConnection(
  tx: WriteTx,
  lane: Lane,
  change: (before: Connection | null) => Connection | null,
): Promise<Connection | null> {
  await lockCompany(tx, lane.companyId);
  const after = change(await readCompanyDocument(tx, lane.companyId, "connections", lane.connectionId));
  if (after === null) return null;
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
  acts: {},
});
