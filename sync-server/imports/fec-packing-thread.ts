import { openWorker } from "../open-worker.ts";
import type { SpooledMonth } from "./import-spool.ts";
import type { FecPacking, PackedFecMonth } from "./pack-fec-month.ts";
import { YOUNG_MEGABYTES } from "./read-fec.ts";

/** A second thread that packs months, where there is a processor for it. */
export interface FecPackingThread {
  /** Must come before any month. */
  readonly begin: (packing: FecPacking) => void;
  /** Months that are asked for meanwhile wait their turn. */
  readonly pack: (spooled: SpooledMonth) => Promise<PackedFecMonth>;
  readonly close: () => Promise<void>;
}

/** Must be closed. It takes a while to start, so it is opened before there is anything to pack. */
export function openFecPackingThread(): FecPackingThread {
  const worker = openWorker(new URL("./pack-fec-worker.ts", import.meta.url), {
    workerData: null,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const waiting: PromiseWithResolvers[] = [];
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on("message", (packed: PackedFecMonth) => waiting.shift()?.resolve(packed));
  worker.once("error", fail);
  worker.once("exit", () => fail(new Error("A packer of months ended before its work.")));
  return {
    begin: (packing) => worker.postMessage(packing),
    pack: (spooled) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        worker.postMessage(spooled);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

interface PromiseWithResolvers {
  readonly resolve: (packed: PackedFecMonth) => void;
  readonly reject: (error: Error) => void;
}
