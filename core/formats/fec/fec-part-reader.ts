import { assert } from "../../assert.ts";
import type { FecBook } from "./fec-book.ts";
import { createFecCellCutter, hasRightLength } from "./fec-cells.ts";
import { toFecBook } from "./fec-entries.ts";
import { createFecFindings } from "./fec-findings.ts";
import type { FecOutline } from "./fec-outline.ts";
import { createFecRowReader } from "./fec-row-reader.ts";
import { createFecRows } from "./fec-rows.ts";
import { createFecDecoder } from "./fec-text.ts";
import { createLineSplitter, type LineSplitter } from "./line-splitter.ts";

/** Hears of each line that holds a row, and the place of its entry's month. The bytes are lent for the call. */
export type TakeRowLine = (bytes: Uint8Array, from: number, to: number, month: number) => void;

/** Goes through the same file a second time and says of each row whose month it belongs to. */
export function createFecMonthSplitter(
  { lineOfRow, entryOfRow, monthOfEntry }: FecOutline,
  take: TakeRowLine,
): LineSplitter {
  let row = 0;
  return createLineSplitter(
    (bytes, from, to, line) => {
      if (lineOfRow[row] !== line) return true;
      take(bytes, from, to, monthOfEntry[entryOfRow[row]!]!);
      // A line with a debit and a credit is two rows.
      while (lineOfRow[row] === line) row += 1;
      return true;
    },
    () => assert(false, "a file that was read once has no line too long"),
  );
}

/** Makes books of a part of a file: of those entries that `isTaken` names, whose lines are pushed in the file's order. */
export function createFecPartReader(outline: FecOutline, isTaken: (entry: number) => boolean) {
  const { header, separator, isUtf8 } = outline.layout;
  const rows = createFecRows();
  const findings = createFecFindings();
  const decoder = createFecDecoder(isUtf8 ? "utf-8" : "iso-8859-15");
  const { starts, ends, cut } = createFecCellCutter();
  const { placeByColumn } = header;
  const readRow = createFecRowReader({ rows, findings, decoder, placeByColumn, keepsTexts: true });

  const takeLine = (bytes: Uint8Array, from: number, to: number, line: number): boolean => {
    const count = cut(bytes, from, to, separator);
    decoder.beginLine(bytes, from, to);
    const cells = { bytes, starts, ends, line };
    return hasRightLength(header, cells, count, findings) && readRow(cells);
  };
  const splitter = createLineSplitter(takeLine, () =>
    assert(false, "a file that was read once has no line too long"),
  );

  return {
    push: splitter.push,
    end: (): FecBook => {
      splitter.end();
      const ordinals: number[] = [];
      const groupOfEntry: number[] = [];
      const reused = new Set<number>();
      const placeByEntry = new Map<number, number>();
      const entryOfRow = new Uint32Array(rows.line.length);
      let row = 0;
      for (const entry of outline.entryOfRow) {
        if (!isTaken(entry)) continue;
        let place = placeByEntry.get(entry);
        if (place === undefined) {
          place = ordinals.length;
          placeByEntry.set(entry, place);
          ordinals.push(entry);
          const group = rows.group.at(row);
          groupOfEntry.push(group);
          if (outline.isReused[entry] === 1) reused.add(group);
        }
        entryOfRow[row] = place;
        row += 1;
      }
      assert(
        row === rows.line.length && findings.problemCount() === 0,
        "a second reading finds the rows of the first",
      );
      return toFecBook(rows, { entryOfRow, groupOfEntry, reused }, ordinals);
    },
  };
}
