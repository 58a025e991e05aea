import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Problem } from "#core/commands/command-module.ts";
import { moduleOf, needsOf } from "#core/commands/decide.ts";
import { sliceFor } from "#core/companies/open-day.ts";
import type { Outcome } from "#core/replication/command-exchange.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import { readsSlice } from "#core/rights/rights.ts";
import { SHARED_SLICE, WHOLE_SLICE } from "#core/vouchers/slice.ts";
import { type CommandBatch, isKnownSender, senderAsMember, senderStanding } from "./command-batch.ts";
import { subjectOfCommand } from "./subject-of-command.ts";
import { toStored } from "./to-stored.ts";

/** Keeps a refused command whole: as its outcome, and on the company's desk unless a stranger sent it. */
export async function refuseCommand(
  batch: CommandBatch,
  command: CommandEnvelope,
  problem: Problem,
): Promise<Outcome> {
  const { companyId, decidedAt } = batch;
  const { code, ...facts } = problem;
  const isKnown = isKnownSender(batch);
  const revision = isKnown ? await writeRefusal(batch, command, problem) : 0;
  batch.outcomes.push({
    companyId,
    commandId: command.id,
    deviceId: command.device,
    counter: command.counter,
    hash: command.hash,
    type: command.type,
    madeBy: command.madeBy,
    madeAt: command.madeAt,
    decidedAt,
    status: "refused",
    revision,
    code,
    facts,
    command,
  });
  batch.auditLines.push({
    companyId: isKnown ? companyId : null,
    at: decidedAt,
    userId: command.madeBy,
    deviceId: command.device,
    commandId: command.id,
    action: command.type,
    subject: subjectOfCommand(command),
    detail: { status: "refused", code },
  });
  return { status: "refused", command: command.id, revision, decidedAt, code, facts };
}

/** Puts a command on the company's desk, with what stands against it. */
export async function writeRefusal(
  batch: CommandBatch,
  command: CommandEnvelope,
  { code, ...facts }: Problem,
): Promise<number> {
  const { companyId, decidedAt, revisions } = batch;
  await batch.facts.load([{ collection: "outcomes", id: command.id }]);
  // An id that names something else among the outcomes must not overwrite it.
  if (batch.facts.stored({ collection: "outcomes", id: command.id }) !== null) return revisions.head();
  const refusal: Refusal = {
    type: "refusal",
    id: command.id,
    device: command.device,
    counter: command.counter,
    commandType: command.type,
    args: command.args ?? null,
    madeBy: command.madeBy,
    madeAt: command.madeAt,
    refusedAt: decidedAt,
    slice: sliceOfCommand(batch, command),
    code,
    facts,
    decision: "open",
    decidedBy: null,
    acts: { [command.device]: command.counter },
  };
  const revision = await revisions.take(1);
  batch.facts.write(toStored(companyId, "outcomes", command.id, refusal, revision));
  return revision;
}

/** What a command says belongs to the slice of what it is about; its author can always read it. */
function sliceOfCommand(batch: CommandBatch, command: CommandEnvelope): string {
  const { facts, companyId } = batch;
  const all = facts.seenBy(null);
  const company = all.get("companies", companyId);
  const practitioner = practitionerIn(command.args);
  const candidates = [
    ...(moduleOf(command.type)?.isOfWhole ? [WHOLE_SLICE] : []),
    ...slicesOfNeeds(batch, command),
    company && practitioner !== null ? sliceFor(company, practitioner) : SHARED_SLICE,
  ];
  const slice = candidates.find((one) => one !== SHARED_SLICE) ?? SHARED_SLICE;
  const member = senderAsMember(batch);
  if (member === null || readsSlice(senderStanding(batch), slice)) return slice;
  return member.practitioner ?? SHARED_SLICE;
}

function slicesOfNeeds({ facts }: CommandBatch, command: CommandEnvelope): string[] {
  try {
    return needsOf(command, facts.seenBy(null)).map((key) => facts.stored(key)?.slice ?? SHARED_SLICE);
  } catch {
    // The command is refused because its rule failed: nothing can be learned from what it needs.
    return [];
  }
}

function practitionerIn(args: unknown): string | null {
  if (typeof args !== "object" || args === null) return null;
  if ("practitioner" in args && typeof args.practitioner === "string") return args.practitioner;
  return "set" in args ? practitionerIn(args.set) : null;
}
