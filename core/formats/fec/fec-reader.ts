import { fromDayNumber } from "../../calendar-date.ts";
import { bytesToHex, createSha256, type Sha256 } from "../../sha256.ts";
import { createFecCellCutter, hasRightLength, isBlank } from "./fec-cells.ts";
import { type FecHeader, readFecHeader } from "./fec-columns.ts";
import { clampCents, judgeEntries } from "./fec-entry-findings.ts";
import { readFecFileName } from "./fec-file-name.ts";
import { createFecFindings, type FecFindings } from "./fec-findings.ts";
import { type FecOutline, toFecOutline } from "./fec-outline.ts";
import type { FecPreview } from "./fec-preview.ts";
import { createFecRowLog, type FecRowLog } from "./fec-row-log.ts";
import { createFecRowReader, type FecCells, type FecRowFate } from "./fec-row-reader.ts";
import { createFecNames, type FecNames, type FecRow } from "./fec-rows.ts";
import { createFecDecoder, type ReadAscii } from "./fec-text.ts";
import { createLineSplitter } from "./line-splitter.ts";

const TAB = 0x09;
const PIPE = 0x7c;

export interface FecReading {
  readonly preview: FecPreview;
  /** Null where the file has problems: nothing of it is imported then. */
  readonly outline: FecOutline | null;
}

export interface FecReader {
  /** The next bytes, cut anywhere; they may be reused afterwards. */
  readonly push: (bytes: Uint8Array) => void;
  /** How many have gone by so far, for whoever watches. */
  readonly rows: () => number;
  readonly end: () => FecReading;
}

export interface FecReaderSurroundings {
  readonly fileName: string;
  /** Where a few numbers of each row are kept; in memory unless given. */
  readonly log?: FecRowLog;
  /** Hashes the file; core's own unless given. */
  readonly sha256?: Sha256;
  readonly readAscii?: ReadAscii | undefined;
  /** Hears of what is found; a preview's own lists unless given. */
  readonly findings?: FecFindings;
  readonly takeHeader?: (header: FecHeader) => void;
  /** Hears of each row that was read, which is lent for the call. */
  readonly watch?: (row: FecRow, names: FecNames) => void;
}

/**
 * Reads a FEC as it streams by, keeping a few numbers a row and none of its texts but codes. Who wants the books in it
 * watches the rows and lays them aside by month, written by a `FecRowWriter`; `readFecPart` makes books of them.
 */
export function createFecReader({
  fileName,
  log = createFecRowLog(),
  sha256: sha = createSha256(),
  readAscii,
  findings = createFecFindings(),
  takeHeader: tellHeader,
  watch,
}: FecReaderSurroundings): FecReader {
  const decoder = createFecDecoder(readAscii);
  const names = createFecNames();
  const { starts, ends, cut, isAscii } = createFecCellCutter();
  let byteLength = 0;
  let rowCount = 0;
  let separator = TAB;
  let header: FecHeader | null = null;
  let readRow: ((cells: FecCells) => FecRowFate) | null = null;
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  let isRefused = false;

  const refuseFile = (...problem: Parameters<FecFindings["problem"]>): false => {
    findings.problem(...problem);
    isRefused = true;
    return false;
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
    separator = bytes.subarray(from, to).includes(TAB) ? TAB : PIPE;
    const count = cut(bytes, from, to, separator);
    decoder.beginLine(bytes, from, to, isAscii());
    const cells = Array.from({ length: count }, (_, cell) => decoder.text(bytes, starts[cell]!, ends[cell]!));
    header = readFecHeader(cells);
    if (header === null) return refuseFile("fec.noHeader", line);
    noteHeader(header, line, findings);
    tellHeader?.(header);
    isRefused = header.missing.length > 0 || header.twice.length > 0;
    readRow = createFecRowReader({
      names,
      findings,
      decoder,
      placeByColumn: header.placeByColumn,
      take: (row) => {
        const { day } = row;
        if (day < firstDay) firstDay = day;
        if (day > lastDay) lastDay = day;
        log.push(row.line, row.group, day, row.cents, row.validatedOn);
        watch?.(row, names);
      },
    });
    return true;
  };

  const takeRow = (bytes: Uint8Array, from: number, to: number, line: number): boolean => {
    if (header === null || readRow === null) return takeHeader(bytes, from, to, line);
    const count = cut(bytes, from, to, separator);
    if (isBlank(bytes, from, to)) {
      if (count > 1) findings.oddity("fec.blankRow", line);
      return true;
    }
    rowCount += 1;
    if (isRefused) return true;
    if (decoder.beginLine(bytes, from, to, isAscii())) findings.oddity("fec.encodingMixed", line);
    const cells = { bytes, starts, ends, line };
    if (!hasRightLength(header, cells, count, findings)) return true;
    isRefused = readRow(cells) === "tooMuch";
    return !isRefused;
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

      const days = [firstDay, lastDay] as const;
      const { grouping, journals, notValidated } = judgeEntries(names, log, days, closingDay, findings);
      const debitCents = clampCents(journals.reduce((cents, journal) => cents + journal.debitCents, 0));
      const creditCents = clampCents(journals.reduce((cents, journal) => cents + journal.creditCents, 0));
      if (Math.max(debitCents, creditCents) >= Number.MAX_SAFE_INTEGER)
        findings.problem("fec.amountTooLarge", 0);
      if (decoder.encoding() === "windows-1252") findings.oddity("fec.windowsLetters", 0);
      const preview: FecPreview = {
        fileName: fileName.slice(0, 400),
        byteLength,
        sha256: bytesToHex(sha.digest()),
        siren,
        closingDay,
        firstDay: log.length === 0 ? null : fromDayNumber(firstDay),
        lastDay: log.length === 0 ? null : fromDayNumber(lastDay),
        rows: rowCount,
        entries: grouping.count,
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
      const isWhole = preview.problemCount === 0 && header !== null;
      return { preview, outline: isWhole ? toFecOutline(names, log, grouping) : null };
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

const startsWith = (bytes: Uint8Array, from: number, to: number, start: readonly number[]): boolean =>
  to - from >= start.length && start.every((byte, index) => bytes[from + index] === byte);
