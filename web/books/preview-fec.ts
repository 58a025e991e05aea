import type { Problem } from "#core/commands/command-module.ts";
import { carryForwardDifferences } from "#core/formats/fec/carry-forward.ts";
import { createFecBalances } from "#core/formats/fec/fec-balances.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { ok, type Result } from "#core/result.ts";
import type { FecProgress, FecReading } from "./import-state.ts";
import { readFileThrough } from "./read-file-through.ts";
import type { YearBefore } from "./year-before.ts";

/** Reads what a file holds, and compares what it carries forward with the year before where these books hold that. */
export async function previewFec(
  file: Blob,
  fileName: string,
  inBooks: (fileName: string) => Promise<YearBefore | null>,
  onProgress: (progress: FecProgress) => void,
  signal: AbortSignal,
): Promise<Result<FecReading, Problem>> {
  const balances = createFecBalances();
  const reader = createFecReader({ fileName, watch: balances.watch });
  const read = await readFileThrough(file, reader, onProgress, signal);
  if (!read.ok) return read;
  const { preview } = reader.end();
  const before = await inBooks(fileName);
  return ok({
    ...preview,
    digest: previewDigest(preview),
    carryForward:
      before === null
        ? null
        : {
            endsOn: before.endsOn,
            differences: carryForwardDifferences(before.balances, balances.opened()),
          },
  });
}
