import type { ReadableStream } from "node:stream/web";
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "#core/assert.ts";
import { memoryOf } from "./memory-of.ts";
import { prepareFec } from "./prepare-fec.ts";
import type { FecToRead, FecWorkerSays } from "./read-fec.ts";

const { file, stream } = workerData as {
  readonly file: FecToRead;
  readonly stream: ReadableStream<Uint8Array>;
};
const port = parentPort;
assert(port !== null, "a reader of a FEC is a thread");
const say = (said: FecWorkerSays, given: readonly ArrayBuffer[] = []) => port.postMessage(said, [...given]);

const keptByHash = new Map<string, () => void>();
port.on("message", (hash: string) => {
  keptByHash.get(hash)?.();
  keptByHash.delete(hash);
});

const prepared = await prepareFec(file, stream, async (hash, deflated) => {
  const isKept = new Promise<void>((resolve) => keptByHash.set(hash, resolve));
  say({ kind: "body", hash, deflated }, memoryOf(deflated));
  // Who calls waits for it, or a fast reader would fill the memory of a slow disk's server.
  await isKept;
});
say({ kind: "read", prepared });
port.close();
