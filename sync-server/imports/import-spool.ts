import { appendFileSync, closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BlockStore } from "#core/formats/fec/fec-row-log.ts";

/** What grows with a file's lines lies here on disk, so that no more than a month of it is in memory at once. */
export interface ImportSpool {
  /** What is known of each row, in the order of the file. */
  readonly rows: BlockStore;
  readonly appendLine: (month: string, bytes: Uint8Array, from: number, to: number) => void;
  /** Forgets all lines, for others to come. */
  readonly dropLines: () => void;
  readonly appendEntry: (month: string, entry: number) => void;
  /** Everything of a month, to be read from any thread; nothing may be appended to it any more. */
  readonly month: (month: string) => SpooledMonth;
  readonly close: () => void;
}

/** Where a month lies. */
export interface SpooledMonth {
  readonly month: string;
  readonly linesPath: string;
  readonly entriesPath: string;
  readonly entryCount: number;
}

const LINES_BYTES = 32 * 1024;
const ENTRIES_BYTES = 4 * 1024;
const PIECE_BYTES = 256 * 1024;
const LF = 0x0a;

/** For a thread of its own: everything here waits for the disk. */
export function openImportSpool(directory: string): ImportSpool {
  mkdirSync(directory, { recursive: true });
  const folder = mkdtempSync(join(directory, "import-"));
  const rowsPath = join(folder, "rows");
  let rowsFile: number | null = null;
  const lines = createBufferedFiles((month) => join(folder, `lines-${month}`), LINES_BYTES);
  const entries = createBufferedFiles((month) => join(folder, `entries-${month}`), ENTRIES_BYTES);
  const lineEnd = new Uint8Array([LF]);
  const entry = new Uint32Array(1);
  const entryBytes = new Uint8Array(entry.buffer);

  return {
    rows: {
      append: (block) => appendFileSync(rowsPath, block),
      read: (place, into) => {
        rowsFile ??= openSync(rowsPath, "r");
        readWhole(rowsFile, into, place * into.length);
      },
    },
    appendLine: (month, bytes, from, to) => {
      lines.append(month, bytes.subarray(from, to));
      lines.append(month, lineEnd);
    },
    dropLines: () => lines.drop(),
    appendEntry: (month, number) => {
      entry[0] = number;
      entries.append(month, entryBytes);
    },
    month: (month) => ({
      month,
      linesPath: lines.flushed(month),
      entriesPath: entries.flushed(month),
      entryCount: entries.length(month) / 4,
    }),
    close: () => {
      if (rowsFile !== null) closeSync(rowsFile);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The month's lines again, in pieces that are lent for the call. */
export function readSpooledLines({ linesPath }: SpooledMonth, take: (bytes: Uint8Array) => void): void {
  const file = openSync(linesPath, "r");
  try {
    const piece = new Uint8Array(PIECE_BYTES);
    for (;;) {
      const length = readSync(file, piece, 0, PIECE_BYTES, null);
      if (length === 0) return;
      take(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** For each row of the month, its entry. */
export function readSpooledEntries({ entriesPath, entryCount }: SpooledMonth): Uint32Array {
  const file = openSync(entriesPath, "r");
  try {
    const found = new Uint32Array(entryCount);
    readWhole(file, new Uint8Array(found.buffer), 0);
    return found;
  } finally {
    closeSync(file);
  }
}

/** Files that are written a buffer at a time and open only meanwhile: a broken file can name any number of months. */
function createBufferedFiles(pathOf: (name: string) => string, bufferBytes: number) {
  const files = new Map<string, { readonly buffer: Uint8Array; filled: number; length: number }>();
  return {
    append: (name: string, bytes: Uint8Array): void => {
      let file = files.get(name);
      if (file === undefined) {
        file = { buffer: new Uint8Array(bufferBytes), filled: 0, length: 0 };
        files.set(name, file);
      }
      file.length += bytes.length;
      if (file.filled + bytes.length > bufferBytes) {
        appendFileSync(pathOf(name), file.buffer.subarray(0, file.filled));
        file.filled = 0;
      }
      if (bytes.length > bufferBytes) {
        appendFileSync(pathOf(name), bytes);
        return;
      }
      file.buffer.set(bytes, file.filled);
      file.filled += bytes.length;
    },
    length: (name: string): number => files.get(name)?.length ?? 0,
    /** The path of a file that holds everything. */
    flushed: (name: string): string => {
      const path = pathOf(name);
      const file = files.get(name);
      appendFileSync(path, file?.buffer.subarray(0, file.filled) ?? "");
      if (file !== undefined) file.filled = 0;
      return path;
    },
    drop: (): void => {
      for (const name of files.keys()) rmSync(pathOf(name), { force: true });
      files.clear();
    },
  };
}

function readWhole(file: number, into: Uint8Array, from: number): void {
  let at = 0;
  while (at < into.length) {
    const length = readSync(file, into, at, into.length - at, from + at);
    if (length === 0) throw new Error("A spool ends before what was written to it.");
    at += length;
  }
}
