import type { CollectionName } from "#core/collections.ts";
import type { Envelope } from "#core/replication/envelope.ts";
import type { MonthDigest } from "#core/replication/pull.ts";
import type { HeadProofs } from "#core/replication/restoration.ts";
import type { Codec } from "./codec.ts";
import type { DeviceDatabase } from "./device-database.ts";

export type RevisionByCompany = Readonly<Record<string, number>>;

/** A round whose every page is here, and which is being laid into the replica. */
export interface CompleteRound {
  /** Of the companies that are whole with it. */
  readonly heads: RevisionByCompany;
  readonly settled: RevisionByCompany;
  readonly digests: Readonly<Record<string, Readonly<Record<string, MonthDigest>>>>;
  readonly answeredAt: string;
}

/** How far this device has got. One record, so that it moves whole or not at all. */
export interface Cursor {
  /** Rises with every write: a tab that was frozen meanwhile must not write over what another has done. */
  readonly writes: number;
  /** Rises whenever what the replica shows may have changed, so that another tab knows to read again. */
  readonly step: number;
  /** Rises whenever rows were dropped to be pulled anew, so that another tab reads them all again. */
  readonly rebuilds: number;
  readonly epoch: string | null;
  /** The server's mark on the heads it last told; brought to a server that has forgotten them, it proves that. */
  readonly headProofs: HeadProofs;
  /** Companies whose numbering is shut, and since when. */
  readonly shut: Readonly<Record<string, string>>;
  readonly checkpoints: Readonly<Partial<Record<CollectionName, RevisionByCompany>>>;
  /** What the reader could see of each company when those were reached, in the server's name for it. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Companies whose rows are being dropped. */
  readonly dropping: readonly string[];
  /** The revision as of which each card is here; a company that is held whole is absent. */
  readonly cards: RevisionByCompany;
  /** The revision each company is completely held at; one that is still being filled, or a card, is absent. */
  readonly heads: RevisionByCompany;
  /** The last counter of this device that the server had decided at that revision. */
  readonly settled: RevisionByCompany;
  /** Where filling is going, for progress. */
  readonly targets: RevisionByCompany;
  readonly completeAsOf: string | null;
  readonly round: CompleteRound | null;
}

export const emptyCursor: Cursor = {
  writes: 0,
  step: 0,
  rebuilds: 0,
  epoch: null,
  headProofs: {},
  shut: {},
  checkpoints: {},
  scopes: {},
  dropping: [],
  cards: {},
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
  /** The cursor with the pages that belong to it, of one moment. */
  readonly readStaged: () => Promise<{ readonly cursor: Cursor; readonly pages: readonly Page[] }>;
  /**
   * Writes the cursor, and keeps the pages for when their round is complete, in one transaction. False, and nothing is
   * written, when another tab has written since this cursor was read.
   */
  readonly advance: (cursor: Cursor, pages: readonly Page[]) => Promise<boolean>;
  /** Writes the cursor, and forgets what waits of the companies it is dropping; false as above. */
  readonly beginDropping: (cursor: Cursor) => Promise<boolean>;
  /** Writes the cursor and forgets the staged pages; false as above. */
  readonly finish: (cursor: Cursor) => Promise<boolean>;
}

export function createCursorStore({ dexie, cursor, staged }: DeviceDatabase, codec: Codec): CursorStore {
  const read = async (): Promise<Cursor> => ({ ...emptyCursor, ...(await cursor.get("cursor"))?.cursor });
  const write = (value: Cursor, act: () => Promise<unknown>) =>
    dexie.transaction("rw", cursor, staged, async () => {
      const { writes } = await read();
      if (writes !== value.writes) return false;
      await act();
      await cursor.put({ key: "cursor", cursor: { ...value, writes: writes + 1 } });
      return true;
    });
  const encodePages = (pages: readonly Page[]) =>
    Promise.all(
      pages.map(async ({ collection, envelopes }) => ({ collection, page: await codec.encode(envelopes) })),
    );
  const readStaged = async () => {
    const { found, rows } = await dexie.transaction("r", cursor, staged, async () => ({
      found: await read(),
      rows: await staged.orderBy("order").toArray(),
    }));
    const pages = await Promise.all(
      rows.map(async ({ collection, page }) => ({
        collection,
        envelopes: (await codec.decode(page)) as Envelope[],
      })),
    );
    return { cursor: found, pages };
  };
  return {
    read,
    readStaged,
    advance: async (value, pages) => {
      const rows = await encodePages(pages);
      return write(value, () => staged.bulkAdd(rows));
    },
    beginDropping: async (value) => {
      const { pages } = await readStaged();
      const rows = await encodePages(
        pages.map(({ collection, envelopes }) => ({
          collection,
          envelopes: envelopes.filter(({ company }) => !value.dropping.includes(company)),
        })),
      );
      return write(value, async () => {
        await staged.clear();
        await staged.bulkAdd(rows);
      });
    },
    finish: (value) => write(value, () => staged.clear()),
  };
}
