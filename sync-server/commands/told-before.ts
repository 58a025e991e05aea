import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, Problem } from "#core/commands/command-module.ts";
import type { ProblemCode } from "#core/commands/problem-code.ts";
import type { CommandsRequest, DecidedOutcome, GivenNumber } from "#core/replication/command-exchange.ts";
import { type Result, refuse } from "#core/result.ts";
import { outcomeProof } from "../restoration/proofs.ts";
import type { Services } from "../services.ts";
import { readEpoch } from "../storage/server-facts.ts";
import type { WriteTx } from "../storage/storage.ts";
import type { CommandBatch } from "./command-batch.ts";

/**
 * What the server had said of a command before a backup was restored: undefined of a command that is new, null where
 * its device heard nothing, or nothing that bears our mark.
 */
export type Told = DecidedOutcome | null | undefined;

/** Finds out of each command whether it is sent again, and believes of what is said of it only what we have said. */
export function createTold(
  { secrets }: Pick<Services, "secrets">,
  again: CommandsRequest["again"] = [],
): (command: CommandEnvelope) => Told {
  const toldById = new Map(again.map(({ command, told }) => [command, told]));
  return (command) => {
    const told = toldById.get(command.id);
    if (told === undefined || told === null) return told;
    return told.command === command.id && told.proof === outcomeProof(secrets, command, told) ? told : null;
  };
}

/** How soon a device may ask again about what waits for somebody to open the numbering. */
const SHUT_SECONDS = 20;

/** How soon about what waits for another device to come back. */
const INCOMPLETE_SECONDS = 10;

type Judged = Result<Changes, Problem>;

/** What follows for a judgement from what the command's device was told before: the old refusal, or a number that is gone. */
export async function judgedAgain(batch: CommandBatch, judged: Judged, told: Told): Promise<Judged> {
  // Our mark is on it, so it is a code that we gave.
  if (told?.status === "refused") return refuse({ ...told.facts, code: told.code as ProblemCode });
  if (told?.status !== "accepted") return judged;
  const numbers = numbersIn(told).map(({ number }) => number);
  if (!judged.ok) return refuse({ ...judged.problem, acceptedBefore: numbers });
  for (const { voucher, number } of numbersIn(told))
    if (await batch.numbers.isAnothers(voucher, number))
      return refuse({ code: "numbering.givenTwice", number, acceptedBefore: numbers });
  return judged;
}

/** Why a command is neither accepted nor refused while numbering is shut; null where it need not wait. */
export async function mustWait(
  { restoration }: Pick<CommandBatch, "restoration">,
  judged: Judged,
  told: Told,
): Promise<{ readonly code: string; readonly afterSeconds: number } | null> {
  const kept = new Set(numbersIn(told).map(({ voucher }) => voucher));
  const isNumbering = judged.ok && (judged.value.toNumber ?? []).some((id) => !kept.has(id));
  // It stood once: what it rests on may be on a device that has not come back yet.
  const isObjected = !judged.ok || judged.value.contested !== undefined;
  const isIncomplete = isObjected && (told?.status === "accepted" || isOfUnknownSeries(judged));
  if (!isNumbering && !isIncomplete) return null;
  const since = await restoration.read();
  if (since === null || since.openedAt !== null) return null;
  return isNumbering
    ? { code: "numbering.shut", afterSeconds: SHUT_SECONDS }
    : { code: "restoration.incomplete", afterSeconds: INCOMPLETE_SECONDS };
}

/** An invoice numbered on a device whose series may be declared by an act that has not come back yet. */
const isOfUnknownSeries = (judged: Judged): boolean =>
  judged.ok && judged.value.contested?.code === "series.unknown";

export const numbersIn = (told: Told): readonly GivenNumber[] =>
  told?.status === "accepted" ? (told.numbers ?? []) : [];

/** Books that were begun after the backup come back with all that others do in them: their numbering is shut like that of the rest. */
export async function shutReturningCompany(
  { restoration, decidedAt }: Pick<CommandBatch, "restoration" | "decidedAt">,
  told: Told,
): Promise<void> {
  if (told !== undefined) await restoration.shut(decidedAt);
}

/** Whether a device speaks to a life of the server that is over. */
export const isOfEndedEpoch = async (tx: WriteTx, epoch: string | null): Promise<boolean> =>
  epoch !== null && (await readEpoch(tx)) !== epoch;
