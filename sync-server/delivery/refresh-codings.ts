import type { Connection } from "#core/connections/connection.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { connectorOf } from "../connectors/registry.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import { toConnectionCoding } from "./after-sending.ts";
import { changeConnection, type NotHeard, notHeard } from "./change-connection.ts";
import { readCompanyDocument } from "./company-documents.ts";
import { connectLane, type DeliveryServices } from "./delivery-services.ts";

export type RefreshProblem =
  | { readonly code: "connection.notConnected" }
  | { readonly code: "connection.notOffered" }
  | NotHeard;

/** Reads anew what can be chosen over there. */
export async function refreshCodings(
  services: Omit<DeliveryServices, "patience">,
  lane: Lane,
): Promise<Result<Connection["codings"], RefreshProblem>> {
  const { storage, connectors } = services;
  const connection = await storage.read((tx) =>
    readCompanyDocument(tx, lane.companyId, "connections", lane.connectionId),
  );
  if (connection?.state !== "connected") return refuse({ code: "connection.notConnected" });
  const connector = connectorOf(connectors, connection.system);
  const listed = await (connector && connectLane(services, connector, lane))?.listCodings?.();
  if (listed === undefined) return refuse({ code: "connection.notOffered" });
  if (!listed.ok) return refuse(await notHeard(storage, lane, listed.problem));
  const codings = listed.value
    .filter(({ isActive }) => isActive)
    .map(toConnectionCoding)
    .slice(0, 500);
  await storage.write((tx) =>
    changeConnection(tx, lane, (before) => (before === null ? null : { ...before, codings })),
  );
  return ok(codings);
}
