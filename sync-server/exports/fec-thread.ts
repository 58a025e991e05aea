import type { FecPlan } from "#core/exports/fec-plan.ts";
import type { ImportedOutline } from "#core/exports/fec-shares.ts";
import type { FecSource } from "#core/exports/fec-source.ts";
import type { FecContent } from "#core/exports/write-fec.ts";
import { createKeptThreads } from "../kept-threads.ts";
import { openWorker } from "../open-worker.ts";

/** What the thread asks for while it writes: bodies as they are stored, the rest as core wants it. */
export interface FecQuestions extends Omit<FecSource, "readBody" | "toText"> {
  /** What is answered is handed over: nobody else holds it. */
  readonly readDeflated: (hash: string) => Promise<Uint8Array>;
}
export type FecAnswer<Name extends keyof FecQuestions> = Awaited<ReturnType<FecQuestions[Name]>>;

export type FecWorkerSays =
  | {
      readonly kind: "question";
      readonly id: number;
      readonly name: keyof FecQuestions;
      readonly about: unknown;
    }
  | { readonly kind: "outlined"; readonly notValidated: ImportedOutline["notValidated"] }
  /** In memory that both threads see: it is written anew once the piece was let go. */
  | { readonly kind: "piece"; readonly bytes: Uint8Array }
  | { readonly kind: "written"; readonly content: FecContent };

export type FecWorkerHears =
  | { readonly kind: "plan"; readonly plan: FecPlan }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  /** One more piece may come: another was let go, or none came yet. */
  | { readonly kind: "next" };

/** A reader that is slow must not make the file gather in memory, and one that is not need not wait for the thread. */
export const PIECES_AHEAD = 3;

/** A thread that writes one FEC after the other. */
export interface FecThread {
  readonly tell: (heard: FecWorkerHears) => void;
  /** What is said that is no question, in its order; it fails with the thread. */
  readonly hear: () => Promise<Exclude<FecWorkerSays, { kind: "question" }>>;
  /** Kept warm for the next file: what a thread does in its first second is mostly to compile itself. */
  readonly giveBack: () => void;
  readonly end: () => Promise<void>;
}

/** What is made lives briefly, bytes of bodies too: more room for the young makes the thread larger and no quicker. */
const YOUNG_MEGABYTES = 4;

const threads = createKeptThreads(() =>
  openWorker(new URL("./write-fec-worker.ts", import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  }),
);

/** A thread with nobody else's file, which asks what it is told to ask. */
export function takeFecThread(questions: FecQuestions): FecThread {
  const worker = threads.take();
  const said: Exclude<FecWorkerSays, { kind: "question" }>[] = [];
  let failure: Error | null = null;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  const onExit = (code: number) => fail(new Error(`The writer of a FEC ended with ${code}.`));
  const tell = (heard: FecWorkerHears) => worker.postMessage(heard);
  const onMessage = (message: FecWorkerSays) => {
    if (message.kind !== "question") {
      said.push(message);
      wake();
      return;
    }
    const { id, name, about } = message;
    // The thread asks what the type of the question says.
    (questions[name] as (about: unknown) => Promise<unknown>)(about).then(
      (value) =>
        worker.postMessage({ kind: "answer", id, value } satisfies FecWorkerHears, handedOver(value)),
      (error: Error) => {
        fail(error);
        void worker.terminate();
      },
    );
  };
  worker.on("message", onMessage);
  worker.on("error", fail);
  worker.on("exit", onExit);
  return {
    tell,
    hear: async () => {
      for (;;) {
        const next = said.shift();
        if (next !== undefined) return next;
        if (failure !== null) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    giveBack: () => {
      worker.off("message", onMessage);
      worker.off("error", fail);
      worker.off("exit", onExit);
      if (failure === null) threads.giveBack(worker);
      else void worker.terminate();
    },
    end: async () => void (await worker.terminate()),
  };
}

/** Bytes with memory of their own go to the thread with it: left here, they would stand in memory until somebody clears up. */
const handedOver = (value: unknown): readonly ArrayBuffer[] =>
  value instanceof Uint8Array &&
  value.buffer instanceof ArrayBuffer &&
  value.byteLength === value.buffer.byteLength
    ? [value.buffer]
    : [];
