import type { Problem } from "#core/commands/command-module.ts";
import { carryForwardDifferences } from "#core/formats/fec/carry-forward.ts";
import { createFecBalances } from "#core/formats/fec/fec-balances.ts";
import { previewDigest } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { ok, type Result } from "#core/result.ts";
import type { FecProgress, FecReading } from "./import-state.ts";
import { readFileThrough } from "./read-file-through.ts";
import type { YearsAround } from "./years-around.ts";

/** Reads what a file holds, and compares what is carried forward with the years beside it that these books hold. */
export async function previewFec(
  file: Blob,
  fileName: string,
  inBooks: (fileName: string) => Promise<YearsAround>,
  onProgress: (progress: FecProgress) => void,
  signal: AbortSignal,
): Promise<Result<FecReading, Problem>> {
  const balances = createFecBalances();
  const reader = createFecReader({ fileName, watch: balances.watch });
  const read = await readFileThrough(file, reader, onProgress, signal);
  if (!read.ok) return read;
  const { preview } = reader.end();
  const { before, after } = await inBooks(fileName);
  return ok({
    ...preview,
    digest: previewDigest(preview),
    carryForward:
      before === null
        ? null
        : {
            endsOn: before.endsOn,
            differences: carryForwardDifferences(before.closed, balances.opened()),
          },
    carriedOn:
      after === null
        ? null
        : {
            beginsOn: after.beginsOn,
            differences: carryForwardDifferences(balances.closed(), after.opened),
          },
  });
}
