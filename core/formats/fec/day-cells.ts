import { fromDayNumber } from "../../calendar-date.ts";
import { addText, copyCells, type EncodedCells, emptyCells, makeRoom } from "./encoded-cells.ts";
import { dayCell } from "./fec-writer.ts";

/** Adds days since 1970 as AAAAMMJJ; the calendar is asked once for days that come again. */
export function createDayCells(): (cells: EncodedCells, dayNumber: number) => void {
  const dayBySlot = new Int32Array(SLOTS).fill(NO_DAY);
  const kept = emptyCells();
  // Never made larger: that would keep no more than what stands before the cell being written.
  makeRoom(kept, (SLOTS + 4) * CELL_BYTES);
  return (cells, dayNumber) => {
    const slot = dayNumber & (SLOTS - 1);
    if (dayBySlot[slot] !== dayNumber) {
      dayBySlot[slot] = dayNumber;
      kept.length = slot * CELL_BYTES;
      addText(kept, dayCell(fromDayNumber(dayNumber)));
    }
    copyCells(cells, kept, slot * CELL_BYTES, (slot + 1) * CELL_BYTES);
  };
}

/** More than the days of a year, each in a slot of its own. */
const SLOTS = 512;
const NO_DAY = -0x8000_0000;
/** Eight digits and a tab. */
const CELL_BYTES = 9;
