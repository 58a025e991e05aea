import { once } from "node:events";
import type { ReadableStream } from "node:stream/web";
import { parentPort, workerData } from "node:worker_threads";
import { deflateRawSync } from "node:zlib";
import { assert } from "#core/assert.ts";
import { prepareFec } from "./prepare-fec.ts";
import type { FecToRead, FecWorkerSays } from "./read-fec.ts";

const { file, streams } = workerData as {
  readonly file: FecToRead;
  readonly streams: readonly [ReadableStream<Uint8Array>, ReadableStream<Uint8Array>];
};
const port = parentPort;
assert(port !== null, "a reader of a FEC is a thread");
const say = (said: FecWorkerSays) => port.postMessage(said);

const prepared = await prepareFec(file, streams, async (hash, body) => {
  const isKept = once(port, "message");
  say({ kind: "body", hash, deflated: deflateRawSync(body) });
  // One body at a time is on its way, or a fast reader would fill the memory of a slow disk's server.
  await isKept;
});
say({ kind: "read", prepared });
port.close();
