import type { CollectionName, Documents } from "#core/collections.ts";
import type { DocumentKey, Facts } from "#core/commands/command-module.ts";
import { readsSlice, type Standing } from "#core/rights/rights.ts";
import { readDocuments, type StoredDocument } from "../storage/documents.ts";
import type { ReadTx } from "../storage/storage.ts";

/** The documents of one company that commands of one transaction look at, with what earlier ones of it have written. */
export interface CommandFacts {
  /** The documents as somebody may see them: what lies in another's slice is not there. Null sees everything. */
  readonly seenBy: (standing: Standing | null) => Facts;
  readonly load: (keys: readonly DocumentKey[]) => Promise<void>;
  readonly isLoaded: (key: DocumentKey) => boolean;
  /** As stored, whoever may see it and also when deleted; it must have been loaded. */
  readonly stored: (key: DocumentKey) => StoredDocument | null;
  /** Remembers what was written, for the commands that follow. */
  readonly keep: (document: StoredDocument) => void;
}

export function createCommandFacts(tx: ReadTx, companyId: string): CommandFacts {
  const storedByKey = new Map<string, StoredDocument | null>();
  const stored = (key: DocumentKey) => storedByKey.get(textOf(key)) ?? null;
  return {
    seenBy: (standing) => ({
      get: <Name extends CollectionName>(collection: Name, id: string) => {
        const document = stored({ collection, id });
        if (document === null || document.deleted) return null;
        if (standing !== null && !readsSlice(standing, document.slice)) return null;
        return document.body as Documents[Name];
      },
    }),
    load: async (keys) => {
      const idsByCollection = new Map<CollectionName, Set<string>>();
      for (const key of keys) {
        if (storedByKey.has(textOf(key))) continue;
        const ids = idsByCollection.get(key.collection) ?? new Set();
        idsByCollection.set(key.collection, ids.add(key.id));
      }
      for (const [collection, ids] of idsByCollection) {
        const found = await readDocuments(tx, { companyId, collection, ids: [...ids] });
        for (const id of ids) storedByKey.set(textOf({ collection, id }), null);
        for (const document of found) storedByKey.set(textOf({ collection, id: document.id }), document);
      }
    },
    isLoaded: (key) => storedByKey.has(textOf(key)),
    stored,
    keep: (document) => {
      const collection = document.collection as CollectionName;
      storedByKey.set(textOf({ collection, id: document.id }), document);
    },
  };
}

const textOf = ({ collection, id }: DocumentKey) => `${collection}/${id}`;
