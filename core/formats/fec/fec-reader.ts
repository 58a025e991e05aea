import { fromDayNumber, toDayNumber } from "../../calendar-date.ts";
import { bytesToHex, createSha256 } from "../../sha256.ts";
import type { FecBook } from "./fec-book.ts";
import { type FecHeader, readFecHeader } from "./fec-columns.ts";
import { groupFecRows, toFecBook } from "./fec-entries.ts";
import { clampCents, noteEntries, toJournals } from "./fec-entry-findings.ts";
import { readFecFileName } from "./fec-file-name.ts";
import { createFecFindings, type FecFindings } from "./fec-findings.ts";
import type { FecPreview } from "./fec-preview.ts";
import { createFecRowReader, type FecCells } from "./fec-row-reader.ts";
import { createFecRows } from "./fec-rows.ts";
import { createFecDecoder } from "./fec-text.ts";
import { createLineSplitter } from "./line-splitter.ts";

const TAB = 0x09;
const PIPE = 0x7c;
const CELLS_MAX = 256;

export interface FecReading {
  readonly preview: FecPreview;
  /** Null where the file has problems: nothing of it is imported then. */
  readonly book: FecBook | null;
}

export interface FecReader {
  /** The next bytes, cut anywhere; they may be reused afterwards. */
  readonly push: (bytes: Uint8Array) => void;
  /** How many have gone by so far, for whoever watches. */
  readonly rows: () => number;
  readonly end: () => FecReading;
}

/** Reads a FEC as it streams by, keeping its columns and nothing of its text. */
export function createFecReader({ fileName }: { readonly fileName: string }): FecReader {
  const sha = createSha256();
  const findings = createFecFindings();
  const decoder = createFecDecoder();
  const rows = createFecRows();
  const starts = new Uint32Array(CELLS_MAX);
  const ends = new Uint32Array(CELLS_MAX);
  let byteLength = 0;
  let rowCount = 0;
  let separator = TAB;
  let header: FecHeader | null = null;
  let readRow: ((cells: FecCells) => boolean) | null = null;
  let isRefused = false;

  const refuseFile = (...problem: Parameters<FecFindings["problem"]>): false => {
    findings.problem(...problem);
    isRefused = true;
    return false;
  };

  const cutCells = (bytes: Uint8Array, from: number, to: number): number => {
    let count = 0;
    let start = from;
    for (let at = from; at <= to && count < CELLS_MAX; at += 1) {
      if (at < to && bytes[at] !== separator) continue;
      starts[count] = start;
      ends[count] = at;
      count += 1;
      start = at + 1;
    }
    return count;
  };

  const takeHeader = (bytes: Uint8Array, lineFrom: number, to: number, line: number): boolean => {
    let from = lineFrom;
    if (startsWith(bytes, from, to, [0xef, 0xbb, 0xbf])) {
      decoder.sawMark();
      from += 3;
    }
    if (from === to) return true;
    if (bytes.subarray(from, to).includes(0)) return refuseFile("fec.notText", line);
    if (startsWith(bytes, from, to, [0x3c])) return refuseFile("fec.isXml", line);
    decoder.beginLine(bytes, from, to);
    separator = bytes.subarray(from, to).includes(TAB) ? TAB : PIPE;
    const count = cutCells(bytes, from, to);
    const cells = Array.from({ length: count }, (_, cell) => decoder.text(bytes, starts[cell]!, ends[cell]!));
    header = readFecHeader(cells);
    if (header === null) return refuseFile("fec.noHeader", line);
    noteHeader(header, line, findings);
    isRefused = header.missing.length > 0 || header.twice.length > 0;
    readRow = createFecRowReader({ rows, findings, decoder, placeByColumn: header.placeByColumn });
    return true;
  };

  const takeRow = (bytes: Uint8Array, from: number, to: number, line: number): boolean => {
    if (header === null || readRow === null) return takeHeader(bytes, from, to, line);
    const count = cutCells(bytes, from, to);
    if (isBlank(bytes, from, to)) {
      if (count > 1) findings.oddity("fec.blankRow", line);
      return true;
    }
    rowCount += 1;
    if (isRefused) return true;
    if (decoder.beginLine(bytes, from, to)) findings.oddity("fec.encodingMixed", line);
    if (!hasRightLength(header, bytes, starts, ends, count, line, findings)) return true;
    if (readRow({ bytes, starts, ends, line })) return true;
    isRefused = true;
    return false;
  };

  const splitter = createLineSplitter(takeRow, (line) => refuseFile("fec.lineTooLong", line));

  return {
    push: (bytes) => {
      byteLength += bytes.length;
      sha.update(bytes);
      splitter.push(bytes);
    },
    rows: () => rowCount,
    end: () => {
      splitter.end();
      const { siren, closingDay, isRegular } = readFecFileName(fileName);
      if (!isRegular) findings.oddity("fec.fileName", 0, undefined, { fileName });
      const lineEnds = splitter.lineEnds();
      if (lineEnds.length > 1 || lineEnds[0] === "CRCRLF") {
        findings.oddity("fec.lineEnds", 0, undefined, { found: lineEnds.join(", ") });
      }
      if (rowCount === 0 && findings.problemCount() === 0) {
        findings.problem(header === null ? "fec.empty" : "fec.noRows", 0);
      }

      const grouping = groupFecRows(rows);
      const book = toFecBook(rows, grouping);
      const notValidated = noteEntries(rows, grouping, book, closingDay, findings);
      const journals = toJournals(book);
      const debitCents = clampCents(journals.reduce((cents, journal) => cents + journal.debitCents, 0));
      const creditCents = clampCents(journals.reduce((cents, journal) => cents + journal.creditCents, 0));
      if (Math.max(debitCents, creditCents) >= Number.MAX_SAFE_INTEGER)
        findings.problem("fec.amountTooLarge", 0);
      const [firstDay, lastDay] = daysOf(book);
      if (decoder.encoding() === "windows-1252") findings.oddity("fec.windowsLetters", 0);
      const preview: FecPreview = {
        fileName: fileName.slice(0, 400),
        byteLength,
        sha256: bytesToHex(sha.digest()),
        siren,
        closingDay,
        firstDay,
        lastDay,
        rows: rowCount,
        entries: book.entries.length,
        journals,
        debitCents,
        creditCents,
        encoding: decoder.encoding(),
        separator: header === null ? null : separator === TAB ? "tab" : "pipe",
        columns: header === null ? [] : (header as FecHeader).names,
        problems: findings.problems(),
        problemCount: findings.problemCount(),
        oddities: findings.oddities(),
        notValidated,
      };
      return { preview, book: preview.problemCount === 0 ? book : null };
    },
  };
}

