import type { ConnectedSystem, Connector } from "../connectors/connector.ts";
import type { Services } from "../services.ts";
import type { Lane } from "../storage/outbox-lanes.ts";
import { createCredentialStore } from "./credential-store.ts";
import type { DeliveryPatience } from "./delivery-states.ts";

/** What delivering works with. */
export interface DeliveryServices
  extends Pick<Services, "storage" | "secrets" | "now" | "createId" | "logger"> {
  readonly connectors: readonly Connector[];
  readonly fetch: typeof globalThis.fetch;
  readonly patience?: DeliveryPatience;
}

/** The other side of one company's connection, ready to be asked. */
export const connectLane = (
  services: Omit<DeliveryServices, "logger" | "createId">,
  connector: Connector,
  lane: Lane,
  signal?: AbortSignal,
): ConnectedSystem =>
  connector.connect({
    // Connections of two companies may have the same id.
    connectionId: `${lane.companyId}/${lane.connectionId}`,
    credentials: createCredentialStore(services, lane),
    fetch: services.fetch,
    now: () => services.now().getTime(),
    ...(signal === undefined ? {} : { signal }),
  });
