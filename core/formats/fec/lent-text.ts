import { utf8EncodeInto } from "../../utf8.ts";
import type { FecCells } from "./fec-row-reader.ts";
import type { FecDecoder } from "./fec-text.ts";
import type { PackedTexts } from "./packed-texts.ts";

const SPACE = 0x20;
/** What is compared with the row before; longer texts are rare and looked up each time. */
const KEPT_BYTES = 64;
const NONE = -1;

/** A cell's text as it lies in a row's bytes: most rows are read by somebody who needs few of their texts. Lent for the row. */
export interface LentText {
  readonly isEmpty: () => boolean;
  /** Whether it is empty or holds nothing but zeros. */
  readonly isZeros: () => boolean;
  readonly text: () => string;
  /** Its place among texts that are always the same ones for this cell; it is added where it is new. */
  readonly indexIn: (texts: PackedTexts) => number;
  /** Writes it as UTF-8 where there is room for the most it may take, and says where it ends. */
  readonly encodeInto: (into: Uint8Array, at: number) => number;
}

export interface LentCell extends LentText {
  /** Looks at the next row, without padding; answers false where the text is longer than it may be. */
  readonly see: (cells: FecCells) => boolean;
  /** The same where it is known to be a text of which there is nothing to say. */
  readonly lend: (cells: FecCells) => void;
  /** Puts another text in its place. */
  readonly replace: (text: string) => void;
}

/** The cell of one column, row after row; always empty where the column is absent. */
export function createLentCell(
  decoder: FecDecoder,
  place: number | undefined,
  lengthMax: number,
  notePadding: () => void,
): LentCell {
  const kept = new Uint8Array(KEPT_BYTES);
  let keptLength = NONE;
  let keptIndex = NONE;
  let bytes: Uint8Array = kept;
  let from = 0;
  let to = 0;
  /** The text where it had to be made, for its bytes do not say it. */
  let made: string | null = place === undefined ? "" : null;

  const isKept = (): boolean => {
    if (keptLength !== to - from) return false;
    for (let at = from; at < to; at += 1) if (kept[at - from] !== bytes[at]) return false;
    return true;
  };
  const text = () => made ?? decoder.text(bytes, from, to);

  return {
    see: (cells) => {
      if (place === undefined) return true;
      bytes = cells.bytes;
      from = cells.starts[place]!;
      to = cells.ends[place]!;
      made = null;
      if (from === to) return true;
      if (bytes[from] === SPACE || bytes[to - 1] === SPACE) {
        while (from < to && bytes[from] === SPACE) from += 1;
        while (from < to && bytes[to - 1] === SPACE) to -= 1;
        notePadding();
      }
      // What its bytes do not say as UTF-8 is made at once, and the file's letters noticed by whoever makes it.
      if (!decoder.isPlainLine()) made = decoder.text(bytes, from, to);
      return to - from <= lengthMax || text().length <= lengthMax;
    },
    lend: ({ bytes: lent, starts, ends }) => {
      bytes = lent;
      from = starts[place!]!;
      to = ends[place!]!;
      made = null;
    },
    replace: (other) => {
      made = other;
    },
    isEmpty: () => (made === null ? from === to : made === ""),
    isZeros: () => {
      if (made !== null) return /^0*$/.test(made);
      for (let at = from; at < to; at += 1) if (bytes[at] !== ZERO) return false;
      return true;
    },
    text,
    encodeInto: (into, at) => {
      if (made !== null || !decoder.isPlainLine()) return utf8EncodeInto(text(), into, at);
      for (let place = from; place < to; place += 1) into[at + place - from] = bytes[place]!;
      return at + to - from;
    },
    indexIn: (texts) => {
      if (made !== null || !decoder.isPlainLine()) return texts.indexOf(text());
      if (isKept()) return keptIndex;
      keptIndex = texts.indexOfBytes(bytes, from, to);
      keptLength = to - from <= KEPT_BYTES ? to - from : NONE;
      for (let at = 0; at < keptLength; at += 1) kept[at] = bytes[from + at]!;
      return keptIndex;
    },
  };
}

const ZERO = 0x30;
