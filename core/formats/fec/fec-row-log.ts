import { assert } from "../../assert.ts";

/** Blocks of bytes of one length, kept one after the other wherever there is room for them. */
export interface BlockStore {
  /** The bytes are lent for the call. */
  readonly append: (block: Uint8Array) => void;
  /** Fills `into` with the block of that place. */
  readonly read: (place: number, into: Uint8Array) => void;
}

/** What is kept of each row for whoever puts them together, in the order of the file. */
export interface FecRowLog {
  readonly length: number;
  readonly push: (line: number, group: number, day: number, cents: number, validatedOn: number) => void;
  /** Goes through the rows from the first; nothing may be pushed any more. */
  readonly read: () => FecRowCursor;
}

/** Stands on one row at a time. */
export interface FecRowCursor {
  /** Goes to the next row; false behind the last one. */
  readonly next: () => boolean;
  /** The line of the file. */
  readonly line: number;
  readonly group: number;
  readonly day: number;
  /** Debit positive, credit negative. */
  readonly cents: number;
  readonly validatedOn: number;
}

const BLOCK_ROWS = 1024;
const BYTES_A_ROW = 8 + 4 * 4;

/** In memory unless another store is given: a million rows are 24 MB. */
export function createFecRowLog(store: BlockStore = createMemoryBlockStore()): FecRowLog {
  const block = createBlock();
  let length = 0;
  let filled = 0;
  let isWhole = false;
  return {
    get length() {
      return length;
    },
    push: (line, group, day, cents, validatedOn) => {
      assert(!isWhole, "rows are read once all are there");
      block.line[filled] = line;
      block.group[filled] = group;
      block.day[filled] = day;
      block.cents[filled] = cents;
      block.validatedOn[filled] = validatedOn;
      length += 1;
      filled += 1;
      if (filled < BLOCK_ROWS) return;
      store.append(block.bytes);
      filled = 0;
    },
    read: () => {
      if (!isWhole && filled > 0) store.append(block.bytes);
      isWhole = true;
      return createCursor(store, length);
    },
  };
}

function createCursor(store: BlockStore, length: number): FecRowCursor {
  const block = createBlock();
  let row = -1;
  let at = 0;
  const cursor = {
    line: 0,
    group: 0,
    day: 0,
    cents: 0,
    validatedOn: 0,
    next: (): boolean => {
      row += 1;
      if (row >= length) return false;
      at = row % BLOCK_ROWS;
      if (at === 0) store.read(row / BLOCK_ROWS, block.bytes);
      cursor.line = block.line[at]!;
      cursor.group = block.group[at]!;
      cursor.day = block.day[at]!;
      cursor.cents = block.cents[at]!;
      cursor.validatedOn = block.validatedOn[at]!;
      return true;
    },
  };
  return cursor;
}

function createBlock() {
  const buffer = new ArrayBuffer(BLOCK_ROWS * BYTES_A_ROW);
  const at = (column: number) => BLOCK_ROWS * (8 + 4 * column);
  return {
    bytes: new Uint8Array(buffer),
    cents: new Float64Array(buffer, 0, BLOCK_ROWS),
    line: new Uint32Array(buffer, at(0), BLOCK_ROWS),
    group: new Uint32Array(buffer, at(1), BLOCK_ROWS),
    day: new Int32Array(buffer, at(2), BLOCK_ROWS),
    validatedOn: new Int32Array(buffer, at(3), BLOCK_ROWS),
  };
}

function createMemoryBlockStore(): BlockStore {
  const blocks: Uint8Array[] = [];
  return {
    append: (block) => {
      blocks.push(block.slice());
    },
    read: (place, into) => into.set(blocks[place]!),
  };
}
