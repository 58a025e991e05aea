import type { CollectionName } from "#core/collections.ts";
import type { Envelope } from "#core/replication/envelope.ts";
import type { MonthDigest } from "#core/replication/pull.ts";
import type { Codec } from "./codec.ts";
import type { DeviceDatabase } from "./device-database.ts";

export type RevisionByCompany = Readonly<Record<string, number>>;

/** A round whose every page is here, and which is being laid into the replica. */
export interface CompleteRound {
  readonly heads: RevisionByCompany;
  readonly settled: RevisionByCompany;
  readonly digests: Readonly<Record<string, Readonly<Record<string, MonthDigest>>>>;
  readonly answeredAt: string;
}

/** How far this device has got. One record, so that it moves whole or not at all. */
export interface Cursor {
  /** Rises whenever what the replica shows may have changed, so that another tab knows to read again. */
  readonly step: number;
  /** Rises whenever rows were dropped to be pulled anew, so that another tab reads them all again. */
  readonly rebuilds: number;
  readonly epoch: string | null;
  readonly checkpoints: Readonly<Partial<Record<CollectionName, RevisionByCompany>>>;
  /** The revision each company is completely held at; one that is still being filled is absent. */
  readonly heads: RevisionByCompany;
  /** The last counter of this device that the server had decided at that revision. */
  readonly settled: RevisionByCompany;
  /** Where filling is going, for progress. */
  readonly targets: RevisionByCompany;
  readonly completeAsOf: string | null;
  readonly round: CompleteRound | null;
}

export const emptyCursor: Cursor = {
  step: 0,
  rebuilds: 0,
  epoch: null,
  checkpoints: {},
  heads: {},
  settled: {},
  targets: {},
  completeAsOf: null,
  round: null,
};

export interface Page {
  readonly collection: CollectionName;
  readonly envelopes: readonly Envelope[];
}

/** The cursor, and the pages of the round that is on its way: both in one database, so they move together. */
export interface CursorStore {
  readonly read: () => Promise<Cursor>;
  /** Writes the cursor, and keeps the pages for when their round is complete, in one transaction. */
  readonly advance: (cursor: Cursor, pages: readonly Page[]) => Promise<void>;
  readonly stagedPages: () => Promise<readonly Page[]>;
  /** Writes the cursor and forgets the staged pages. */
  readonly finish: (cursor: Cursor) => Promise<void>;
}

export function createCursorStore({ dexie, cursor, staged }: DeviceDatabase, codec: Codec): CursorStore {
  const put = (value: Cursor) => cursor.put({ key: "cursor", cursor: value });
  return {
    read: async () => (await cursor.get("cursor"))?.cursor ?? emptyCursor,
    advance: async (value, pages) => {
      const rows = await Promise.all(
        pages.map(async ({ collection, envelopes }) => ({ collection, page: await codec.encode(envelopes) })),
      );
      await dexie.transaction("rw", cursor, staged, async () => {
        await staged.bulkAdd(rows);
        await put(value);
      });
    },
    stagedPages: async () => {
      const rows = await staged.orderBy("order").toArray();
      return Promise.all(
        rows.map(async ({ collection, page }) => ({
          collection,
          envelopes: (await codec.decode(page)) as Envelope[],
        })),
      );
    },
    finish: async (value) => {
      await dexie.transaction("rw", cursor, staged, async () => {
        await staged.clear();
        await put(value);
      });
    },
  };
}
