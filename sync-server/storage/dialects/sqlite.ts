import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import Database from "libsql";
import { assert } from "#core/assert.ts";
import type { Tables } from "../tables.ts";
import type { OpenedDialect } from "./dialect.ts";

const BUSY_TIMEOUT_MILLISECONDS = 5000;
/** Of a database's pages at most, for each connection: in SQLite's own 2 MB, ids drawn at random find few of them still there. */
const CACHE_KIBIBYTES = 32 * 1024;
const STATEMENTS_KEPT_MAX = 500;
const LONG_PAGE_ROWS = 500;

/** Opens an embedded database with one connection that writes and one that can only read. */
export function openSqlite(path: string): OpenedDialect {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const both = [`busy_timeout = ${BUSY_TIMEOUT_MILLISECONDS}`, `cache_size = -${CACHE_KIBIBYTES}`];
  const writer = openKysely(path, ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", ...both]);
  const reader = openKysely(path, [...both, "query_only = ON"]);
  return {
    writer,
    reader,
    columns: { text: "text", integer: "integer", bytes: "blob" },
    onlyGrows: (table) =>
      ["update", "delete"].map(
        (change) =>
          `create trigger ${table}_no_${change} before ${change} on ${table} ` +
          `begin select raise(abort, '${table} only grows'); end`,
      ),
    staysWhere: (table, condition) =>
      ["update", "delete"].map(
        (change) =>
          `create trigger ${table}_kept_on_${change} before ${change} on ${table} when old.${condition} ` +
          `begin select raise(abort, 'this row of ${table} never changes'); end`,
      ),
    sqlWords: {
      skipLocked: "",
      placeholder: () => "?",
      itemsOf: (placeholder) => `json_each(${placeholder})`,
    },
    isWorthRepeating: () => false,
    announce: () => {},
    listen: () => {},
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

const openKysely = (path: string, pragmas: readonly string[]): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new TransactionalDdlAdapter(),
      createDriver: () => new SqliteDriver(path, pragmas),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

/** SQLite undoes changes of its tables with the transaction, so a migration that was cut leaves no half of it. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Kysely's own driver begins every transaction as a reader that may fail to become a writer; this one takes the
 * writer's lock at once, and hands the single connection out in the order it was asked for.
 */
class SqliteDriver implements Driver {
  readonly #path: string;
  readonly #pragmas: readonly string[];
  #connection: SqliteConnection | undefined;
  #whenFree: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(path: string, pragmas: readonly string[]) {
    this.#path = path;
    this.#pragmas = pragmas;
  }

  async init(): Promise<void> {
    const database = new Database(this.#path);
    for (const pragma of this.#pragmas) database.exec(`PRAGMA ${pragma}`);
    this.#connection = new SqliteConnection(database);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#whenFree;
    let release = () => {};
    this.#whenFree = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    assert(this.#connection, "the database is open");
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isReading = settings.accessMode === "read only";
    // Nothing in a transaction waits for anything but this thread: without a turn in between, the answer to one writer
    // would leave only after the work of the next was done as well.
    if (!isReading) await nextTurn();
    await run(connection, isReading ? "begin" : "begin immediate");
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await run(connection, "commit");
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has undone the transaction by itself when, for instance, the disk was full.
    if (this.#connection?.isInTransaction) await run(connection, "rollback");
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
  }
}

const run = (connection: DatabaseConnection, statement: string) =>
  connection.executeQuery(CompiledQuery.raw(statement));

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #statementBySql = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  get isInTransaction(): boolean {
    return this.#database.inTransaction;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const values = parameters.map(toBound);
    const statement = this.#prepare(sql);
    try {
      if (statement.reader) {
        const rows = (statement.all(values) as object[]).map((row) => toRow<Row>(row));
        // Whoever reads page after page must let others have their answers in between.
        if (rows.length >= LONG_PAGE_ROWS) await nextTurn();
        return { rows };
      }
      return { rows: [], numAffectedRows: BigInt(statement.run(values).changes) };
    } catch (error) {
      this.#statementBySql.delete(sql);
      throw error;
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("Rows are asked for a page at a time.");
  }

  close(): void {
    this.#statementBySql.clear();
    this.#database.close();
  }

  #prepare(sql: string): Database.Statement {
    const kept = this.#statementBySql.get(sql);
    if (kept !== undefined) return kept;
    if (this.#statementBySql.size >= STATEMENTS_KEPT_MAX) this.#statementBySql.clear();
    const statement = this.#database.prepare(sql);
    this.#statementBySql.set(sql, statement);
    return statement;
  }
}

/** libsql ends the whole process on a parameter it does not know, so a wrong one is stopped here. */
function toBound(value: unknown): unknown {
  const isKnown =
    value === null ||
    typeof value === "string" ||
    (typeof value === "number" && Number.isFinite(value)) ||
    typeof value === "bigint" ||
    value instanceof Uint8Array;
  assert(isKnown, "a parameter is null, text, a number or bytes");
  return value;
}

/** libsql answers bytes as an ArrayBuffer, pg as a Buffer: ours are always a Uint8Array. */
function toRow<Row>(row: object): Row {
  const values = row as Record<string, unknown>;
  for (const name in values) {
    const value = values[name];
    if (value instanceof ArrayBuffer) values[name] = new Uint8Array(value);
  }
  return row as Row;
}
