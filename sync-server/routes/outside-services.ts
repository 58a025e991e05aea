import type { Connector } from "../connectors/connector.ts";
import type { DeliveryPatience } from "../delivery/delivery-states.ts";
import type { LogIns } from "../demonstration/log-ins.ts";

/** What the server needs to speak with outside systems; without it none is offered. */
export interface OutsideServices {
  readonly connectors: readonly Connector[];
  readonly fetch: typeof globalThis.fetch;
  readonly patience?: DeliveryPatience;
  /** Whom one may sign in as; in the demonstration only. */
  readonly logIns?: LogIns;
}

export const noOutsideServices: OutsideServices = { connectors: [], fetch: globalThis.fetch };
