import type { FecColumn, FecHeader } from "./fec-columns.ts";
import type { FecFindings } from "./fec-findings.ts";
import type { FecCells } from "./fec-row-reader.ts";

const PIPE = 0x7c;
const CELLS_MAX = 256;

/** Cuts lines into cells; the places are lent until the next cut. */
export function createFecCellCutter() {
  const starts = new Uint32Array(CELLS_MAX);
  const ends = new Uint32Array(CELLS_MAX);
  let isAscii = true;
  return {
    starts,
    ends,
    /** Whether the line that was cut last is. */
    isAscii: () => isAscii,
    /** Answers how many cells there are. */
    cut: (bytes: Uint8Array, from: number, to: number, separator: number): number => {
      let count = 0;
      let start = from;
      let bits = 0;
      for (let at = from; at < to; at += 1) {
        const byte = bytes[at]!;
        bits |= byte;
        if (byte !== separator || count === CELLS_MAX) continue;
        starts[count] = start;
        ends[count] = at;
        count += 1;
        start = at + 1;
      }
      isAscii = bits < 0x80;
      if (count === CELLS_MAX) return count;
      starts[count] = start;
      ends[count] = to;
      return count + 1;
    },
  };
}

/** A row may end early where only columns are lacking that may be absent, and may have empty cells too many. */
export function hasRightLength(
  header: FecHeader,
  { bytes, starts, ends, line }: FecCells & { readonly starts: Uint32Array; readonly ends: Uint32Array },
  count: number,
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

const MAY_BE_CUT: ReadonlySet<FecColumn> = new Set([
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
export function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! > 0x20 && bytes[at] !== PIPE) return false;
  return true;
}
