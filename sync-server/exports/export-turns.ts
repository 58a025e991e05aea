import { availableParallelism } from "node:os";

/** Each file that is written has a thread, and no core gets two of them. */
export const EXPORTS_AT_ONCE = Math.min(availableParallelism(), 4);

/** When whoever was turned away may ask again. */
export const BUSY_SECONDS = 5;

/** Lets so many at once do what is dear. */
export interface ExportTurns {
  /** Null while everything is taken; else what gives the turn back, once however often it is called. */
  readonly take: () => (() => void) | null;
}

export function createExportTurns(most: number): ExportTurns {
  const taken = new Set<symbol>();
  return {
    take: () => {
      if (taken.size >= most) return null;
      const turn = Symbol();
      taken.add(turn);
      return () => {
        taken.delete(turn);
      };
    },
  };
}
