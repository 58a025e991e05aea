/** Immutable bytes by the SHA-256 of what they are once decoded; files here, a bucket elsewhere. */
export interface BlobStore {
  /** Keeps the bytes, durably once it resolves. The same hash written twice is written once, and young again. */
  readonly write: (hash: string, storedBytes: Uint8Array) => Promise<void>;
  /** Takes over a whole file of this machine, which is gone afterwards. */
  readonly adoptFile: (hash: string, path: string) => Promise<void>;
  /** Streams the stored bytes, from `start` through `end` inclusive where given; null when there are none. */
  readonly read: (hash: string, range?: ByteRange) => Promise<ReadableStream<Uint8Array> | null>;
  readonly readWhole: (hash: string) => Promise<Uint8Array | null>;
  readonly storedLength: (hash: string) => Promise<number | null>;
  readonly remove: (hash: string) => Promise<void>;
  /** All there are, with when each was written last. */
  readonly list: () => AsyncIterable<{ readonly hash: string; readonly storedAt: Date }>;
  /** Removes it unless it was written again since; whoever writes it meanwhile has it afterwards. */
  readonly removeOlderThan: (hash: string, before: Date) => Promise<boolean>;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
