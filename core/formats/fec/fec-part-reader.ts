import { assert } from "../../assert.ts";
import type { FecBook } from "./fec-book.ts";
import { toFecBook } from "./fec-entries.ts";
import { createFecPartRoom, type FecCodes, type FillBytes, readFecPartRows } from "./fec-part-rows.ts";
import type { FecRowNames } from "./fec-row-codec.ts";

/** What laying out a part of a file must know of the whole of it. */
export interface FecPart {
  readonly names: FecRowNames;
  readonly codes: FecCodes;
  /** Whether an entry's number served for several entries. */
  readonly isReused: (entry: number) => boolean;
}

/**
 * Makes books of some entries of a file: of all their rows, in the file's order, and for each of them its entry. The lines of
 * the books are lent until the next part.
 */
export type ReadFecPart = (fill: FillBytes, entries: ArrayLike<number>) => FecBook;

export function createFecPartReader(part: FecPart): ReadFecPart {
  const room = createFecPartRoom();
  return (fill, entries) => {
    const rows = readFecPartRows(fill, entries.length, part, room);
    const book = toFecBook(rows, entries, part.isReused);
    assert(book.columns.length === entries.length, "every row is in the books");
    return book;
  };
}
