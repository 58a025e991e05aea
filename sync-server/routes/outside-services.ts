import type { Connector } from "../connectors/connector.ts";
import type { DeliveryPatience } from "../delivery/delivery-states.ts";

/** What the server needs to speak with outside systems; without it none is offered. */
export interface OutsideServices {
  readonly connectors: readonly Connector[];
  readonly fetch: typeof globalThis.fetch;
  readonly patience?: DeliveryPatience;
}

export const noOutsideServices: OutsideServices = { connectors: [], fetch: globalThis.fetch };
