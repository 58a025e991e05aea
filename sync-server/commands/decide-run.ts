import type { CommandEnvelope } from "#core/commands/command.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import { isMatchedVoucher } from "#core/matchings/line-matching.ts";
import type { CommandsAnswer, Outcome } from "#core/replication/command-exchange.ts";
import { refuse } from "#core/result.ts";
import type { PreparedFile } from "../imports/prepare-import.ts";
import { hasMoved } from "../sealing/keep-sealing.ts";
import type { PreparedPeriod } from "../sealing/prepare-sealing.ts";
import { readDeviceCounter, writeDeviceCounter } from "../storage/device-counters.ts";
import { noteDeviceContact, readDevice } from "../storage/devices.ts";
import { listImportedMatchingIds } from "../storage/imported-matchings.ts";
import { memberOf } from "../storage/memberships.ts";
import { outcomesByCounter, readOutcomes, type StoredOutcome } from "../storage/outcomes.ts";
import type { WriteTx } from "../storage/storage.ts";
import { isServerDevice } from "./accept-as.ts";
import { acceptCommand } from "./accept-command.ts";
import { broken, isGenuine, isSentAgain, placeInChain } from "./check-chain.ts";
import type { AcceptServices, CommandBatch, Sender } from "./command-batch.ts";
import { createCommandFacts } from "./command-facts.ts";
import { checkIssuedNumber, isFact } from "./issued-number.ts";
import { judge, loadFactsAhead } from "./judge.ts";
import { placeAddress } from "./place-address.ts";
import { placeParties } from "./place-parties.ts";
import type { ImportedEntries } from "./read-imported-entries.ts";
import { readPartiesThere } from "./read-parties-there.ts";
import { refuseCommand } from "./refuse-command.ts";
import { createRunNumbers } from "./run-numbers.ts";
import { createRunRestoration } from "./run-restoration.ts";
import { createRunRevisions } from "./run-revisions.ts";
import { isOfEndedEpoch, judgedAgain, mustWait, shutReturningCompany, type Told } from "./told-before.ts";
import { writeRun } from "./write-run.ts";

/** The device has to learn first, by a pull, that a backup was restored. */
const EPOCH_ENDED = { code: "server.restored", afterSeconds: 1 } as const;

/** The books of a period went on moving while it was packed. */
export const MOVED = "period.again";

/** The circumstances changed of what was prepared before its transaction began. */
const againLater = ({ type }: CommandEnvelope) => ({
  code: type === "import.apply" ? "import.again" : MOVED,
  afterSeconds: 1,
});

/** What was done before the transaction of a run began: of its first command alone, but for entries. */
export interface PreparedWork {
  /** What reading the file of an import has given. */
  readonly file: PreparedFile | null;
  readonly period: PreparedPeriod | null;
  /** Of any command of the run, and as far as its sender may read them. */
  readonly importedEntries: ImportedEntries;
}

