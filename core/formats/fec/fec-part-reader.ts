import { assert } from "../../assert.ts";
import type { FecBook } from "./fec-book.ts";
import { createFecCellCutter, hasRightLength } from "./fec-cells.ts";
import { toFecBook } from "./fec-entries.ts";
import { createFecFindings } from "./fec-findings.ts";
import type { FecOutline } from "./fec-outline.ts";
import { createFecRowReader } from "./fec-row-reader.ts";
import { createFecRows } from "./fec-rows.ts";
import { createFecDecoder, type ReadAscii } from "./fec-text.ts";
import { createLineSplitter, type LineSplitter } from "./line-splitter.ts";

/** Hears of each line that holds a row, and the place of its entry's month. The bytes are lent for the call. */
export type TakeRowLine = (bytes: Uint8Array, from: number, to: number, month: number) => void;

/** Goes through the same file a second time and says of each row whose month it belongs to. */
export function createFecMonthSplitter(outline: FecOutline, take: TakeRowLine): LineSplitter {
  const row = outline.rows();
  let isThere = row.next();
  return createLineSplitter(
    (bytes, from, to, line) => {
      if (!isThere || row.line() !== line) return true;
      take(bytes, from, to, row.month());
      // A line with a debit and a credit is two rows.
      while (isThere && row.line() === line) isThere = row.next();
      return true;
    },
    () => assert(false, "a file that was read once has no line too long"),
  );
}

/** What a second reading must know of the whole file. */
export type FecPart = Pick<FecOutline, "layout" | "isReused">;

/** Makes books of a part of a file: of entries whose lines are pushed in the file's order. */
export function createFecPartReader(outline: FecPart, readAscii?: ReadAscii) {
  const { header, separator, isUtf8 } = outline.layout;
  const rows = createFecRows();
  const findings = createFecFindings();
  const decoder = createFecDecoder(isUtf8 ? "utf-8" : "iso-8859-15", readAscii);
  const { starts, ends, cut, isAscii } = createFecCellCutter();
  const { placeByColumn } = header;
  const readRow = createFecRowReader({ names: rows, findings, decoder, placeByColumn, take: rows.push });

  const takeLine = (bytes: Uint8Array, from: number, to: number, line: number): boolean => {
    const count = cut(bytes, from, to, separator);
    decoder.beginLine(bytes, from, to, isAscii());
    const cells = { bytes, starts, ends, line };
    return hasRightLength(header, cells, count, findings) && readRow(cells) !== "tooMuch";
  };
  const splitter = createLineSplitter(takeLine, () =>
    assert(false, "a file that was read once has no line too long"),
  );

  return {
    push: splitter.push,
    /** For each row that was pushed, its entry among those of the whole file. */
    end: (entries: ArrayLike<number>): FecBook => {
      splitter.end();
      assert(
        entries.length === rows.group.length && findings.problemCount() === 0,
        "a second reading finds the rows of the first",
      );
      const ordinals: number[] = [];
      const groupOfEntry: number[] = [];
      const reused = new Set<number>();
      const placeByEntry = new Map<number, number>();
      const entryOfRow = new Uint32Array(entries.length);
      for (let row = 0; row < entryOfRow.length; row += 1) {
        const entry = entries[row]!;
        let place = placeByEntry.get(entry);
        if (place === undefined) {
          place = ordinals.length;
          placeByEntry.set(entry, place);
          ordinals.push(entry);
          const group = rows.group.at(row);
          groupOfEntry.push(group);
          if (outline.isReused(entry)) reused.add(group);
        }
        entryOfRow[row] = place;
      }
      return toFecBook(rows, { entryOfRow, groupOfEntry, reused }, ordinals);
    },
  };
}
