import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, DocumentChange } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { membersOf } from "#core/members/members-of.ts";
import type { Outcome } from "#core/replication/command-exchange.ts";
import type { CareChange } from "../firm/follow-care.ts";
import { writeSealReaders } from "../imports/write-seal-readers.ts";
import type { StoredDocument } from "../storage/documents.ts";
import { writePartyNumber } from "../storage/party-numbers.ts";
import type { CommandBatch } from "./command-batch.ts";
import type { PreparedWork } from "./decide-run.ts";
import { giveNumbers } from "./give-numbers.ts";
import { keepIssuedNumber } from "./issued-number.ts";
import { doubtedPlan, type PlannedDelivery, planDeliveries } from "./plan-deliveries.ts";
import { writeRefusal } from "./refuse-command.ts";
import { subjectOfCommand } from "./subject-of-command.ts";
import { leftIdOf, toStored } from "./to-stored.ts";
import { numbersIn, type Told } from "./told-before.ts";

/** Gathers what a command changes and all that follows from it, and its outcome. */
export async function acceptCommand(
  batch: CommandBatch,
  command: CommandEnvelope,
  changes: Changes,
  { file, period }: Pick<PreparedWork, "file" | "period">,
  told: Told,
): Promise<Outcome> {
  const { tx, companyId, decidedAt, numbers } = batch;
  const { documents, given } = await giveNumbers(numbers, changes, numbersIn(told));
  await keepIssuedNumber(batch, command, changes);
  const plans = await planDeliveries(batch, command, documents);
  const planned = told === undefined ? plans : plans.map((plan) => doubtedPlan(plan, decidedAt));
  for (const { collection, id, after } of documents)
    if (collection === "parties")
      await writePartyNumber(tx, { companyId, party: id, number: after?.number ?? null });
  await writeSealReaders(batch, documents, { file, period });
  if (period !== null) batch.sealings.push(period);
  const placesBefore = placesOf(batch, documents);
  const companyBefore = batch.facts.seenBy(null).get("companies", companyId);
  const written = await keepDocuments(batch, command, documents, planned);
  const revision = changes.contested === undefined ? written : await writeContest(batch, command, changes);
  notePlaces(batch, command, placesBefore);
  noteCare(batch, command, companyBefore, placesBefore);

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
    status: "accepted",
    revision,
    code: null,
    facts: given.length === 0 ? null : { numbers: given },
    command,
  });
  batch.auditLines.push({
    companyId,
    at: decidedAt,
    userId: command.madeBy,
    deviceId: command.device,
    commandId: command.id,
    action: command.type,
    subject: subjectOfCommand(command),
    detail: { status: "accepted", revision },
  });
  const numbersGiven = given.length === 0 ? {} : { numbers: [...given] };
  return { status: "accepted", command: command.id, revision, decidedAt, ...numbersGiven };
}

/** What stands against a fact waits on the desk like a refused act; the fact itself is in the books. */
const writeContest = (
  batch: CommandBatch,
  command: CommandEnvelope,
  { contested, issued }: Changes,
): Promise<number> =>
  writeRefusal(batch, command, { ...contested!, issued: issued?.voucher, issuedNumber: issued?.number });

interface PlaceBefore {
  readonly id: string;
  readonly before: Member | null;
}

/** The places in the company that a command changes, as they stand before it. */
const placesOf = ({ facts }: CommandBatch, documents: readonly DocumentChange[]): readonly PlaceBefore[] =>
  documents.flatMap(({ collection, id }) =>
    collection === "members" ? [{ id, before: facts.seenBy(null).get("members", id) }] : [],
  );

/** Invitations, mails and sessions follow the places that people have; they are written with the rest of the run. */
function notePlaces(
  { facts, sender, companyId, decidedAt, placeChanges }: CommandBatch,
  command: CommandEnvelope,
  changed: readonly PlaceBefore[],
): void {
  const all = facts.seenBy(null);
  const company = all.get("companies", companyId);
  if (company === null) return;
  const ownBefore = changed.find(({ id }) => id === sender.userId)?.before ?? null;
  const name = (all.get("members", sender.userId) ?? ownBefore)?.name ?? "";
  const by = { userId: command.madeBy, deviceId: command.device, name };
  for (const { id, before } of changed)
    placeChanges.push({ company, id, before, after: all.get("members", id), by, at: decidedAt });
}

const careKinds: Readonly<Record<string, CareChange["kind"]>> = {
  "care.accept": "taken",
  "care.decline": "declined",
};

/** Both sides are told what became of an accounting firm's care. */
function noteCare(
  { facts, companyId, decidedAt, careChanges }: CommandBatch,
  command: CommandEnvelope,
  before: Company | null,
  changed: readonly PlaceBefore[],
): void {
  const all = facts.seenBy(null);
  const company = all.get("companies", companyId);
  // It ends too when a company shows the last of the firm's people out.
  const isEnded = company?.care === null && before?.care != null;
  const kind = isEnded ? "ended" : careKinds[command.type];
  if (company === null || kind === undefined) return;
  careChanges.push({
    kind,
    company,
    care: kind === "ended" ? (before?.care ?? null) : company.care,
    owner: membersOf(company, all).find(({ isOwner }) => isOwner) ?? null,
    gone: changed.flatMap((place) =>
      place.before !== null && all.get("members", place.id) === null ? [place.before] : [],
    ),
    by: { userId: command.madeBy, deviceId: command.device },
    at: decidedAt,
  });
}

/** Each document takes a revision of its own; answers the last. */
async function keepDocuments(
  batch: CommandBatch,
  command: CommandEnvelope,
  documents: readonly DocumentChange[],
  planned: readonly PlannedDelivery[],
): Promise<number> {
  const { companyId, facts, revisions, outboxRows } = batch;
  const rows: StoredDocument[] = documents.flatMap((change) => rowsOf(batch, command, change));
  for (const { delivery, row } of planned) {
    if (delivery !== null) rows.push(toStored(companyId, "deliveries", delivery.id, delivery, 0));
    outboxRows.push(row);
  }
  const first = await revisions.take(rows.length);
  for (const [index, row] of rows.entries()) facts.write({ ...row, revision: first + index });
  return first + rows.length - 1;
}

function rowsOf(
  { companyId, facts }: CommandBatch,
  command: CommandEnvelope,
  { collection, id, after }: DocumentChange,
): StoredDocument[] {
  const before = facts.stored({ collection, id });
  const gone = { companyId, collection, revision: 0, day: null, state: null, deleted: true };
  if (after === null) {
    if (before === null) return [];
    const acts = { ...actsIn(before.body), [command.device]: command.counter };
    return [{ ...gone, id, slice: before.slice, body: { acts } }];
  }
  const row = toStored(companyId, collection, id, after, 0);
  if (before === null || before.deleted || before.slice === row.slice) return [row];
  const left = {
    ...gone,
    id: leftIdOf(id, before.slice),
    slice: before.slice,
    body: { acts: actsIn(after) },
  };
  return [row, left];
}

const actsIn = (body: unknown): Record<string, number> =>
  typeof body === "object" && body !== null && "acts" in body ? (body.acts as Record<string, number>) : {};
