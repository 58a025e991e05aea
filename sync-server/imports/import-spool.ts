import { appendFileSync, closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FillBytes } from "#core/formats/fec/fec-part-rows.ts";
import { createRowBuffer, ROW_BYTES_MAX, type RowBuffer } from "#core/formats/fec/fec-row-codec.ts";
import type { BlockStore } from "#core/formats/fec/fec-row-log.ts";
import { spoolPrefix } from "./left-spools.ts";

/** What grows with a file's lines lies here on disk, so that no more than a month of it is in memory at once. */
export interface ImportSpool {
  /** What is known of each row, in the order of the file. */
  readonly rows: BlockStore;
  /** Where the month's next row is to be written; there is room for the longest. */
  readonly roomForRow: (month: string) => RowBuffer;
  /** Lays every row into the month that is asked for; they come in the order in which they were appended. */
  readonly sortAgain: (rows: Iterable<{ readonly from: string; readonly to: string }>) => void;
  readonly appendEntry: (month: string, entry: number) => void;
  /** Forgets every row's entry, of every month. */
  readonly dropEntries: () => void;
  /** Everything of a month so far, to be read from any thread. */
  readonly month: (month: string) => SpooledMonth;
  readonly close: () => void;
}

/** Where a month lies. */
export interface SpooledMonth {
  readonly month: string;
  readonly rowsPath: string;
  readonly rowsBytes: number;
  readonly entriesPath: string;
  readonly entryCount: number;
}

const ROWS_BYTES = 2 * ROW_BYTES_MAX;
const ENTRIES_BYTES = 4 * 1024;

/** For a thread of its own: everything here waits for the disk. */
export function openImportSpool(directory: string): ImportSpool {
  mkdirSync(directory, { recursive: true });
  const folder = mkdtempSync(join(directory, spoolPrefix()));
  const logPath = join(folder, "log");
  let logFile: number | null = null;
  let rows = createBufferedFiles((month) => join(folder, `rows-${month}`), ROWS_BYTES, ROW_BYTES_MAX);
  const entries = createBufferedFiles((month) => join(folder, `entries-${month}`), ENTRIES_BYTES, 4);

  return {
    rows: {
      append: (block) => appendFileSync(logPath, block),
      read: (place, into) => {
        logFile ??= openSync(logPath, "r");
        readWhole(logFile, into, place * into.length);
      },
    },
    roomForRow: (month) => rows.room(month),
    sortAgain: (wanted) => {
      const sorted = createBufferedFiles(
        (month) => join(folder, `sorted-${month}`),
        ROWS_BYTES,
        ROW_BYTES_MAX,
      );
      const readers = new Map<string, RowReader>();
      for (const { from, to } of wanted) {
        let reader = readers.get(from);
        if (reader === undefined) {
          reader = createRowReader(rows.flushed(from));
          readers.set(from, reader);
        }
        sorted.append(to, reader.next());
      }
      rows.drop();
      rows = sorted;
    },
    appendEntry: (month, number) => {
      const buffer = entries.room(month);
      buffer.words[buffer.filled / 4] = number;
      buffer.filled += 4;
    },
    dropEntries: entries.drop,
    month: (month) => ({
      month,
      rowsPath: rows.flushed(month),
      rowsBytes: rows.length(month),
      entriesPath: entries.flushed(month),
      entryCount: entries.length(month) / 4,
    }),
    close: () => {
      if (logFile !== null) closeSync(logFile);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface RowReader {
  /** The next row, lent until the one after. */
  readonly next: () => Uint8Array;
}

/** Rows of a file, which is open only while it is read: there may be any number of months. */
function createRowReader(path: string): RowReader {
  const room = new Uint8Array(ROW_BYTES_MAX);
  const words = new Int32Array(room.buffer);
  let position = 0;
  let at = 0;
  let held = 0;
  const isWhole = () => held - at >= 4 && words[at / 4]! <= held - at;
  return {
    next: () => {
      if (!isWhole()) {
        room.copyWithin(0, at, held);
        held -= at;
        at = 0;
        const file = openSync(path, "r");
        try {
          while (!isWhole()) {
            const length = readSync(file, room, held, room.length - held, position);
            if (length === 0) throw new Error("A spool ends before what was written to it.");
            held += length;
            position += length;
          }
        } finally {
          closeSync(file);
        }
      }
      const from = at;
      at += words[from / 4]!;
      return room.subarray(from, at);
    },
  };
}

/** Lets somebody read the month's rows again, piece by piece. */
export function readSpooledRows<Answer>(
  { rowsPath, rowsBytes }: SpooledMonth,
  read: (fill: FillBytes) => Answer,
): Answer {
  const file = openSync(rowsPath, "r");
  try {
    let at = 0;
    return read((into) => {
      // What was appended since is no part of it.
      const length = readSync(file, into, 0, Math.min(into.length, rowsBytes - at), at);
      at += length;
      return length;
    });
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
function createBufferedFiles(pathOf: (name: string) => string, bufferBytes: number, itemBytesMax: number) {
  const files = new Map<string, { readonly buffer: RowBuffer; written: number }>();
  let lastName: string | null = null;
  let last: RowBuffer | null = null;
  const flush = (name: string, file: { readonly buffer: RowBuffer; written: number }): void => {
    const { bytes, filled } = file.buffer;
    appendFileSync(pathOf(name), bytes.subarray(0, filled));
    file.written += filled;
    file.buffer.filled = 0;
  };
  const room = (name: string): RowBuffer => {
    if (name === lastName && last!.filled + itemBytesMax <= bufferBytes) return last!;
    let file = files.get(name);
    if (file === undefined) {
      file = { buffer: createRowBuffer(bufferBytes), written: 0 };
      files.set(name, file);
    }
    if (file.buffer.filled + itemBytesMax > bufferBytes) flush(name, file);
    lastName = name;
    last = file.buffer;
    return last;
  };
  return {
    /** Where the next item is to be written. */
    room,
    append: (name: string, bytes: Uint8Array): void => {
      const buffer = room(name);
      buffer.bytes.set(bytes, buffer.filled);
      buffer.filled += bytes.length;
    },
    length: (name: string): number => {
      const file = files.get(name);
      return file === undefined ? 0 : file.written + file.buffer.filled;
    },
    /** The path of a file that holds everything. */
    flushed: (name: string): string => {
      const file = files.get(name);
      if (file !== undefined) flush(name, file);
      return pathOf(name);
    },
    drop: (): void => {
      for (const name of files.keys()) rmSync(pathOf(name), { force: true });
      files.clear();
      lastName = null;
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
