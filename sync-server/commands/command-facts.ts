import type { CalendarDate } from "#core/calendar-date.ts";
import type { CollectionName, Documents } from "#core/collections.ts";
import type { DocumentKey, Facts } from "#core/commands/command-module.ts";
import { readsSlice, type Standing } from "#core/rights/rights.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import { listDocuments, readDocuments, type StoredDocument } from "../storage/documents.ts";
import { livePages } from "../storage/live-documents.ts";
import type { ReadTx } from "../storage/storage.ts";
import type { ImportedEntries } from "./read-imported-entries.ts";

/**
 * The documents of one company that commands of one transaction look at, with what earlier ones of it write over them:
 * the database itself gets that at the end of the run.
 */
export interface CommandFacts {
  /** The documents as somebody may see them: what lies in another's slice is not there. Null sees everything. */
  readonly seenBy: (standing: Standing | null) => Facts;
  readonly load: (keys: readonly DocumentKey[]) => Promise<void>;
  /** Reads the vouchers from a day on that are not validated, for the one rule that is judged next: a device holds no others. */
  readonly loadVouchersFrom: (day: CalendarDate) => Promise<void>;
  readonly isLoaded: (key: DocumentKey) => boolean;
  /** As it stands, whoever may see it and also when deleted; it must have been loaded. */
  readonly stored: (key: DocumentKey) => StoredDocument | null;
  /** The documents of a state, or of any; their order says nothing. */
  readonly list: (query: ListQuery) => Promise<readonly StoredDocument[]>;
  /** Remembers what a command writes, for those that follow and for the end of the run. */
  readonly write: (document: StoredDocument) => void;
  /** What commands have left of each document they wrote, with what stands in the database; it is then for the caller to write it there. */
  readonly takeWritten: () => readonly WrittenDocument[];
}

export interface WrittenDocument {
  readonly before: StoredDocument | null;
  readonly after: StoredDocument;
}

interface ListQuery {
  readonly collection: CollectionName;
  readonly state?: string;
  readonly limit: number;
}

export function createCommandFacts(
  tx: ReadTx,
  companyId: string,
  importedEntries: ImportedEntries = new Map(),
): CommandFacts {
  /** Null is "there is none". */
  const readByCollection = new Map<string, Map<string, StoredDocument | null>>();
  const writtenByCollection = new Map<string, Map<string, StoredDocument>>();
  let vouchersRead: readonly StoredDocument[] = [];
  const listByQuery = new Map<string, readonly StoredDocument[]>();

  const found = ({ collection, id }: DocumentKey) =>
    writtenByCollection.get(collection)?.get(id) ?? readByCollection.get(collection)?.get(id);
  const stored = (key: DocumentKey) => found(key) ?? null;
  const readIn = (collection: string) => documentsIn(readByCollection, collection);

  return {
    seenBy: (standing) => ({
      get: <Name extends CollectionName>(collection: Name, id: string) => {
        const document = stored({ collection, id });
        if (document === null || document.deleted) return null;
        if (standing !== null && !readsSlice(standing, document.slice)) return null;
        return document.body as Documents[Name];
      },
      hashOf: nativeSha256Hex,
      importedEntry: (voucher) => importedEntries.get(voucher) ?? null,
      vouchersFrom: (day) => {
        const written = writtenByCollection.get("vouchers") ?? new Map<string, StoredDocument>();
        const inDatabase = vouchersRead.filter(({ id }) => !written.has(id));
        return [...inDatabase, ...written.values()].flatMap(({ deleted, slice, body }) => {
          if (deleted || (standing !== null && !readsSlice(standing, slice))) return [];
          const voucher = body as Voucher;
          return voucher.day >= day ? [voucher] : [];
        });
      },
    }),
    loadVouchersFrom: async (fromDay) => {
      const read: StoredDocument[] = [];
      for await (const page of livePages(tx, { companyId, collection: "vouchers", slices: null }))
        for (const voucher of page) if (voucher.day !== null && voucher.day >= fromDay) read.push(voucher);
      vouchersRead = read;
    },
    load: async (keys) => {
      const idsByCollection = new Map<CollectionName, Set<string>>();
      for (const key of keys) {
        if (found(key) !== undefined) continue;
        const ids = idsByCollection.get(key.collection) ?? new Set();
        idsByCollection.set(key.collection, ids.add(key.id));
      }
      for (const [collection, ids] of idsByCollection) {
        const documents = await readDocuments(tx, { companyId, collection, ids: [...ids] });
        for (const id of ids) readIn(collection).set(id, null);
        for (const document of documents) readIn(collection).set(document.id, document);
      }
    },
    isLoaded: (key) => found(key) !== undefined,
    stored,
    list: async (query) => {
      const { collection, state } = query;
      const key = `${collection}/${state ?? ""}`;
      const inDatabase = listByQuery.get(key) ?? (await listDocuments(tx, { companyId, ...query }));
      listByQuery.set(key, inDatabase);
      const written = writtenByCollection.get(collection);
      if (written === undefined) return inDatabase;
      const fits = (document: StoredDocument) =>
        !document.deleted && (state === undefined || document.state === state);
      return [...inDatabase.filter(({ id }) => !written.has(id)), ...[...written.values()].filter(fits)];
    },
    write: (document) => {
      documentsIn(writtenByCollection, document.collection).set(document.id, document);
    },
    takeWritten: () => {
      const written = [...writtenByCollection].flatMap(([collection, documents]) =>
        [...documents.values()].map((after) => ({
          before: readByCollection.get(collection)?.get(after.id) ?? null,
          after,
        })),
      );
      for (const { after } of written) readIn(after.collection).set(after.id, after);
      writtenByCollection.clear();
      listByQuery.clear();
      return written;
    },
  };
}

function documentsIn<Document>(byCollection: Map<string, Map<string, Document>>, collection: string) {
  const known = byCollection.get(collection) ?? new Map<string, Document>();
  byCollection.set(collection, known);
  return known;
}
