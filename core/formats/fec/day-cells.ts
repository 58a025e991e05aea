import { fromDayNumber } from "../../calendar-date.ts";
import { addText, copyCells, type EncodedCells, emptyCells, makeRoom } from "./encoded-cells.ts";
import { dayCell } from "./fec-writer.ts";

/** Days as AAAAMMJJ; the calendar is asked once for those that come again. */
export interface DayCells {
  readonly cells: EncodedCells;
  readonly dayBySlot: Int32Array;
}

export function createDayCells(): DayCells {
  const cells = emptyCells();
  // Never made larger: that would keep no more than what stands before the cell being written.
  makeRoom(cells, (SLOTS + 4) * CELL_BYTES);
  return { cells, dayBySlot: new Int32Array(SLOTS).fill(NO_DAY) };
}

/** By its number since 1970. */
export function addDay(into: EncodedCells, { cells, dayBySlot }: DayCells, dayNumber: number): void {
  const slot = dayNumber & (SLOTS - 1);
  if (dayBySlot[slot] !== dayNumber) {
    dayBySlot[slot] = dayNumber;
    cells.length = slot * CELL_BYTES;
    addText(cells, dayCell(fromDayNumber(dayNumber)));
  }
  copyCells(into, cells, slot * CELL_BYTES, (slot + 1) * CELL_BYTES);
}

/** More than the days of a year, each in a slot of its own. */
const SLOTS = 512;
const NO_DAY = -0x8000_0000;
/** Eight digits and a tab. */
const CELL_BYTES = 9;
