import type { CollectionName, Documents } from "#core/collections.ts";
import { changesSince, readDocument, type StoredDocument } from "#server/storage/documents.ts";
import type { Storage } from "#server/storage/storage.ts";

/** A document as the server holds it, or null when there is none. */
export async function storedDocument<Name extends CollectionName>(
  storage: Storage,
  companyId: string,
  collection: Name,
  id: string,
): Promise<Documents[Name] | null> {
  const stored = await storage.read((tx) => readDocument(tx, { companyId, collection, id }));
  return stored === null || stored.deleted ? null : (stored.body as Documents[Name]);
}

/** Every row of a collection in the order it was written. */
export const storedRows = (
  storage: Storage,
  companyId: string,
  collection: CollectionName,
): Promise<readonly StoredDocument[]> =>
  storage.read((tx) => changesSince(tx, { companyId, collection, revision: 0, limit: 100_000 }));
