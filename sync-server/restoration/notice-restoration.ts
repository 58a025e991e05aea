import type { CommandsRequest } from "#core/replication/command-exchange.ts";
import type { Services } from "../services.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { readEpoch } from "../storage/server-facts.ts";
import { beginEpoch } from "./begin-epoch.ts";
import { headProof } from "./proofs.ts";

/**
 * Whoever restored a backup may have forgotten to say so. A device that brings our own mark on a head above the one we
 * have proves it, and a new epoch begins before anything is believed or numbered.
 */
export async function noticeRestoration(
  services: Pick<Services, "storage" | "secrets" | "now" | "createId" | "logger">,
  { epoch = null, heads = {} }: Pick<CommandsRequest, "epoch" | "heads">,
): Promise<void> {
  const companyIds = Object.keys(heads);
  if (epoch === null || companyIds.length === 0) return;
  const isProven = await services.storage.read(async (tx) => {
    if ((await readEpoch(tx)) !== epoch) return false;
    const known = await headsOf(tx, companyIds);
    return Object.entries(heads).some(
      ([company, { head, proof }]) =>
        head > (known.get(company) ?? 0) && proof === headProof(services.secrets, epoch, company, head),
    );
  });
  if (!isProven) return;
  const begun = await beginEpoch(services, epoch);
  if (begun !== null) services.logger.error({ ...begun, code: "server.restored" }, "a backup was restored");
}
