import type { FecPlan } from "#core/exports/fec-plan.ts";
import type { ImportedOutline } from "#core/exports/fec-shares.ts";
import type { FecContent } from "#core/exports/write-fec.ts";
import { type FecQuestions, PIECES_AHEAD, takeFecThread } from "./fec-thread.ts";

/** A file about to be written, in a thread that waits. */
export interface FecExport {
  /** What imported months hold that the other system had not validated. */
  readonly notValidated: ImportedOutline["notValidated"];
  /** The file's bytes, piece by piece, each good until the next is taken; it returns what they held. */
  readonly pieces: () => AsyncGenerator<Uint8Array, FecContent>;
  /** Ends the thread, unless the file was written. */
  readonly close: () => Promise<void>;
}

/** Writes a FEC in a thread of its own, so that a large one holds up nobody's request. */
export async function openFecExport(plan: FecPlan, questions: FecQuestions): Promise<FecExport> {
  const thread = takeFecThread(questions);
  let isOver = false;
  const close = async () => {
    if (isOver) return;
    isOver = true;
    await thread.end();
  };
  try {
    thread.tell({ kind: "plan", plan });
    const outlined = await thread.hear();
    if (outlined.kind !== "outlined") throw new Error("The writer of a FEC begins with what it found.");
    return {
      notValidated: outlined.notValidated,
      async *pieces() {
        try {
          for (let ahead = 0; ahead < PIECES_AHEAD; ahead += 1) thread.tell({ kind: "next" });
          for (;;) {
            const said = await thread.hear();
            if (said.kind === "piece") {
              yield said.bytes;
              thread.tell({ kind: "next" });
            }
            if (said.kind !== "written") continue;
            isOver = true;
            thread.giveBack();
            return said.content;
          }
        } finally {
          await close();
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
