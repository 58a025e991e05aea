import type { ColumnDataType, Expression, Kysely } from "kysely";
import type { CommitListener, CompanyHead, SqlWords } from "../storage.ts";
import type { Tables } from "../tables.ts";

/** One kind of database, opened: all that differs between the two lies behind this. */
export interface OpenedDialect {
  readonly writer: Kysely<Tables>;
  readonly reader: Kysely<Tables>;
  readonly columns: ColumnTypes;
  /** The statements that make the database itself refuse to change or remove a row of a table. */
  readonly onlyGrows: (table: string) => readonly string[];
  /** The same for those rows alone for which a condition on their columns has come true. */
  readonly staysWhere: (table: string, condition: string) => readonly string[];
  readonly sqlWords: SqlWords;
  /** Whether a failed transaction only lost to another one and deserves to run again. */
  readonly isWorthRepeating: (error: unknown) => boolean;
  /** Tells other processes on the same database what was committed. */
  readonly announce: (heads: readonly CompanyHead[]) => void;
  /** Hears what other processes announce. */
  readonly listen: (listener: CommitListener) => void;
  readonly close: () => Promise<void>;
}

export type ColumnType = ColumnDataType | Expression<unknown>;

/** How a database spells the three types we use. */
export interface ColumnTypes {
  readonly text: ColumnType;
  readonly integer: ColumnType;
  readonly bytes: ColumnType;
}
