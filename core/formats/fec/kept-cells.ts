import { addText, copyCells, type EncodedCells, emptyCells } from "./encoded-cells.ts";

/** Cells that many lines have, for each of so many things, encoded when they are first asked for. */
export interface KeptCells {
  readonly cells: EncodedCells;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly textsOf: (index: number) => readonly string[];
}

export const keepCells = (count: number, textsOf: KeptCells["textsOf"]): KeptCells => ({
  cells: emptyCells(),
  starts: new Int32Array(count).fill(NOT_KEPT),
  ends: new Int32Array(count),
  textsOf,
});

const NOT_KEPT = -1;

export function copyKept(into: EncodedCells, kept: KeptCells, index: number): void {
  if (kept.starts[index] === NOT_KEPT) keep(kept, index);
  copyCells(into, kept.cells, kept.starts[index]!, kept.ends[index]!);
}

/** The same without the tab behind it: the text goes on. */
export function beginWithKept(into: EncodedCells, kept: KeptCells, index: number): void {
  if (kept.starts[index] === NOT_KEPT) keep(kept, index);
  copyCells(into, kept.cells, kept.starts[index]!, kept.ends[index]! - 1);
}

function keep({ cells, starts, ends, textsOf }: KeptCells, index: number): void {
  starts[index] = cells.length;
  for (const text of textsOf(index)) addText(cells, text);
  ends[index] = cells.length;
}
