import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFecFileName } from "#core/formats/fec/fec-file-name.ts";

export interface RealFec {
  readonly fileName: string;
  readonly closingDay: string;
  readonly bytes: Uint8Array;
}

/** The real files that lie beside the repository; none where they do not. */
export function realFecs(): readonly RealFec[] {
  const directory = join(import.meta.dirname, "../../../shared/data/fec");
  return listOf(directory).flatMap((fileName) => {
    const { closingDay } = readFecFileName(fileName);
    if (closingDay === null) return [];
    return [{ fileName, closingDay, bytes: new Uint8Array(readFileSync(join(directory, fileName))) }];
  });
}

function listOf(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
