import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Migrator } from "kysely";
import type { OpenedDialect } from "./dialects/dialect.ts";
import { openPostgres } from "./dialects/postgres.ts";
import { openSqlite } from "./dialects/sqlite.ts";
import { allMigrations } from "./migrations/all-migrations.ts";
import { ensureEpoch } from "./server-facts.ts";
import type { CommitListener, CompanyHead, ShutOutListener, Storage, WriteTx } from "./storage.ts";

const TRIES_MAX = 5;

/** Opens PostgreSQL when it has an address, else the embedded database, with its tables brought up to date. */
export async function openStorage(place: {
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
}): Promise<Storage> {
  const dialect =
    place.databaseUrl === undefined
      ? openSqlite(join(place.dataDirectory, "cahier.sqlite"))
      : openPostgres(place.databaseUrl);
  try {
    await migrate(dialect);
    const storage = createStorage(dialect);
    await storage.write((tx) => ensureEpoch(tx, randomUUID()));
    return storage;
  } catch (error) {
    await dialect.close();
    throw error;
  }
}

async function migrate(dialect: OpenedDialect): Promise<void> {
  const migrations = allMigrations(dialect);
  const migrator = new Migrator({
    db: dialect.writer,
    provider: { getMigrations: async () => migrations },
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

function createStorage(dialect: OpenedDialect): Storage {
  const listeners = new Set<CommitListener>();
  const shutOutListeners = new Set<ShutOutListener>();
  const writtenThrough = new Map<string, number>();
  const tell = (heads: readonly CompanyHead[]) => {
    for (const listener of listeners) listener(heads);
  };
  dialect.listen(tell);

  const writeOnce = async <Value>(work: (tx: WriteTx) => Promise<Value>) => {
    const headByCompany = new Map<string, number>();
    const shutOutUsers = new Set<string>();
    const value = await dialect.writer
      .transaction()
      .setIsolationLevel("read committed")
      .execute((db) => work({ db, sqlWords: dialect.sqlWords, headByCompany, writtenThrough, shutOutUsers }));
    for (const [companyId, revision] of headByCompany)
      writtenThrough.set(companyId, Math.max(writtenThrough.get(companyId) ?? 0, revision));
    if (headByCompany.size > 0) {
      const heads = [...headByCompany].map(([companyId, revision]) => ({ companyId, revision }));
      dialect.announce(heads);
      tell(heads);
    }
    if (shutOutUsers.size > 0) for (const listener of shutOutListeners) listener(shutOutUsers);
    return value;
  };

  return {
    read: (work) =>
      dialect.reader
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((db) => work({ db })),
    write: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await writeOnce(work);
        } catch (error) {
          if (tries === TRIES_MAX || !dialect.isWorthRepeating(error)) throw error;
        }
      }
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onShutOut: (listener) => {
      shutOutListeners.add(listener);
      return () => shutOutListeners.delete(listener);
    },
    close: dialect.close,
  };
}
