import type { Chart } from "#core/charts/chart.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import type { LiveSeals } from "#core/seals/live-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import type { BackgroundJob } from "../background.ts";
import { createKeptThreads } from "../kept-threads.ts";
import { openWorker } from "../open-worker.ts";

/** Books to seal as they travel to the thread that packs them, but for their vouchers; imported lines as they are stored. */
export interface BooksToPack {
  readonly company: Company;
  readonly chart: Chart;
  readonly parties: readonly Party[];
  readonly headers: readonly SealHeader[];
  readonly importedLines: readonly { readonly slice: string; readonly deflated: Uint8Array }[];
  readonly through: string;
  /** The closing period of the fiscal year that ends on that day, and not the months through it. */
  readonly isClosing: boolean;
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly device: string;
  readonly salt: string;
}

export type PackingWorkerHears =
  /** Nobody waits yet: time to compile what packs. */
  | { readonly kind: "warmUp" }
  | { readonly kind: "vouchers"; readonly bodies: readonly string[] }
  | { readonly kind: "books"; readonly books: BooksToPack }
  | { readonly kind: "kept" };

/** What the thread says; each body is answered once it is kept. */
export type PackingWorkerSays =
  | { readonly kind: "body"; readonly hash: string; readonly deflated: Uint8Array }
  | { readonly kind: "packed"; readonly seals: LiveSeals };

type KeepBody = (hash: string, deflated: Uint8Array) => Promise<void>;

/** A thread that packs books into seals, so that a month of ten thousand vouchers holds up nobody's request. */
export interface Packing {
  /** Hands over vouchers, as text, while more are being read. */
  readonly add: (bodies: readonly string[]) => void;
  /** Packs what was handed over, and keeps each body before the next one comes. */
  readonly pack: (books: BooksToPack, keepBody: KeepBody) => Promise<LiveSeals>;
  readonly close: () => Promise<void>;
}

/** Everything lives until the seals are made, so what is young need not be looked through again and again. */
const YOUNG_MEGABYTES = 128;

const threads = createKeptThreads(
  () =>
    openWorker(new URL("./pack-books-worker.ts", import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    }),
  (worker) => worker.postMessage({ kind: "warmUp" } satisfies PackingWorkerHears),
);

/** A period is validated while somebody waits, so its thread stands ready before. */
export const packingThread: BackgroundJob = { name: "packing thread", start: threads.standReady };

/** The thread is taken with the first vouchers: what is refused before needs none. */
export function openPacking(): Packing {
  let taken: ReturnType<typeof takeThread> | undefined;
  const inThread = () => (taken ??= takeThread());
  return {
    add: (bodies) => inThread().tell({ kind: "vouchers", bodies }),
    pack: async (books, keepBody) => {
      const thread = inThread();
      const seals = await thread.pack(books, keepBody);
      // Only one that has nothing left of these books may be used for others.
      thread.giveBack();
      taken = undefined;
      return seals;
    },
    close: async () => void (await taken?.worker.terminate()),
  };
}

function takeThread() {
  const worker = threads.take();
  const tell = (said: PackingWorkerHears) => worker.postMessage(said);
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // It may fail before anybody asks for its seals, and ends when it is closed.
  failed.catch(() => {});
  const onExit = (code: number) => fail(new Error(`The packing of a period ended with ${code}.`));
  worker.on("error", fail);
  worker.on("exit", onExit);
  return {
    worker,
    tell,
    pack: async (books: BooksToPack, keepBody: KeepBody): Promise<LiveSeals> => {
      let onMessage: (said: PackingWorkerSays) => void = () => {};
      const packed = new Promise<LiveSeals>((resolve, reject) => {
        onMessage = (said) => {
          if (said.kind === "packed") resolve(said.seals);
          else keepBody(said.hash, said.deflated).then(() => tell({ kind: "kept" }), reject);
        };
      });
      worker.on("message", onMessage);
      tell({ kind: "books", books });
      const seals = await Promise.race([packed, failed]);
      worker.off("message", onMessage);
      return seals;
    },
    giveBack: () => {
      worker.off("error", fail);
      worker.off("exit", onExit);
      threads.giveBack(worker);
    },
  };
}
