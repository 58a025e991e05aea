import type { BackgroundJob } from "./background.ts";
import { createConnectors } from "./connectors/registry.ts";
import { createDeliveryJob } from "./delivery/create-delivery-job.ts";
import { deliveryPatience, patienceOf } from "./delivery/delivery-states.ts";
import { toTable } from "./demonstration/log-ins.ts";
import { DEMONSTRATION_PATIENCE_SECONDS, openDemonstration } from "./demonstration/open-demonstration.ts";
import type { OutsideServices } from "./routes/outside-services.ts";
import type { Services } from "./services.ts";

export interface Outside {
  readonly outside: OutsideServices;
  /** The delivery job, among the others that go on beside the requests. */
  readonly deliver: BackgroundJob;
  /** What the terminal shows of the demonstration; nothing of a real server. */
  readonly lines: (appUrl: string) => readonly string[];
  readonly close: () => Promise<void>;
}

/** Everything beyond our own database: the systems we speak with, and in the demonstration their sandboxes. */
export async function openOutside(services: Services): Promise<Outside> {
  const { configuration, now } = services;
  const demonstration = configuration.isDemonstration ? await openDemonstration(services) : null;
  const visma = demonstration?.visma ?? configuration.visma;
  const patienceSeconds =
    configuration.deliveryPatienceSeconds ??
    (demonstration === null ? undefined : DEMONSTRATION_PATIENCE_SECONDS);
  const outside: OutsideServices = {
    connectors: createConnectors(visma === undefined ? {} : { visma }, () => now().getTime()),
    fetch: globalThis.fetch,
    patience: patienceSeconds === undefined ? deliveryPatience : patienceOf(patienceSeconds),
    ...(demonstration === null ? {} : { logIns: demonstration.logIns }),
  };
  return {
    outside,
    deliver: {
      name: "delivery",
      start: () => {
        const job = createDeliveryJob({ ...services, ...outside });
        job.start();
        return job.stop;
      },
    },
    lines: (appUrl) => (demonstration === null ? [] : toTable(demonstration.logIns, appUrl)),
    close: async () => demonstration?.close(),
  };
}
