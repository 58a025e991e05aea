import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "#server/storage/open-storage.ts";
import type { Storage } from "#server/storage/storage.ts";
import { afterThisFile } from "./after-this-file.ts";
import { createPostgresDatabase } from "./postgres.ts";

export interface TestDatabase {
  readonly name: string;
  /** Opens a fresh storage that closes with the test file. */
  readonly open: () => Promise<Storage>;
  /** A fresh place, which several storages may be opened on. */
  readonly createPlace: () => Promise<StoragePlace>;
}

export interface StoragePlace {
  readonly databaseUrl?: string;
  readonly dataDirectory: string;
}

/** Both kinds of database, for `describe.each(databases)("… on $name", ({ open }) => …)`. */
export const databases: readonly TestDatabase[] = [
  database("SQLite", async () => ({ dataDirectory: await createDirectory() })),
  database("PostgreSQL", async () => ({
    dataDirectory: await createDirectory(),
    databaseUrl: await createPostgresDatabase(),
  })),
];

/** A directory that goes away with the test file. */
export async function createDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "cahier-test-"));
  afterThisFile(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Opens an embedded database in a directory of its own; both close and go away with the test file. */
export async function openTestStorage(): Promise<Storage> {
  return openAt({ dataDirectory: await createDirectory() });
}

function database(name: string, createPlace: () => Promise<StoragePlace>): TestDatabase {
  return { name, createPlace, open: async () => openAt(await createPlace()) };
}

/** Opens a storage that closes with the test file. */
export async function openAt(place: StoragePlace): Promise<Storage> {
  const storage = await openStorage(place);
  afterThisFile(storage.close);
  return storage;
}