/** Decides commands of one company in the transaction it is given; what it answers is true once that commits. */
export async function decideRun(
  services: Omit<AcceptServices, "storage" | "blobs">,
  {
    tx,
    sender,
    companyId,
    commands,
    prepared,
    toldOf,
    epoch,
  }: {
    readonly tx: WriteTx;
    readonly sender: Sender;
    readonly companyId: string;
    readonly commands: readonly CommandEnvelope[];
    readonly prepared: PreparedWork;
    readonly toldOf: (command: CommandEnvelope) => Told;
    /** The life of the server that the sender knows, if it says. */
    readonly epoch: string | null;
  },
): Promise<{ readonly answers: readonly CommandsAnswer["outcomes"][number][]; readonly isCut: boolean }> {
  const answers: { outcome: Outcome; duplicate: boolean }[] = [];
  const cut = (outcome: Outcome) => {
    answers.push({ outcome, duplicate: false });
    return { answers, isCut: true };
  };

  const mayWrite =
    (await memberOf(tx, sender.userId, companyId)) !== null ||
    commands.some(beginsCompany) ||
    // Whoever takes an invitation is no member yet; the server has seen it, and makes that command itself.
    isServerDevice(sender.deviceId) ||
    // Who has left since still brings the numbers they gave.
    (commands.some(isFact) && (await wasMember(tx, sender.userId, companyId)));
  // A stranger must not make the company's members wait, nor leave a row for a company that does not exist.
  const revisions = createRunRevisions(tx, companyId);
  if (mayWrite) await revisions.head();
  if (await isOfEndedEpoch(tx, epoch))
    return cut({ ...EPOCH_ENDED, status: "later", command: commands[0]!.id });
  const key = { companyId, deviceId: sender.deviceId };
  const device = await readDevice(tx, sender.deviceId);
  if (device?.userId !== sender.userId) return cut(broken(commands[0]!, "tampered", null));

  let last = await readDeviceCounter(tx, key);
  const before = last;
  const isDecided = ({ counter }: CommandEnvelope) => counter <= (before?.counter ?? 0);
  const undecided = commands.filter((command) => !isDecided(command));
  const counters = commands.filter(isDecided).map(({ counter }) => counter);
  const decided = new Map<number, { readonly hash: string; readonly outcome: Outcome }>();
  for (const [counter, stored] of await outcomesByCounter(tx, { ...key, counters }))
    decided.set(counter, { hash: stored.hash, outcome: toOutcome(stored) });
  const firstById = await firstOutcomes(
    tx,
    companyId,
    commands.filter(({ counter }) => !decided.has(counter)),
  );
  const takenIds = new Set(firstById.keys());
  const sentAgain = (command: CommandEnvelope) => {
    const first = firstById.get(command.id);
    return first !== undefined && isSentAgain(command, first)
      ? { hash: command.hash, outcome: toOutcome(first) }
      : undefined;
  };
  const decidedAt = services.now().toISOString();
  const batch: CommandBatch = {
    tx,
    people: services,
    companyId,
    sender,
    facts: createCommandFacts(tx, companyId, prepared.importedEntries),
    revisions,
    numbers: createRunNumbers(tx, companyId),
    restoration: createRunRestoration(tx, companyId),
    outcomes: [],
    outboxRows: [],
    placeChanges: [],
    careChanges: [],
    auditLines: [],
    sealings: [],
    decidedAt,
  };

  await loadFactsAhead(undecided, batch.facts, batch);

  let isCut = false;
  for (const [index, command] of commands.entries()) {
    const place = placeInChain(command, last);
    let wrong: "forked" | "gap" | "tampered" | null = null;
    if (!isGenuine(command, sender) || command.company !== companyId) wrong = "tampered";
    else if (place === "known") {
      const first = decided.get(command.counter) ?? sentAgain(command);
      if (first?.hash === command.hash) {
        answers.push({ outcome: first.outcome, duplicate: true });
        continue;
      }
      wrong = "forked";
    } else if (place !== "next") wrong = place;
    else if (takenIds.has(command.id)) {
      const first = sentAgain(command);
      if (first !== undefined) {
        // It has its place in the new chain, and nothing is decided a second time.
        answers.push({ outcome: first.outcome, duplicate: true });
        last = { counter: command.counter, hash: command.hash };
        continue;
      }
      wrong = "tampered";
    }
    if (wrong !== null) {
      answers.push({ outcome: broken(command, wrong, last), duplicate: false });
      isCut = true;
      break;
    }

    const { file, period } = index === 0 ? prepared : NOTHING_PREPARED;
    const isMoved =
      period !== null && (await hasMoved(tx, { companyId, head: await revisions.head() }, period));
    const told = toldOf(command);
    const first = await judge(services, batch, command, {
      prepared: file && (await withMatched(batch, command, file)),
      sealing: isMoved ? null : (period?.sealing ?? null),
      // What was accepted before a backup was restored is no act of whom was shut out.
      isRevoked: device.revokedAt !== null && told?.status !== "accepted",
    });
    // What was refused before a backup was restored stays refused, and needs nothing prepared for that.
    const isOver = told?.status === "refused";
    const judged =
      first === "later" && !isOver
        ? null
        : await judgedAgain(batch, first === "later" ? UNJUDGED : first, told);
    const wait = judged === null ? againLater(command) : await mustWait(batch, judged, told);
    if (judged === null || wait !== null) {
      answers.push({ outcome: { status: "later", command: command.id, ...wait! }, duplicate: false });
      isCut = true;
      break;
    }
    const counted = judged.ok ? await checkIssuedNumber(batch, command, judged.value) : judged;
    const numbered = counted.ok ? await placeParties(tx, companyId, counted.value) : counted;
    const companyBefore = batch.facts.seenBy(null).get("companies", companyId);
    const placed = numbered.ok ? await placeAddress(tx, companyId, numbered.value, companyBefore) : numbered;
    const outcome = placed.ok
      ? await acceptCommand(batch, command, placed.value, { file, period }, told)
      : await refuseCommand(batch, command, placed.problem);
    if (placed.ok && beginsCompany(command)) await shutReturningCompany(batch, told);
    answers.push({ outcome, duplicate: false });
    decided.set(command.counter, { hash: command.hash, outcome });
    takenIds.add(command.id);
    last = { counter: command.counter, hash: command.hash };
  }

  await writeRun(batch);
  if (last !== null && last !== before) {
    await writeDeviceCounter(tx, { ...key, ...last });
    await noteDeviceContact(tx, { deviceId: sender.deviceId, at: decidedAt });
  }
  return { answers, isCut };
}

