import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Configuration } from "../configuration.ts";

const DAY_MILLISECONDS = 86_400_000;

/** Where imports lay aside what they read. */
export const spoolDirectoryOf = ({ dataDirectory }: Pick<Configuration, "dataDirectory">): string =>
  join(dataDirectory, "spool");

const host = hostname().replaceAll(/[^\w.]/g, "_");

/** What a spool's folder begins with: whose it is, so that others know when nobody reads it any more. */
export const spoolPrefix = (): string => `import-${host}-${process.pid}-`;

/**
 * Removes the spools of imports that ended with their process, by a power cut or a kill. Processes of other machines may
 * share the folder: theirs are left for a day, longer than any import takes.
 */
export async function removeLeftSpools(directory: string, nowMs: number): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names) {
    const path = join(directory, name);
    const changedMs = (await stat(path).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (isLeft(name, changedMs) ?? changedMs < nowMs - DAY_MILLISECONDS)
      await rm(path, { recursive: true, force: true });
  }
}

/** Null where another machine's process may still read it. */
function isLeft(name: string, changedMs: number): boolean | null {
  const [, itsHost, pid] = /^import-([\w.]+)-(\d+)-[^-]+$/.exec(name) ?? [];
  if (itsHost !== host) return null;
  // A container's first process has the number of the one before it.
  if (Number(pid) === process.pid) return changedMs < performance.timeOrigin;
  return !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
