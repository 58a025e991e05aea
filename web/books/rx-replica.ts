import {
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
  type RxStorage,
} from "rxdb/plugins/core";
import { type CollectionName, collectionNames, SCHEMA_VERSION } from "#core/collections.ts";
import type { Replica, ReplicaRow } from "./replica.ts";

/** A row as RxDB holds it: `revision` is a word it keeps for itself. */
type StoredRow = Omit<ReplicaRow, "revision"> & { readonly serverRevision: number };

const toStored = ({ revision, ...row }: ReplicaRow): StoredRow => ({ ...row, serverRevision: revision });
const fromStored = ({ id, company, serverRevision, day, state, body }: StoredRow): ReplicaRow => ({
  id,
  company,
  revision: serverRevision,
  day,
  state,
  body,
});

/** Twelve times the same envelope: what a document says is encrypted in its body, so no field of it is an index. */
export const replicaRowSchema: RxJsonSchema<StoredRow> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 330 },
    company: { type: "string", maxLength: 160 },
    serverRevision: { type: "integer", minimum: 0, maximum: 1_000_000_000_000, multipleOf: 1 },
    day: { type: "string", maxLength: 10 },
    state: { type: "string", maxLength: 20 },
    body: { type: "string" },
  },
  required: ["id", "company", "serverRevision", "day", "state", "body"],
  additionalProperties: false,
  indexes: [["company", "serverRevision"]],
};

/** The name carries the documents' schema: another version of the app has a replica of its own beside this one. */
export const replicaNameOf = (user: string): string => `cahier-${user}-v${SCHEMA_VERSION}`;

/** Whether RxDB's Dexie storage has made this database for that user's replica, of whatever schema. */
export const isReplicaOf = (user: string, databaseName: string): boolean =>
  databaseName.startsWith(`rxdb-dexie-cahier-${user}-v`);

type Collections = Record<CollectionName, RxCollection<StoredRow>>;

export async function openRxReplica(user: string, storage: RxStorage<unknown, unknown>): Promise<Replica> {
  const database: RxDatabase<Collections> = await createRxDatabase<Collections>({
    name: replicaNameOf(user),
    storage,
    // Tabs tell each other by our own channel, after a whole round and not after each page.
    multiInstance: false,
    eventReduce: false,
  });
  await database.addCollections(
    Object.fromEntries(collectionNames.map((name) => [name, { schema: replicaRowSchema }])) as Record<
      CollectionName,
      { schema: typeof replicaRowSchema }
    >,
  );

  const rowsOf = async (name: CollectionName, company: string, revision: number) => {
    const found = await database[name]
      .find({
        selector: { company: { $eq: company }, serverRevision: { $gt: revision } },
        sort: [{ company: "asc" }, { serverRevision: "asc" }],
        index: ["company", "serverRevision"],
      })
      .exec();
    return found.map(fromStored);
  };

  return {
    write: async (name, rows) => {
      if (rows.length === 0) return;
      const newest = new Map<string, ReplicaRow>();
      for (const row of rows)
        if ((newest.get(row.id)?.revision ?? -1) <= row.revision) newest.set(row.id, row);
      const known = await database[name].findByIds([...newest.keys()]).exec();
      const wanted = [...newest.values()].filter(
        (row) => (known.get(row.id)?.serverRevision ?? -1) <= row.revision,
      );
      const fresh = wanted.filter(({ id }) => !known.has(id));
      const changed = wanted.filter(({ id }) => known.has(id));
      const inserted = await database[name].bulkInsert(fresh.map(toStored));
      const upserted = await database[name].bulkUpsert([
        ...changed.map(toStored),
        // Another tab was faster with the same page.
        ...inserted.error.flatMap(({ documentId, status }) =>
          status === 409 ? [toStored(newest.get(documentId)!)] : [],
        ),
      ]);
      const failed = [...inserted.error, ...upserted.error].find(({ status }) => status !== 409);
      if (failed) throw new Error(`The replica did not take ${failed.documentId} (${failed.status})`);
    },
    readAfter: rowsOf,
    readAll: async (name) => (await database[name].find().exec()).map(fromStored),
    purge: async (name, ids) => {
      if (ids.length === 0) return;
      await database[name].bulkRemove([...ids]);
      // RxDB keeps what was removed, body and all, until it is cleaned up.
      await database[name].internalStorageInstance.cleanup(0);
    },
    dropCompany: async (company) => {
      for (const name of collectionNames) {
        const ids = (await rowsOf(name, company, -1)).map(({ id }) => id);
        if (ids.length === 0) continue;
        await database[name].bulkRemove(ids);
        // RxDB keeps what was removed, body and all, until it is cleaned up.
        await database[name].internalStorageInstance.cleanup(0);
      }
    },
    close: async () => {
      await database.close();
    },
  };
}
