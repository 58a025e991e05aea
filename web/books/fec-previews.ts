import type { Books } from "./books.ts";
import { checkFecFile } from "./check-fec-file.ts";
import { previewFec } from "./preview-fec.ts";
import type { OpenCompany } from "./question-context.ts";
import { yearsAroundIn } from "./years-around.ts";

/** Reads files that somebody looks at before they are acts, and stops when told to. */
export function createFecPreviews(
  open: (company: string) => Promise<OpenCompany>,
): Pick<Books, "previewFec" | "checkFec" | "cancelFec"> {
  const readings = new Map<string, AbortController>();
  const underToken = async <Answer>(token: string, read: (signal: AbortSignal) => Promise<Answer>) => {
    const reading = new AbortController();
    readings.set(token, reading);
    return read(reading.signal).finally(() => readings.delete(token));
  };
  const inBooksOf = (company: string | null) => async (fileName: string) =>
    company === null ? { before: null, after: null } : yearsAroundIn(await open(company), fileName);
  return {
    previewFec: (file, fileName, token, onProgress, company = null) =>
      underToken(token, (signal) => previewFec(file, fileName, inBooksOf(company), onProgress, signal)),
    checkFec: (given, token, onProgress) =>
      underToken(token, (signal) => checkFecFile(given, inBooksOf(given.company), onProgress, signal)),
    cancelFec: async (token) => readings.get(token)?.abort(),
  };
}
