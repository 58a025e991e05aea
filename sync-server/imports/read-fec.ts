import { Worker } from "node:worker_threads";
import type { PreparedImport } from "#core/imports/prepared-import.ts";

export interface FecToRead {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly company: string;
  readonly closingDay: string;
}

export interface FecRead {
  readonly prepared: PreparedImport;
  /** The seals' bodies, deflated, by the hash of what they are before. */
  readonly bodies: readonly { readonly hash: string; readonly deflated: Uint8Array }[];
}

/** Reads a FEC in a thread of its own, so that a large one holds up nobody's request; the bytes are given away. */
export function readFec(file: FecToRead): Promise<FecRead> {
  const address = new URL("./read-fec-worker.ts", import.meta.url);
  const { buffer, byteLength } = file.bytes;
  // A file of its own memory goes over without being copied; nobody here looks at it again.
  const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  const given = { workerData: file, transferList: isAlone ? [buffer] : [] };
  return new Promise((resolve, reject) => {
    const worker = address.pathname.endsWith(".ts")
      ? new Worker(loaderOf(address), { eval: true, ...given })
      : new Worker(address, given);
    worker.once("message", (read: FecRead) => resolve(read));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The reader of a FEC ended with ${code}.`)));
  });
}

/** Unbuilt, as in tests, the worker is TypeScript, which Node 20 reads only once a loader has been registered. */
const loaderOf = (address: URL): string =>
  `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(address.href)}); });`;
