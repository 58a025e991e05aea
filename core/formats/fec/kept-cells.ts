import { addText, copyCells, type EncodedCells, emptyCells } from "./encoded-cells.ts";

/** Cells that many lines have. */
export interface KeptCells {
  readonly copyInto: (cells: EncodedCells, index: number) => void;
  /** The same without the tab behind it: the text goes on. */
  readonly beginIn: (cells: EncodedCells, index: number) => void;
}

/** Keeps for each of so many things its cells, encoded when they are first asked for. */
export function keepCells(count: number, textsOf: (index: number) => readonly string[]): KeptCells {
  const kept = emptyCells();
  const starts = new Int32Array(count).fill(NOT_KEPT);
  const ends = new Int32Array(count);
  const keep = (index: number) => {
    starts[index] = kept.length;
    for (const text of textsOf(index)) addText(kept, text);
    ends[index] = kept.length;
  };
  return {
    copyInto: (cells, index) => {
      if (starts[index] === NOT_KEPT) keep(index);
      copyCells(cells, kept, starts[index]!, ends[index]!);
    },
    beginIn: (cells, index) => {
      if (starts[index] === NOT_KEPT) keep(index);
      copyCells(cells, kept, starts[index]!, ends[index]! - 1);
    },
  };
}

const NOT_KEPT = -1;
