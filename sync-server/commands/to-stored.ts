import { type CollectionName, type Documents, dayOf, sliceOf, stateOf } from "#core/collections.ts";
import type { StoredDocument } from "../storage/documents.ts";

/** A document as the database keeps it, with what it is found by beside it. */
export function toStored<Name extends CollectionName>(
  companyId: string,
  collection: Name,
  id: string,
  document: Documents[Name],
  revision: number,
): StoredDocument {
  return {
    companyId,
    collection,
    id,
    revision,
    day: dayOf(collection, document) || null,
    // A refusal is looked for by whether it is decided; devices read that in its body.
    state: "decision" in document ? document.decision : stateOf(collection, document) || null,
    slice: sliceOf(collection, document),
    deleted: false,
    body: document,
  };
}

/** Stands for a document that left a slice, so that who reads only that slice learns to drop it. */
export const leftIdOf = (id: string, slice: string): string => `${id}|${slice}`;

/** The document a row is about, whether it is the document itself or stands for its leaving a slice. */
export const subjectOf = (storedId: string): string => storedId.split("|")[0]!;

export const isLeft = (storedId: string): boolean => storedId.includes("|");
