import { useBooks } from "./books-context.tsx";
import { createTurns } from "./turns.ts";

/** One place for typing that is not yet an act. */
export interface Scratch {
  readonly read: () => Promise<unknown>;
  readonly write: (value: unknown) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/**
 * The place kept under a key on this device. What is asked of it happens one after the other: a slow write must not land
 * after the clearing that followed it. A full disk costs the copy, never the form.
 */
export function createScratch(key: string): Scratch {
  const { books } = useBooks();
  const turns = createTurns();
  const take = (act: () => Promise<void> | undefined) => turns.take(async () => act()).catch(() => {});
  return {
    read: async () => books()?.readScratch(key),
    write: (value) => take(() => books()?.writeScratch(key, value)),
    clear: () => take(() => books()?.clearScratch(key)),
  };
}
