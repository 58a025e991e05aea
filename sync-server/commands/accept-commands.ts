import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandsAnswer, CommandsRequest, Outcome } from "#core/replication/command-exchange.ts";
import { isSealing } from "#core/seals/sealing-command.ts";
import { prepareImport } from "../imports/prepare-import.ts";
import { outcomeProof } from "../restoration/proofs.ts";
import { prepareSealing } from "../sealing/prepare-sealing.ts";
import { isTakenAlready } from "../storage/is-taken-already.ts";
import type { AcceptServices, Sender } from "./command-batch.ts";
import { decideRun, MOVED, type PreparedWork } from "./decide-run.ts";
import { type ImportedEntries, readImportedEntries } from "./read-imported-entries.ts";
import { createTold, type Told } from "./told-before.ts";

export interface AcceptRequest extends Sender, Pick<CommandsRequest, "epoch" | "proofs" | "again"> {
  readonly commands: readonly CommandEnvelope[];
}

/** Who sends, and what they know of the server. */
interface Sending {
  readonly sender: Sender;
  readonly toldOf: (command: CommandEnvelope) => Told;
  readonly epoch: string | null;
}

type Answer = CommandsAnswer["outcomes"][number];

interface RunAnswer {
  readonly answers: readonly Answer[];
  /** Whether what follows in the same company has to wait. */
  readonly isCut: boolean;
}

const IMPORT = "import.apply";
const TRIES_MAX = 3;

/** How often a period is packed anew because its books moved meanwhile, before its device is asked to come again. */
const PACKINGS_MAX = 5;

/** How soon a device may bring a command again whose acceptance failed by a mistake of ours. */
const AFTER_FAILURE_SECONDS = 60;

/**
 * Decides commands of one device again, with authority, and answers once all of it is committed. Those of one company
 * share a transaction; the first that cannot be decided yet, or does not fit its device's chain, ends its company's run.
 */
export async function acceptCommands(
  services: AcceptServices,
  { userId, deviceId, commands, epoch, proofs, again }: AcceptRequest,
): Promise<CommandsAnswer> {
  const commandsByCompany = new Map<string, CommandEnvelope[]>();
  for (const command of commands) {
    const known = commandsByCompany.get(command.company);
    if (known === undefined) commandsByCompany.set(command.company, [command]);
    else known.push(command);
  }
  const sending = { sender: { userId, deviceId }, toldOf: createTold(services, again), epoch: epoch ?? null };
  // An epoch that is over cuts every run, so what is decided here is decided in this one.
  const named = proofs === undefined || epoch === undefined || epoch === null ? {} : { epoch };
  const outcomes: Answer[] = [];
  for (const [companyId, ofCompany] of commandsByCompany) {
    for (const run of runsOf(ofCompany)) {
      const { answers, isCut } = await acceptRun(services, sending, companyId, run);
      // Who says no epoch knows no proofs either.
      outcomes.push(...(epoch === undefined ? answers : withProofs(services, run, answers, named)));
      if (isCut) break;
    }
  }
  return { outcomes };
}

/**
 * What fails while a run is decided is a mistake of ours: a command is neither refused nor lost for that, and those
 * before it stand. Which one it is shows when each has a transaction of its own.
 */
async function acceptRun(
  services: AcceptServices,
  sending: Sending,
  companyId: string,
  run: readonly CommandEnvelope[],
): Promise<RunAnswer> {
  try {
    return await acceptAtOnce(services, sending, companyId, run);
  } catch (error) {
    services.logger.error(
      { error, code: "acceptance.failed", companyId, count: run.length },
      "a run of commands failed",
    );
    if (run.length === 1) return putOff(run[0]!);
  }
  const answers: Answer[] = [];
  for (const command of run) {
    const one = await acceptRun(services, sending, companyId, [command]);
    answers.push(...one.answers);
    if (one.isCut) return { answers, isCut: true };
  }
  return { answers, isCut: false };
}

const putOff = ({ id }: CommandEnvelope): RunAnswer =>
  cut({
    status: "later",
    command: id,
    code: "acceptance.failed",
    afterSeconds: AFTER_FAILURE_SECONDS,
  });

const cut = (outcome: Outcome): RunAnswer => ({ answers: [{ outcome, duplicate: false }], isCut: true });

async function acceptAtOnce(
  services: AcceptServices,
  sending: Sending,
  companyId: string,
  run: readonly CommandEnvelope[],
): Promise<RunAnswer> {
  const [first] = run;
  const importedEntries = await readImportedEntries(services, sending.sender, companyId, run);
  if (first && isSealing(first) && sending.toldOf(first)?.status !== "refused")
    return validateAtOnce(services, sending, companyId, [first, ...run.slice(1)], importedEntries);
  const told = first && sending.toldOf(first);
  const isToRead = first?.type === IMPORT && told?.status !== "refused";
  const preparation = isToRead ? await prepareImport(services, sending.sender, first, told) : null;
  if (first && preparation?.status === "later") return cut({ ...preparation, command: first.id });
  const file = preparation?.status === "ready" ? preparation.file : null;
  return decideInTransaction(services, sending, companyId, run, { file, period: null, importedEntries });
}

/** A period is packed while others go on writing, so it is packed again when they wrote into it. */
async function validateAtOnce(
  services: AcceptServices,
  sending: Sending,
  companyId: string,
  run: readonly [CommandEnvelope, ...CommandEnvelope[]],
  importedEntries: ImportedEntries,
): Promise<RunAnswer> {
  for (let packings = 1; ; packings += 1) {
    const period = await prepareSealing(services, sending.sender, run[0], sending.toldOf(run[0]));
    const answer = await decideInTransaction(services, sending, companyId, run, {
      file: null,
      period,
      importedEntries,
    });
    const outcome = answer.answers[0]?.outcome;
    const isMoved = outcome?.status === "later" && outcome.code === MOVED;
    if (!isMoved || packings === PACKINGS_MAX) return answer;
  }
}

async function decideInTransaction(
  services: AcceptServices,
  sending: Sending,
  companyId: string,
  commands: readonly CommandEnvelope[],
  prepared: PreparedWork,
): Promise<RunAnswer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await services.storage.write((tx) =>
        decideRun(services, { tx, companyId, commands, prepared, ...sending }),
      );
    } catch (error) {
      // The same request in another process was faster: the second time, its outcomes are found as duplicates.
      if (tries === TRIES_MAX || !isTakenAlready(error)) throw error;
    }
  }
}

/** An import is read, and a period packed, before its transaction begins, so it also begins a run. */
function runsOf(commands: readonly CommandEnvelope[]): readonly (readonly CommandEnvelope[])[] {
  const runs: CommandEnvelope[][] = [];
  for (const command of commands) {
    const last = runs.at(-1);
    if (last === undefined || isPreparedAhead(command)) runs.push([command]);
    else last.push(command);
  }
  return runs;
}

/** Answers stand in the order of their commands, one for each until the run is cut. */
const withProofs = (
  { secrets }: AcceptServices,
  run: readonly CommandEnvelope[],
  answers: readonly Answer[],
  named: { readonly epoch?: string },
): readonly Answer[] =>
  answers.map((answer, index) => {
    if (answer.outcome.status === "later" || answer.outcome.status === "broken") return answer;
    const outcome = { ...answer.outcome, ...named };
    return { ...answer, outcome: { ...outcome, proof: outcomeProof(secrets, run[index]!, outcome) } };
  });

const isPreparedAhead = (command: CommandEnvelope) => command.type === IMPORT || isSealing(command);
