import { join } from "node:path";
import { CompiledQuery, Migrator } from "kysely";
import { openSqlite } from "#server/storage/dialects/sqlite.ts";
import { allMigrations } from "#server/storage/migrations/all-migrations.ts";
import { createDirectory } from "./databases.ts";

/** A database as an older server left it, by the steps of then: `fill` writes its rows, and the answer is where it lies. */
export async function leaveOlderDatabase(
  before: string,
  fill: (run: (statement: string) => Promise<unknown>) => Promise<void>,
): Promise<string> {
  const dataDirectory = await createDirectory();
  const old = openSqlite(join(dataDirectory, "cahier.sqlite"));
  const ofThen = Object.entries(allMigrations(old)).filter(([name]) => name < before);
  const migrator = new Migrator({
    db: old.writer,
    provider: { getMigrations: async () => Object.fromEntries(ofThen) },
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  await fill((statement) => old.writer.executeQuery(CompiledQuery.raw(statement)));
  await old.close();
  return dataDirectory;
}
