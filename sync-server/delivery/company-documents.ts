import { type CollectionName, collections, type Documents } from "#core/collections.ts";
import { toStored } from "../commands/to-stored.ts";
import { nextRevisions } from "../storage/company-revisions.ts";
import { readDocument, writeDocument } from "../storage/documents.ts";
import type { ReadTx, WriteTx } from "../storage/storage.ts";

/** A document of a company as its schema reads it; null when there is none. */
export async function readCompanyDocument<Name extends CollectionName>(
  tx: ReadTx,
  companyId: string,
  collection: Name,
  id: string,
): Promise<Documents[Name] | null> {
  const stored = await readDocument(tx, { companyId, collection, id });
  return stored === null || stored.deleted
    ? null
    : (collections[collection].parse(stored.body) as Documents[Name]);
}

/** A document that the server itself changes, not a command: its `acts` stay as they are. */
export type ServerWrite = {
  [Name in CollectionName]: { readonly collection: Name; readonly document: Documents[Name] };
}[CollectionName];

/** Writes documents under the company's next revisions, so that every device hears of them. */
export async function writeCompanyDocuments(
  tx: WriteTx,
  companyId: string,
  writes: readonly ServerWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const { first } = await nextRevisions(tx, companyId, writes.length);
  for (const [index, { collection, document }] of writes.entries()) {
    await writeDocument(tx, toStored(companyId, collection, document.id, document, first + index));
  }
}
