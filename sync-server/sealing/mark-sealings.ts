import type { BackgroundJob } from "../background.ts";
import { lookEvery } from "../look-every.ts";
import type { Services } from "../services.ts";
import { companiesToMark, markPortion } from "../storage/sealings-to-mark.ts";

const LOOK_EVERY_MILLISECONDS = 1000;

/** Marks the rows of validated periods behind the answer, a portion a transaction, also those of a server that ended meanwhile. */
export const markSealingsJob: BackgroundJob = {
  name: "marks of validated periods",
  start: (services) =>
    lookEvery(LOOK_EVERY_MILLISECONDS, {
      logger: services.logger,
      failed: "marking the rows of a validated period failed",
      look: (isStopping) => markSealings(services, isStopping),
    }),
};

export async function markSealings(
  { storage }: Pick<Services, "storage">,
  isStopping = () => false,
): Promise<void> {
  for (const companyId of await storage.read(companiesToMark))
    while (!isStopping() && (await storage.write((tx) => markPortion(tx, companyId))));
}
