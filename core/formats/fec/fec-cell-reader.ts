import type { FecColumn } from "./fec-columns.ts";
import type { FecCells } from "./fec-row-reader.ts";
import type { FecDecoder } from "./fec-text.ts";

const SPACE = 0x20;
const LONGEST_KEPT = 48;
const SLOTS = 4096;

/** Texts that were made before, by their bytes. */
interface KnownTexts {
  readonly bytes: Uint8Array;
  /** In bytes; 0 for an empty slot. */
  readonly lengths: Uint8Array;
  readonly isUtf8: Uint8Array;
  readonly texts: string[];
}

/**
 * Reads the cells of one column as texts, without padding; "" where the column is absent. The same codes, labels and days
 * come again and again: such a text is given again without being made again.
 */
export function createFecCellReader(
  decoder: FecDecoder,
  place: number | undefined,
  column: FecColumn,
  notePadding: (column: FecColumn) => void,
): (cells: FecCells) => string {
  if (place === undefined) return () => "";
  let known: KnownTexts | null = null;
  let lastSlot = 0;

  const holds = (
    { bytes: kept, lengths }: KnownTexts,
    slot: number,
    bytes: Uint8Array,
    from: number,
    to: number,
  ) => {
    if (lengths[slot] !== to - from) return false;
    const start = slot * LONGEST_KEPT - from;
    for (let at = from; at < to; at += 1) if (kept[start + at] !== bytes[at]) return false;
    return true;
  };

  return ({ bytes, starts, ends }) => {
    let from = starts[place]!;
    let to = ends[place]!;
    if (from === to) return "";
    if (bytes[from] === SPACE || bytes[to - 1] === SPACE) {
      while (from < to && bytes[from] === SPACE) from += 1;
      while (from < to && bytes[to - 1] === SPACE) to -= 1;
      notePadding(column);
      if (from === to) return "";
    }
    if (to - from > LONGEST_KEPT) return decoder.text(bytes, from, to);
    known ??= createKnownTexts();
    const isUtf8 = decoder.isUtf8Line() ? 1 : 0;
    if (known.isUtf8[lastSlot] === isUtf8 && holds(known, lastSlot, bytes, from, to))
      return known.texts[lastSlot]!;
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    const slot = (hash ^ (hash >>> 9)) & (SLOTS - 1);
    lastSlot = slot;
    if (known.isUtf8[slot] === isUtf8 && holds(known, slot, bytes, from, to)) return known.texts[slot]!;
    const text = decoder.text(bytes, from, to);
    known.lengths[slot] = to - from;
    known.isUtf8[slot] = isUtf8;
    known.texts[slot] = text;
    for (let at = from; at < to; at += 1) known.bytes[slot * LONGEST_KEPT + at - from] = bytes[at]!;
    return text;
  };
}

const createKnownTexts = (): KnownTexts => ({
  bytes: new Uint8Array(SLOTS * LONGEST_KEPT),
  lengths: new Uint8Array(SLOTS),
  isUtf8: new Uint8Array(SLOTS),
  texts: new Array<string>(SLOTS).fill(""),
});
