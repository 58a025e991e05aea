import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Lines of a file on disk, month by month, so that no more than a month of them is in memory at once. */
export interface MonthSpool {
  readonly append: (month: number, bytes: Uint8Array, from: number, to: number) => void;
  /** The month's lines again, in pieces that are lent for the call. */
  readonly read: (month: number, take: (bytes: Uint8Array) => void) => void;
  readonly close: () => void;
}

const BUFFER_BYTES = 64 * 1024;
const LF = 0x0a;

/** For a thread of its own: everything here waits for the disk. */
export function openMonthSpool(directory: string): MonthSpool {
  mkdirSync(directory, { recursive: true });
  const folder = mkdtempSync(join(directory, "import-"));
  const months = new Map<number, { readonly file: number; readonly buffer: Uint8Array; filled: number }>();

  const open = (month: number) => {
    const opened = {
      file: openSync(join(folder, String(month)), "wx+", 0o600),
      buffer: new Uint8Array(BUFFER_BYTES),
      filled: 0,
    };
    months.set(month, opened);
    return opened;
  };
  const flush = (month: { readonly file: number; readonly buffer: Uint8Array; filled: number }) => {
    let written = 0;
    while (written < month.filled)
      written += writeSync(month.file, month.buffer, written, month.filled - written);
    month.filled = 0;
  };

  return {
    append: (number, bytes, from, to) => {
      const month = months.get(number) ?? open(number);
      if (month.filled + to - from + 1 > BUFFER_BYTES) flush(month);
      if (to - from + 1 > BUFFER_BYTES) {
        let written = from;
        while (written < to) written += writeSync(month.file, bytes, written, to - written);
      } else {
        month.buffer.set(bytes.subarray(from, to), month.filled);
        month.filled += to - from;
      }
      month.buffer[month.filled] = LF;
      month.filled += 1;
    },
    read: (number, take) => {
      const month = months.get(number);
      if (month === undefined) return;
      flush(month);
      const piece = new Uint8Array(BUFFER_BYTES);
      for (let at = 0; ; ) {
        const length = readSync(month.file, piece, 0, BUFFER_BYTES, at);
        if (length === 0) return;
        take(piece.subarray(0, length));
        at += length;
      }
    },
    close: () => {
      for (const { file } of months.values()) closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