function noteHeader(header: FecHeader, line: number, { problem, oddity }: FecFindings): void {
  for (const column of header.missing) problem("fec.columnMissing", line, column);
  for (const column of header.twice) problem("fec.columnTwice", line, column);
  for (const { found, expected } of header.misspelt) {
    oddity("fec.headerSpelling", line, expected, { found, expected });
  }
  for (const column of header.absent) oddity("fec.columnAbsent", line, column);
  for (const column of header.unknown) oddity("fec.columnUnknown", line, column);
  if (header.isReordered) oddity("fec.headerOrder", line);
  if (header.endsWithSeparator) oddity("fec.trailingSeparator", line);
}

/** A row may end early where only columns are lacking that may be absent, and may have empty cells too many. */
function hasRightLength(
  header: FecHeader,
  bytes: Uint8Array,
  starts: Uint32Array,
  ends: Uint32Array,
  count: number,
  line: number,
  { problem, oddity }: FecFindings,
): boolean {
  const expected = header.names.length;
  if (count < expected) {
    const isTrailing = header.endsWithSeparator && count === expected - 1;
    const lastNeeded = Math.max(
      ...[...header.placeByColumn].filter(([column]) => !MAY_BE_CUT.has(column)).map(([, place]) => place),
    );
    if (count <= lastNeeded) {
      problem("fec.rowTooShort", line, undefined, { cells: count, expected });
      return false;
    }
    if (!isTrailing) oddity("fec.rowShort", line, undefined, { cells: count, expected });
    starts.fill(0, count, expected);
    ends.fill(0, count, expected);
  }
  for (let cell = expected; cell < count; cell += 1) {
    if (!isBlank(bytes, starts[cell]!, ends[cell]!)) {
      problem("fec.rowTooLong", line, undefined, { cells: count, expected });
      return false;
    }
  }
  if (count > expected) oddity("fec.trailingSeparator", line);
  return true;
}

const MAY_BE_CUT: ReadonlySet<string> = new Set([
  "EcritureLet",
  "DateLet",
  "ValidDate",
  "Montantdevise",
  "Idevise",
  "DateRglt",
  "ModeRglt",
  "NatOp",
  "IdClient",
]);

/** Nothing but spaces, separators, or the mark some old systems end a file with. */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! > 0x20 && bytes[at] !== PIPE) return false;
  return true;
}

const startsWith = (bytes: Uint8Array, from: number, to: number, start: readonly number[]): boolean =>
  to - from >= start.length && start.every((byte, index) => bytes[from + index] === byte);

function daysOf({ columns, entries }: FecBook): [string, string] | [null, null] {
  if (entries.length === 0) return [null, null];
  let first = toDayNumber(entries[0]!.day);
  let last = first;
  for (const day of columns.day) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [fromDayNumber(first), fromDayNumber(last)];
}