const UNJUDGED = refuse({ code: "command.failed" as const });

/** What rests on the entries that a file takes the place of, and whom the books know by now, is known in the transaction alone. */
async function withMatched(
  { tx, facts }: CommandBatch,
  { company, args }: CommandEnvelope,
  { prepared }: PreparedFile,
) {
  const importId = importIdOf((args as ImportApplyArgs).closingDay);
  const ids = await listImportedMatchingIds(tx, company, importId);
  await facts.load(ids.map((id) => ({ collection: "matchings", id })));
  const all = facts.seenBy(null);
  return {
    ...prepared,
    matchedThere: ids.flatMap((id) => {
      const found = all.get("matchings", id);
      return isMatchedVoucher(found) ? [found] : [];
    }),
    partiesThere: await readPartiesThere(tx, company, prepared.parties),
  };
}

const NOTHING_PREPARED: Omit<PreparedWork, "importedEntries"> = { file: null, period: null };

async function wasMember(tx: WriteTx, userId: string, companyId: string): Promise<boolean> {
  const facts = createCommandFacts(tx, companyId);
  const key = { collection: "members", id: userId } as const;
  await facts.load([key]);
  return facts.stored(key) !== null;
}

const beginsCompany = ({ type }: CommandEnvelope) => type === "company.create";

/** What commands of these ids have become, whichever device sent them first. */
async function firstOutcomes(
  tx: WriteTx,
  companyId: string,
  commands: readonly CommandEnvelope[],
): Promise<ReadonlyMap<string, StoredOutcome>> {
  const outcomes = await readOutcomes(tx, { companyId, commandIds: commands.map(({ id }) => id) });
  return new Map(outcomes.map((outcome) => [outcome.commandId, outcome]));
}

export function toOutcome(stored: StoredOutcome): Outcome {
  const common = {
    command: stored.commandId,
    revision: stored.revision ?? 0,
    decidedAt: stored.decidedAt,
  };
  const facts = (stored.facts ?? {}) as Record<string, unknown>;
  if (stored.status === "accepted") return { status: "accepted", ...common, ...facts };
  return { status: "refused", ...common, code: stored.code ?? "", facts };
}
