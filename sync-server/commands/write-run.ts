import type { Member } from "#core/members/member.ts";
import { followCare } from "../firm/follow-care.ts";
import { followMember } from "../people/follow-member.ts";
import { keepSealing } from "../sealing/keep-sealing.ts";
import { appendAudit } from "../storage/audit.ts";
import { type StoredDocument, writeDocuments } from "../storage/documents.ts";
import { insertOutboxRows } from "../storage/outbox.ts";
import { insertOutcomes } from "../storage/outcomes.ts";
import type { CommandBatch } from "./command-batch.ts";
import { keepMembership } from "./keep-membership.ts";
import { writeDigests } from "./write-digests.ts";

/**
 * Writes what the commands of a run have left so far, each row once however many of them changed it: at the end, and
 * before a command that looks at the tables themselves.
 */
export async function writeRun(batch: CommandBatch): Promise<void> {
  const { tx, facts, revisions, numbers, outcomes, outboxRows, placeChanges, careChanges, auditLines } =
    batch;
  await revisions.write();
  await numbers.write();
  const written = facts.takeWritten();
  const documents = written.map(({ after }) => after);
  await writeDocuments(tx, documents);
  await keepMemberships(batch, documents);
  // Before the places: it still finds who invited the firm.
  for (const change of careChanges.splice(0))
    auditLines.push(...(await followCare(batch.people, tx, change)));
  for (const change of placeChanges.splice(0)) await followMember(batch.people, tx, change);
  await writeDigests(batch, written);
  for (const period of batch.sealings.splice(0)) await keepSealing(batch, period);
  await insertOutboxRows(tx, outboxRows.splice(0));
  await insertOutcomes(tx, outcomes.splice(0));
  await appendAudit(tx, auditLines.splice(0));
}

async function keepMemberships(
  { tx, companyId, facts }: CommandBatch,
  documents: readonly StoredDocument[],
): Promise<void> {
  const roles = facts.seenBy(null).get("companies", companyId)?.roles ?? [];
  for (const { collection, id, deleted, body } of documents)
    if (collection === "members")
      await keepMembership(tx, companyId, id, deleted ? null : (body as Member), roles);
}
