import type { ImportReaders } from "#core/imports/import-readers.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { openWorker } from "../open-worker.ts";

export interface FecToRead {
  readonly fileName: string;
  readonly company: string;
  readonly closingDay: string;
  readonly readers: ImportReaders;
  /** Random, for the seals. */
  readonly salt: string;
  /** Where lines lie while they are sorted by month. */
  readonly spoolDirectory: string;
}

/** What the thread says; each body is answered once it is kept. */
export type FecWorkerSays =
  | { readonly kind: "body"; readonly hash: string; readonly deflated: Uint8Array }
  | { readonly kind: "read"; readonly prepared: PreparedImport };

/** Rows live briefly: more room for the young makes the thread larger and no quicker. */
export const YOUNG_MEGABYTES = 4;

type KeepBody = (hash: string, deflated: Uint8Array) => Promise<void>;

/**
 * Reads a FEC in a thread of its own, so that a large one holds up nobody's request; the seals' bodies come back
 * deflated, one by one, each with the hash of what it is before.
 */
export function readFec(
  file: FecToRead,
  stream: ReadableStream<Uint8Array>,
  keepBody: KeepBody,
): Promise<PreparedImport> {
  const address = new URL("./read-fec-worker.ts", import.meta.url);
  const given = {
    workerData: { file, stream },
    transferList: [stream] as never[],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  };
  return new Promise((resolve, reject) => {
    const worker = openWorker(address, given);
    worker.on("message", (said: FecWorkerSays) => {
      if (said.kind === "read") return resolve(said.prepared);
      keepBody(said.hash, said.deflated).then(
        () => worker.postMessage(said.hash),
        (error: unknown) => {
          reject(error);
          void worker.terminate();
        },
      );
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The reader of a FEC ended with ${code}.`)));
  });
}
