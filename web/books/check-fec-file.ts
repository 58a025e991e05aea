import type { Problem } from "#core/commands/command-module.ts";
import { createFecChecker } from "#core/formats/fec/check-fec.ts";
import { createFecBalances } from "#core/formats/fec/fec-balances.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { FecCheckReading, FecProgress, FecToCheck } from "./import-state.ts";
import { readFileThrough } from "./read-file-through.ts";
import type { YearsAround } from "./years-around.ts";

/** Checks a file, against the file of the year before where one is given, else against books that hold that year. */
export async function checkFecFile(
  { file, fileName, yearBefore }: FecToCheck,
  inBooks: (fileName: string) => Promise<YearsAround>,
  onProgress: (progress: FecProgress) => void,
  signal: AbortSignal,
): Promise<Result<FecCheckReading, Problem>> {
  const totalBytes = file.size + (yearBefore?.file.size ?? 0);
  const balances = createFecBalances();
  let before: FecCheckReading["before"] = null;
  if (yearBefore !== null) {
    const reader = createFecReader({ fileName: yearBefore.fileName, watch: balances.watch });
    const told = (progress: FecProgress) => onProgress({ ...progress, totalBytes });
    const read = await readFileThrough(yearBefore.file, reader, told, signal);
    if (!read.ok) return read;
    const { problemCount, closingDay, lastDay } = reader.end().preview;
    if (problemCount > 0) return refuse({ code: "import.problems", problemCount });
    before = { fileName: yearBefore.fileName, endsOn: closingDay ?? lastDay };
  }
  const checker = createFecChecker(fileName);
  const readBefore = yearBefore?.file.size ?? 0;
  const told = ({ readBytes, rows }: FecProgress) =>
    onProgress({ readBytes: readBefore + readBytes, totalBytes, rows });
  const read = await readFileThrough(file, checker, told, signal);
  if (!read.ok) return read;
  if (before !== null) return ok({ ...checker.end(balances.closed()), before });
  const { before: known } = await inBooks(fileName);
  const check = checker.end(known?.closed ?? null);
  return ok({ ...check, before: known === null ? null : { fileName: null, endsOn: known.endsOn } });
}
