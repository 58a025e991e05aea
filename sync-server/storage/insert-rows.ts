import { CompiledQuery } from "kysely";
import type { SqlWords, WriteTx } from "./storage.ts";
import type { Tables } from "./tables.ts";

/** So few statements stand for any number of rows that each stays prepared, and none is built row by row. */
const PORTIONS = [64, 8, 1];

interface KnownRow<Column extends string> {
  readonly key: readonly Column[];
  readonly is: "kept" | "replaced";
}

/** Inserts any number of rows in few statements. Where a row of that key stands, it is replaced or kept, else it fails. */
export async function insertRows<Table extends keyof Tables>(
  tx: WriteTx,
  table: Table,
  rows: readonly Tables[Table][],
  known: KnownRow<keyof Tables[Table] & string> | null,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first) as (keyof Tables[Table] & string)[];
  let at = 0;
  for (const portion of PORTIONS) {
    for (; rows.length - at >= portion; at += portion) {
      const values = rows.slice(at, at + portion).flatMap((row) => names.map((name) => row[name]));
      await tx.db.executeQuery(
        CompiledQuery.raw(statementFor(tx.sqlWords, table, names, portion, known), values),
      );
    }
  }
}

/** Long texts are looked up by their hash, which the same text has at hand and one built anew has not. */
const statementsByDialect = new WeakMap<SqlWords, Map<string, string>>();

function statementFor(
  words: SqlWords,
  table: string,
  names: readonly string[],
  rowCount: number,
  known: KnownRow<string> | null,
): string {
  const statements = statementsByDialect.get(words) ?? new Map<string, string>();
  statementsByDialect.set(words, statements);
  const key = `${table}/${rowCount}/${known?.is}/${names}`;
  const kept = statements.get(key);
  if (kept !== undefined) return kept;
  const statement =
    insertOf(words, table, names, rowCount) + (known === null ? "" : onConflict(known, names));
  statements.set(key, statement);
  return statement;
}

function insertOf(words: SqlWords, table: string, names: readonly string[], rowCount: number): string {
  const rows: string[] = [];
  for (let row = 0; row < rowCount; row += 1)
    rows.push(`(${names.map((_, index) => words.placeholder(row * names.length + index + 1)).join(",")})`);
  return `insert into ${table} (${listOf(names)}) values ${rows.join(",")}`;
}

function onConflict({ key, is }: KnownRow<string>, names: readonly string[]): string {
  const changes = names.filter((name) => !key.includes(name)).map((name) => `"${name}" = excluded."${name}"`);
  return ` on conflict (${listOf(key)}) do ${is === "kept" ? "nothing" : `update set ${changes.join(",")}`}`;
}

const listOf = (names: readonly string[]) => names.map((name) => `"${name}"`).join(",");
