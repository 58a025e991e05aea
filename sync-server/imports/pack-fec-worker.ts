import { parentPort, workerData } from "node:worker_threads";
import { assert } from "#core/assert.ts";
import type { SpooledMonth } from "./import-spool.ts";
import { memoryOf } from "./memory-of.ts";
import { createFecMonthPacker, type FecPacking, type PackFecMonth } from "./pack-fec-month.ts";

const port = parentPort;
assert(port !== null, "a packer of months is a thread");
assert(workerData === null, "what it packs it is told once that is known");

let pack: PackFecMonth | null = null;
port.on("message", (told: FecPacking | SpooledMonth) => {
  if ("names" in told) {
    pack = createFecMonthPacker(told);
    return;
  }
  assert(pack !== null, "a packer is told of the file before its months");
  const packed = pack(told);
  port.postMessage(packed, [...packed.bodies.values()].flatMap(memoryOf));
});
