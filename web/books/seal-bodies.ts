import { Dexie, type Table } from "dexie";
import type { Codec } from "./codec.ts";
import type { IndexedDatabases } from "./device-database.ts";
import { inflate } from "./inflate.ts";

/** A body as it came, and as it is: the hash names the latter. */
export interface SealBodyBytes {
  readonly deflated: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The bytes of sealed months by the hash that names them, deflated and encrypted; never as text inside a document. */
export interface SealBodies {
  readonly held: (company: string) => Promise<ReadonlySet<string>>;
  readonly read: (company: string, hash: string) => Promise<Uint8Array | null>;
  /** All of them or none. */
  readonly write: (
    company: string,
    several: readonly (SealBodyBytes & { readonly hash: string })[],
  ) => Promise<void>;
  readonly remove: (company: string, hashes: readonly string[]) => Promise<void>;
  /** Removes what cannot be read any more as it came, and remembers when that was found. */
  readonly discard: (company: string, hash: string) => Promise<void>;
  /** The instants at which bodies were discarded, by their hash. */
  readonly discarded: (company: string) => Promise<ReadonlyMap<string, string>>;
  readonly dropCompany: (company: string) => Promise<void>;
  readonly close: () => void;
}

interface Row {
  readonly company: string;
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of what is deflated, as long as it is inflated; absent where the bytes were written as they are. */
  readonly byteLength?: number;
}

interface DiscardedRow {
  readonly company: string;
  readonly hash: string;
  readonly at: string;
}

/** What was just written is mostly read next: so much of it need not be decrypted and inflated for that. */
const FRESH_BYTES_MAX = 8_000_000;

export const sealsNameOf = (user: string): string => `cahier-seals-${user}`;

export async function openSealBodies(
  user: string,
  databases: IndexedDatabases & { readonly now: () => Date },
  codec: Codec,
): Promise<SealBodies> {
  const dexie = new Dexie(sealsNameOf(user), { ...databases });
  dexie.version(1).stores({ bodies: "[company+hash]" });
  dexie.version(2).stores({ discarded: "[company+hash]" });
  await dexie.open();
  const bodies: Table<Row, [string, string]> = dexie.table("bodies");
  const discarded: Table<DiscardedRow, [string, string]> = dexie.table("discarded");
  const fresh = createFreshBodies();
  const ofCompany = <Found>(table: Table<Found, [string, string]>, company: string) =>
    table.where("[company+hash]").between([company, Dexie.minKey], [company, Dexie.maxKey], true, true);

  return {
    held: async (company) => {
      const keys = (await ofCompany(bodies, company).primaryKeys()) as [string, string][];
      return new Set(keys.map(([, hash]) => hash));
    },
    read: async (company, hash) => {
      const known = fresh.take(hash);
      // Once it may have been dropped meanwhile, only the disk knows.
      if (known !== null && (await bodies.where("[company+hash]").equals([company, hash]).count()) === 1)
        return known;
      const row = await bodies.get([company, hash]);
      if (row === undefined) return null;
      const bytes = await codec.decodeBytes(row.bytes);
      return row.byteLength === undefined ? bytes : inflate(bytes, row.byteLength);
    },
    write: async (company, several) => {
      const rows = several.map(async ({ hash, deflated, bytes }) => {
        return { company, hash, bytes: await codec.encodeBytes(deflated), byteLength: bytes.length };
      });
      await bodies.bulkPut(await Promise.all(rows));
      for (const { hash, bytes } of several) fresh.put(hash, bytes);
    },
    remove: (company, hashes) => bodies.bulkDelete(hashes.map((hash): [string, string] => [company, hash])),
    discard: async (company, hash) => {
      await bodies.delete([company, hash]);
      await discarded.put({ company, hash, at: databases.now().toISOString() });
    },
    discarded: async (company) =>
      new Map((await ofCompany(discarded, company).toArray()).map(({ hash, at }) => [hash, at])),
    dropCompany: async (company) => {
      await ofCompany(bodies, company).delete();
      await ofCompany(discarded, company).delete();
    },
    close: () => dexie.close(),
  };
}

function createFreshBodies() {
  const bytesByHash = new Map<string, Uint8Array>();
  let total = 0;
  const take = (hash: string): Uint8Array | null => {
    const bytes = bytesByHash.get(hash);
    if (bytes === undefined) return null;
    bytesByHash.delete(hash);
    total -= bytes.length;
    return bytes;
  };
  return {
    take,
    put: (hash: string, bytes: Uint8Array) => {
      take(hash);
      bytesByHash.set(hash, bytes);
      total += bytes.length;
      for (const oldest of bytesByHash.keys()) {
        if (total <= FRESH_BYTES_MAX) return;
        take(oldest);
      }
    },
  };
}
