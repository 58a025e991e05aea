import type { CollectionName } from "#core/collections.ts";

/** A document as the replica keeps it: what must be found in the clear, the rest encrypted. */
export interface ReplicaRow {
  readonly id: string;
  readonly company: string;
  readonly revision: number;
  readonly day: string;
  readonly state: string;
  readonly body: string;
}

/**
 * What the server has said, on this device. Only replication writes it; it is a cache, so whatever may be wrong with
 * it is mended by dropping and pulling again.
 */
export interface Replica {
  /** Writes rows; one that is older than what is there changes nothing. */
  readonly write: (collection: CollectionName, rows: readonly ReplicaRow[]) => Promise<void>;
  /** A company's rows written after a revision, deleted ones too. */
  readonly readAfter: (
    collection: CollectionName,
    company: string,
    revision: number,
  ) => Promise<readonly ReplicaRow[]>;
  /** The rows of one collection over all companies, deleted ones too. */
  readonly readAll: (collection: CollectionName) => Promise<readonly ReplicaRow[]>;
  /** Forgets rows without a trace: what they said is held elsewhere. */
  readonly purge: (collection: CollectionName, ids: readonly string[]) => Promise<void>;
  readonly dropCompany: (company: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
