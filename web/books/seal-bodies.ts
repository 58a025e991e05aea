import { Dexie, type Table } from "dexie";
import type { Codec } from "./codec.ts";
import type { IndexedDatabases } from "./device-database.ts";

/** The bytes of sealed months by the hash that names them, encrypted; never as text inside a document. */
export interface SealBodies {
  readonly held: (company: string) => Promise<ReadonlySet<string>>;
  readonly read: (company: string, hash: string) => Promise<Uint8Array | null>;
  readonly write: (company: string, hash: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (company: string, hashes: readonly string[]) => Promise<void>;
  readonly dropCompany: (company: string) => Promise<void>;
  readonly close: () => void;
}

export const sealsNameOf = (user: string): string => `cahier-seals-${user}`;

export async function openSealBodies(
  user: string,
  databases: IndexedDatabases,
  codec: Codec,
): Promise<SealBodies> {
  const dexie = new Dexie(sealsNameOf(user), { ...databases });
  dexie.version(1).stores({ bodies: "[company+hash]" });
  await dexie.open();
  const bodies: Table<{ company: string; hash: string; bytes: Uint8Array<ArrayBuffer> }, [string, string]> =
    dexie.table("bodies");
  const ofCompany = (company: string) =>
    bodies.where("[company+hash]").between([company, Dexie.minKey], [company, Dexie.maxKey], true, true);

  return {
    held: async (company) => {
      const keys = (await ofCompany(company).primaryKeys()) as [string, string][];
      return new Set(keys.map(([, hash]) => hash));
    },
    read: async (company, hash) => {
      const row = await bodies.get([company, hash]);
      return row === undefined ? null : codec.decodeBytes(row.bytes);
    },
    write: async (company, hash, bytes) => {
      await bodies.put({ company, hash, bytes: await codec.encodeBytes(bytes) });
    },
    remove: (company, hashes) => bodies.bulkDelete(hashes.map((hash): [string, string] => [company, hash])),
    dropCompany: async (company) => {
      await ofCompany(company).delete();
    },
    close: () => dexie.close(),
  };
}
