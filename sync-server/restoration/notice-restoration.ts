import type { CommandsRequest } from "#core/replication/command-exchange.ts";
import type { HeadProofs } from "#core/replication/restoration.ts";
import type { Services } from "../services.ts";
import { headsOutsideHistory } from "../storage/company-revisions.ts";
import { readOutcomes } from "../storage/outcomes.ts";
import { readEpoch } from "../storage/server-facts.ts";
import type { ReadTx } from "../storage/storage.ts";
import { beginEpoch } from "./begin-epoch.ts";
import { headProof, outcomeProof } from "./proofs.ts";

type Brought = Pick<CommandsRequest, "epoch" | "heads" | "again"> &
  Partial<Pick<CommandsRequest, "commands">>;

/**
 * Whoever restored a backup may have forgotten to say so. A device that brings our own mark on what is no part of our
 * history proves it: on a head that we have not reached, or have passed on another way, or on an outcome that we do
 * not know. A new epoch begins then, before anything is believed or numbered.
 */
export async function noticeRestoration(
  services: Pick<Services, "storage" | "secrets" | "now" | "createId" | "logger">,
  brought: Brought,
): Promise<void> {
  const { epoch = null, heads = {}, again = [] } = brought;
  if (epoch === null || (Object.keys(heads).length === 0 && again.length === 0)) return;
  const isProven = await services.storage.read(async (tx) => {
    if ((await readEpoch(tx)) !== epoch) return false;
    // A mark is looked at only where it would prove something: a device brings as many as it has companies.
    const strange = await headsOutsideHistory(tx, new Map(Object.entries(heads)));
    return (
      strange.some((company) => isMarked(services, epoch, company, heads[company]!)) ||
      (await knowsLess(tx, services, { ...brought, epoch }))
    );
  });
  if (!isProven) return;
  const begun = await beginEpoch(services, epoch);
  if (begun !== null) services.logger.error({ ...begun, code: "server.restored" }, "a backup was restored");
}

const isMarked = (
  { secrets }: Pick<Services, "secrets">,
  epoch: string,
  company: string,
  { head, branch, proof }: HeadProofs[string],
): boolean => proof === headProof(secrets, epoch, company, { head, branch });

/** Whether an outcome was told in this very epoch and is not known in it. */
async function knowsLess(
  tx: ReadTx,
  { secrets }: Pick<Services, "secrets">,
  { epoch, again = [], commands = [] }: Brought & { readonly epoch: string },
): Promise<boolean> {
  const toldById = new Map(again.map(({ command, told }) => [command, told]));
  const toldHere = commands.filter((command) => {
    const told = toldById.get(command.id);
    return told?.epoch === epoch && told.proof === outcomeProof(secrets, command, told);
  });
  for (const companyId of new Set(toldHere.map(({ company }) => company))) {
    const ids = toldHere.flatMap(({ id, company }) => (company === companyId ? [id] : []));
    const outcomes = await readOutcomes(tx, { companyId, commandIds: ids });
    const known = new Set(outcomes.map(({ commandId }) => commandId));
    if (ids.some((id) => !known.has(id))) return true;
  }
  return false;
}
