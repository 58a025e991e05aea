import type { Problem } from "#core/commands/command-module.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { FecProgress } from "./import-state.ts";

/** Progress for eyes: a few dozen words for a large file, none for each piece. */
const PROGRESS_BYTES = 256 * 1024;

interface PieceReader {
  readonly push: (bytes: Uint8Array) => void;
  readonly rows: () => number;
}

/** Streams a file through a reader, so that a book of a million lines is never whole in memory. */
export async function readFileThrough(
  file: Blob,
  { push, rows }: PieceReader,
  onProgress: (progress: FecProgress) => void,
  signal: AbortSignal,
): Promise<Result<null, Problem>> {
  const stream = file.stream().getReader();
  let readBytes = 0;
  let toldBytes = 0;
  for (;;) {
    const { value, done } = await stream.read().catch(() => ({ value: undefined, done: null }));
    if (signal.aborted) {
      await stream.cancel().catch(() => {});
      return refuse({ code: "device.cancelled" });
    }
    if (done === null) return refuse({ code: "device.fileUnreadable" });
    if (done) break;
    push(value);
    readBytes += value.length;
    if (readBytes - toldBytes < PROGRESS_BYTES) continue;
    toldBytes = readBytes;
    onProgress({ readBytes, totalBytes: file.size, rows: rows() });
    // A file that is read from memory never waits, and would keep this thread from hearing "cancel".
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  onProgress({ readBytes, totalBytes: file.size, rows: rows() });
  return ok(null);
}
