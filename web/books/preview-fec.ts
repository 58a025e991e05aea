import type { Problem } from "#core/commands/command-module.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { FecProgress, FecReading } from "./import-state.ts";

/** Progress for eyes: a few dozen words for a large file, none for each piece. */
const PROGRESS_BYTES = 256 * 1024;

/** Streams a file through core's reader, so that a book of a million lines is never whole in memory. */
export async function previewFec(
  file: Blob,
  fileName: string,
  onProgress: (progress: FecProgress) => void,
  signal: AbortSignal,
): Promise<Result<FecReading, Problem>> {
  const reader = createFecReader({ fileName });
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
    reader.push(value);
    readBytes += value.length;
    if (readBytes - toldBytes < PROGRESS_BYTES) continue;
    toldBytes = readBytes;
    onProgress({ readBytes, totalBytes: file.size, rows: reader.rows() });
    // A file that is read from memory never waits, and would keep this thread from hearing "cancel".
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const { preview } = reader.end();
  onProgress({ readBytes, totalBytes: file.size, rows: preview.rows });
  return ok({ ...preview, digest: previewDigest(preview) });
}
