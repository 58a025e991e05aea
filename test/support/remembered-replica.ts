import { type CollectionName, collectionNames } from "#core/collections.ts";
import type { Replica, ReplicaRow } from "#web/books/replica.ts";

/** What a device's disk would hold of a replica; outlives the replica that is opened on it. */
export interface ReplicaDisk {
  readonly rows: Map<string, ReplicaRow>;
}

export const createReplicaDisk = (): ReplicaDisk => ({ rows: new Map() });

/**
 * A replica without RxDB, whose free core opens 13 collections in one process and so one device: laws about many
 * devices run on this one. Both keep the same contract (test/web/books/replica.test.ts). `beforeWrite` may throw, as a
 * device does that dies between two collections.
 */
export function openRememberedReplica(
  disk: ReplicaDisk,
  beforeWrite: (collection: CollectionName) => void = () => {},
): Replica {
  const keyOf = (collection: CollectionName, id: string) => `${collection}/${id}`;
  return {
    write: async (collection, rows) => {
      beforeWrite(collection);
      for (const row of rows) {
        const known = disk.rows.get(keyOf(collection, row.id));
        if ((known?.revision ?? -1) <= row.revision) disk.rows.set(keyOf(collection, row.id), { ...row });
      }
    },
    readAfter: async (collection, company, revision) =>
      [...disk.rows]
        .filter(([key, row]) => key.startsWith(`${collection}/`) && row.company === company)
        .map(([, row]) => row)
        .filter((row) => row.revision > revision)
        .sort((one, other) => one.revision - other.revision),
    readAll: async (collection) =>
      [...disk.rows].flatMap(([key, row]) => (key.startsWith(`${collection}/`) ? [row] : [])),
    purge: async (collection, ids) => {
      beforeWrite(collection);
      for (const id of ids) disk.rows.delete(keyOf(collection, id));
    },
    dropCompany: async (company) => {
      for (const name of collectionNames) {
        beforeWrite(name);
        for (const [key, row] of disk.rows)
          if (key.startsWith(`${name}/`) && row.company === company) disk.rows.delete(key);
      }
    },
    close: async () => {},
  };
}
