import type { Connection } from "#core/connections/connection.ts";
import type { ConnectorProblem } from "../connectors/connector.ts";
import { lockCompany } from "../storage/company-revisions.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import type { Storage, WriteTx } from "../storage/storage.ts";
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

export type NotHeard =
  | { readonly code: "connection.unreachable" }
  | { readonly code: "connection.consentEnded" }
  | { readonly code: "connection.scopeMissing" };

/** Why their side did not say what it was asked. Where it wants to be asked for its consent anew, the link says so from now on. */
export async function notHeard(
  storage: Pick<Storage, "write">,
  lane: Lane,
  problem: ConnectorProblem,
): Promise<NotHeard> {
  if (problem.next !== "signInAgain") return { code: "connection.unreachable" };
  const code = `connection.${problem.reason}` as const;
  await storage.write((tx) =>
    changeConnection(tx, lane, (before) =>
      before?.state === "connected" ? { ...before, state: "interrupted", reason: code } : null,
    ),
  );
  return { code };
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
