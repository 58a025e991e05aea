import type { FecPlan } from "#core/exports/fec-plan.ts";
import type { ImportedOutline } from "#core/exports/fec-shares.ts";
import type { FecSource } from "#core/exports/fec-source.ts";
import type { FecContent } from "#core/exports/write-fec.ts";
import { openWorker } from "../open-worker.ts";

/** What the thread asks for while it writes: bodies as they are stored, the rest as core wants it. */
export interface FecQuestions extends Omit<FecSource, "readBody" | "toText"> {
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
  | { readonly kind: "piece"; readonly bytes: Uint8Array }
  | { readonly kind: "written"; readonly content: FecContent };

export type FecWorkerHears =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  /** What was said is taken: go on. */
  | { readonly kind: "next" };

/** A file about to be written, in a thread that waits. */
export interface FecExport {
  /** What imported months hold that the other system had not validated. */
  readonly notValidated: ImportedOutline["notValidated"];
  /** The file's bytes, piece by piece as they are taken; it returns what they held. */
  readonly pieces: () => AsyncGenerator<Uint8Array, FecContent>;
  /** Ends the thread, whether or not the file was written. */
  readonly close: () => Promise<void>;
}

/** Rows live briefly: more room for the young makes the thread larger and no quicker. */
const YOUNG_MEGABYTES = 16;

/** Writes a FEC in a thread of its own, so that a large one holds up nobody's request. */
export async function openFecExport(plan: FecPlan, questions: FecQuestions): Promise<FecExport> {
  const worker = openWorker(new URL("./write-fec-worker.ts", import.meta.url), {
    workerData: plan,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const tell = (heard: FecWorkerHears) => worker.postMessage(heard);
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The writer of a FEC ended with ${code}.`)));
    worker.on("message", (said: FecWorkerSays) => {
      if (said.kind !== "question") return;
      const { id, name, about } = said;
      // The thread asks what the type of the question says.
      (questions[name] as (about: unknown) => Promise<unknown>)(about).then(
        (value) => tell({ kind: "answer", id, value }),
        (error: unknown) => {
          reject(error);
          void worker.terminate();
        },
      );
    });
  });
  // Whoever waits for the thread hears of it.
  failed.catch(() => {});
  const heard = () =>
    Promise.race([
      failed,
      new Promise<Exclude<FecWorkerSays, { kind: "question" }>>((resolve) => {
        const listen = (said: FecWorkerSays) => {
          if (said.kind === "question") return;
          worker.off("message", listen);
          resolve(said);
        };
        worker.on("message", listen);
      }),
    ]);
  const close = async () => {
    await worker.terminate();
  };

  const outlined = await heard();
  if (outlined.kind !== "outlined") throw new Error("The writer of a FEC begins with what it found.");
  return {
    notValidated: outlined.notValidated,
    async *pieces() {
      try {
        for (;;) {
          const said = heard();
          tell({ kind: "next" });
          const next = await said;
          if (next.kind === "written") return next.content;
          if (next.kind === "piece") yield next.bytes;
        }
      } finally {
        await close();
      }
    },
    close,
  };
}
