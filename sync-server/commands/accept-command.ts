import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Changes, DocumentChange } from "#core/commands/command-module.ts";
import type { Outcome } from "#core/replication/command-exchange.ts";
import type { PreparedFile } from "../imports/prepare-import.ts";
import { writeSealReaders } from "../imports/write-seal-readers.ts";
import { headsOf, nextRevisions } from "../storage/company-revisions.ts";
import { type StoredDocument, writeDocument } from "../storage/documents.ts";
import { insertOutboxRow } from "../storage/outbox.ts";
import { insertOutcome } from "../storage/outcomes.ts";
import type { CommandBatch } from "./command-batch.ts";
import { giveNumbers } from "./give-numbers.ts";
import { keepMembership } from "./keep-membership.ts";
import { type PlannedDelivery, planDeliveries } from "./plan-deliveries.ts";
import { subjectOfCommand } from "./subject-of-command.ts";
import { leftIdOf, toStored } from "./to-stored.ts";
import { changeDigests } from "./write-digests.ts";

/** Writes what a command changes and all that follows from it, and its outcome. */
export async function acceptCommand(
  batch: CommandBatch,
  command: CommandEnvelope,
  changes: Changes,
  file: PreparedFile | null,
): Promise<Outcome> {
  const { tx, companyId, decidedAt } = batch;
  const documents = await giveNumbers(tx, companyId, changes);
  const planned = await planDeliveries(batch, command, documents);
  await changeDigests(batch, documents);
  await writeSealReaders(batch, documents, file);
  const revision = await writeDocuments(batch, command, documents, planned);
  for (const change of documents)
    if (change.collection === "members")
      await keepMembership(
        tx,
        companyId,
        change.id,
        change.after,
        batch.facts.seenBy(null).get("companies", companyId)?.roles ?? [],
      );

  await insertOutcome(tx, {
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
    facts: null,
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
  return { status: "accepted", command: command.id, revision, decidedAt };
}

/** Each document takes a revision of its own; answers the last. */
async function writeDocuments(
  batch: CommandBatch,
  command: CommandEnvelope,
  documents: readonly DocumentChange[],
  planned: readonly PlannedDelivery[],
): Promise<number> {
  const { tx, companyId, facts } = batch;
  const rows: StoredDocument[] = documents.flatMap((change) => rowsOf(batch, command, change));
  for (const { delivery } of planned)
    if (delivery !== null) rows.push(toStored(companyId, "deliveries", delivery.id, delivery, 0));
  if (rows.length === 0) return (await headsOf(tx, [companyId])).get(companyId) ?? 0;

  const { first, last } = await nextRevisions(tx, companyId, rows.length);
  for (const [index, row] of rows.entries()) {
    const document = { ...row, revision: first + index };
    await writeDocument(tx, document);
    facts.keep(document);
  }
  for (const { row } of planned) await insertOutboxRow(tx, row);
  return last;
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
