import type { Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * What the server asks of its database. Nothing but the database may be awaited inside `read` and `write`, and neither
 * is called inside another of its kind: SQLite has one connection to read and one to write.
 */
export interface Storage {
  /** Runs over one snapshot: whatever is committed meanwhile stays unseen until the work is done. */
  readonly read: <Value>(work: (tx: ReadTx) => Promise<Value>) => Promise<Value>;

  /** Commits all of the work or none of it. Work that lost to another writer may run again from its start. */
  readonly write: <Value>(work: (tx: WriteTx) => Promise<Value>) => Promise<Value>;

  /** Calls the listener after a commit that moved a company's revision, in this process or in another. */
  readonly onCommit: (listener: CommitListener) => Unsubscribe;

  /** Calls the listener after a commit that ended a session or shut out a device, in this process alone. */
  readonly onShutOut: (listener: ShutOutListener) => Unsubscribe;

  readonly close: () => Promise<void>;
}

/** A database transaction to read in; SQL stays inside `sync-server/storage`. */
export interface ReadTx {
  readonly db: Transaction<Tables>;
}

/** A database transaction to write in. */
export interface WriteTx extends ReadTx {
  /** What the two databases say differently. */
  readonly sqlWords: SqlWords;
  /** The companies whose revision this transaction has moved, with the last revision of each. */
  readonly headByCompany: Map<string, number>;
  /** How far this opened storage itself has written each company. */
  readonly writtenThrough: ReadonlyMap<string, number>;
  /** The people whose session this transaction has ended, or whose device it has shut out. */
  readonly shutOutUsers: Set<string>;
}

export interface SqlWords {
  /** Ends a select of rows to take, so that several processes never wait for or take the same row. */
  readonly skipLocked: string;

  /** Stands for a statement's parameter; the first is 1. */
  readonly placeholder: (position: number) => string;

  /** The items of a JSON list that is given as a parameter, one row each, in a column `value`. */
  readonly itemsOf: (placeholder: string) => string;
}

/** A company and the last revision that was committed. */
export interface CompanyHead {
  readonly companyId: string;
  readonly revision: number;
}

export type CommitListener = (heads: readonly CompanyHead[]) => void;
export type ShutOutListener = (userIds: ReadonlySet<string>) => void;
export type Unsubscribe = () => void;
