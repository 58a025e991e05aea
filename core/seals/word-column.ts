import { comesAgain, type SortedValues } from "./sorted-values.ts";

/** A record's values, one by one, or as indexes of words that are all different: texts, whole numbers or null. */
export type FieldColumn = readonly unknown[] | WordColumn;

export interface WordColumn {
  readonly indexes: Uint32Array | Uint16Array;
  readonly words: readonly (string | number | null)[];
}

export const isWordColumn = (column: FieldColumn): column is WordColumn => "indexes" in column;

export const valuesOf = (column: FieldColumn): readonly unknown[] =>
  isWordColumn(column) ? Array.from(column.indexes, (index) => column.words[index]) : column;

/** What `sortValues` says of them; null where its words do not come again, so that it must look at each by itself. */
export function sortWordColumn({ indexes, words }: WordColumn): SortedValues | null {
  const isNull = new Uint8Array(indexes.length);
  const places = new Uint32Array(indexes.length);
  const placeByIndex = new Int32Array(words.length).fill(-1);
  const found: (string | number)[] = [];
  let count = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at]!;
    const word = words[index]!;
    if (word === null) {
      isNull[at] = 1;
      continue;
    }
    if (placeByIndex[index] === -1) placeByIndex[index] = found.push(word) - 1;
    places[count++] = placeByIndex[index]!;
  }
  if (!comesAgain(count, found.length)) return null;
  const ofWords = { kind: found.length === 1 ? "every" : "words", values: found, places: null };
  const ofNull = { kind: "null", values: [], places: null };
  const isNullFirst = isNull[0] === 1;
  return {
    groups: count === indexes.length ? [ofWords] : isNullFirst ? [ofNull, ofWords] : [ofWords, ofNull],
    order: isNullFirst ? isNull.map((kind) => 1 - kind) : isNull,
    words: { words: found, places: places.subarray(0, count) },
  };
}
