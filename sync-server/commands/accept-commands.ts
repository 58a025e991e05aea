import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandsAnswer, Outcome } from "#core/replication/command-exchange.ts";
import { prepareImport } from "../imports/prepare-import.ts";
import { isTakenAlready } from "../storage/is-taken-already.ts";
import type { AcceptServices, Sender } from "./command-batch.ts";
import { decideRun } from "./decide-run.ts";

export interface AcceptRequest extends Sender {
  readonly commands: readonly CommandEnvelope[];
}

type Answer = CommandsAnswer["outcomes"][number];

const IMPORT = "import.apply";
const TRIES_MAX = 3;

/**
 * Decides commands of one device again, with authority, and answers once all of it is committed. Those of one company
 * share a transaction; the first that cannot be decided yet, or does not fit its device's chain, ends its company's run.
 */
export async function acceptCommands(
  services: AcceptServices,
  { userId, deviceId, commands }: AcceptRequest,
): Promise<CommandsAnswer> {
  const commandsByCompany = new Map<string, CommandEnvelope[]>();
  for (const command of commands) {
    const before = commandsByCompany.get(command.company) ?? [];
    commandsByCompany.set(command.company, [...before, command]);
  }
  const outcomes: Answer[] = [];
  for (const [companyId, ofCompany] of commandsByCompany) {
    for (const run of runsOf(ofCompany)) {
      const { answers, isCut } = await acceptRun(services, { userId, deviceId }, companyId, run);
      outcomes.push(...answers);
      if (isCut) break;
    }
  }
  return { outcomes };
}

async function acceptRun(
  services: AcceptServices,
  sender: Sender,
  companyId: string,
  run: readonly CommandEnvelope[],
): Promise<{ readonly answers: readonly Answer[]; readonly isCut: boolean }> {
  const [first] = run;
  const preparation = first?.type === IMPORT ? await prepareImport(services, sender, first) : null;
  if (first && preparation?.status === "later") {
    const outcome: Outcome = { ...preparation, command: first.id };
    return { answers: [{ outcome, duplicate: false }], isCut: true };
  }
  const prepared = preparation?.status === "ready" ? preparation.file : null;
  for (let tries = 1; ; tries += 1) {
    try {
      return await services.storage.write((tx) =>
        decideRun(services, { tx, sender, companyId, commands: run, prepared }),
      );
    } catch (error) {
      // The same request in another process was faster: the second time, its outcomes are found as duplicates.
      if (tries === TRIES_MAX || !isTakenAlready(error)) throw error;
    }
  }
}

/** An import is read before its transaction begins, so it also begins a run. */
function runsOf(commands: readonly CommandEnvelope[]): readonly (readonly CommandEnvelope[])[] {
  const runs: CommandEnvelope[][] = [];
  for (const command of commands) {
    const last = runs.at(-1);
    if (last === undefined || command.type === IMPORT) runs.push([command]);
    else last.push(command);
  }
  return runs;
}
