import type { Books } from "./books.ts";
import { previewFec } from "./preview-fec.ts";

/** Reads files that somebody looks at before they are acts, and stops when told to. */
export function createFecPreviews(): Pick<Books, "previewFec" | "cancelFec"> {
  const readings = new Map<string, AbortController>();
  return {
    previewFec: async (file, fileName, token, onProgress) => {
      const reading = new AbortController();
      readings.set(token, reading);
      return previewFec(file, fileName, onProgress, reading.signal).finally(() => readings.delete(token));
    },
    cancelFec: async (token) => readings.get(token)?.abort(),
  };
}
