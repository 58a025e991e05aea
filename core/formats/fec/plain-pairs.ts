import { createPackedTexts } from "./packed-texts.ts";

/**
 * Codes with the labels that stand beside them, by their bytes, and what was made of them in a row of which nothing was told:
 * a file has few, and they come again and again.
 */
export interface PlainPairs {
  /** Its place; NO_PAIR where it was not learnt. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number;
  readonly learn: (bytes: Uint8Array, from: number, to: number, index: number, label: string) => void;
  /** The index of the code. */
  readonly index: (pair: number) => number;
  readonly label: (pair: number) => string;
}

export const NO_PAIR = -1;

/** A file with more of them than this has labels that come once. */
const PAIRS_MAX = 50_000;

export function createPlainPairs(): PlainPairs {
  const texts = createPackedTexts();
  const indexes: number[] = [];
  const labels: string[] = [];
  let last = NO_PAIR;
  return {
    find: (bytes, from, to) => {
      // Of few it is often the one before.
      if (last !== NO_PAIR && texts.isAt(last, bytes, from, to)) return last;
      last = texts.find(bytes, from, to);
      return last;
    },
    learn: (bytes, from, to, index, label) => {
      if (texts.size >= PAIRS_MAX) return;
      const pair = texts.indexOfBytes(bytes, from, to);
      indexes[pair] = index;
      labels[pair] = label;
    },
    index: (pair) => indexes[pair]!,
    label: (pair) => labels[pair]!,
  };
}
