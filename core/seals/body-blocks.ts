import { assert } from "../assert.ts";

/** Which blocks there are, by their numbers. */
export interface BlockTable {
  readonly lengths: readonly number[];
  /** Those that stand behind all others. */
  readonly random: readonly number[];
}

/** Blocks of bytes, each kept once however often it is said. */
export interface BlockWriter {
  /** Its number. */
  readonly put: (bytes: Uint8Array) => number;
  /** What is random comes last: among what is alike it would only disturb whoever deflates. */
  readonly putRandom: (bytes: Uint8Array) => number;
  /** All of them in the order in which they are to stand. */
  readonly finish: () => { readonly blocks: readonly Uint8Array[]; readonly table: BlockTable };
}

export function createBlockWriter(): BlockWriter {
  const blocks: Uint8Array[] = [];
  const random: number[] = [];
  const numbersByMark = new Map<number, number[]>();
  const put = (bytes: Uint8Array): number => {
    const mark = markOf(bytes);
    const alike = numbersByMark.get(mark) ?? [];
    const known = alike.find((number) => isEqual(blocks[number]!, bytes));
    if (known !== undefined) return known;
    const number = blocks.push(bytes) - 1;
    numbersByMark.set(mark, [...alike, number]);
    return number;
  };
  return {
    put,
    putRandom: (bytes) => {
      const before = blocks.length;
      const number = put(bytes);
      if (number === before) random.push(number);
      return number;
    },
    finish: () => {
      const table = { lengths: blocks.map(({ length }) => length), random };
      return { blocks: standing(table).map((number) => blocks[number]!), table };
    },
  };
}

/** Gives the bytes of each block by its number. */
export function createBlockReader(bytes: Uint8Array, table: BlockTable): (number: number) => Uint8Array {
  const starts: number[] = [];
  let at = 0;
  for (const number of standing(table)) {
    starts[number] = at;
    at += table.lengths[number]!;
  }
  assert(at === bytes.length, "blocks are as long as they say");
  return (number) => {
    const start = starts[number];
    assert(start !== undefined, "a block that is named is there");
    return bytes.subarray(start, start + table.lengths[number]!);
  };
}

function standing({ lengths, random }: BlockTable): number[] {
  const last = new Set(random);
  return [...lengths.keys()].filter((number) => !last.has(number)).concat(random);
}

const PRIME = 0x0100_0193;

/**
 * A number that any change within four bytes that stand together changes (FNV-1a over words): it tells a slip, and nothing
 * about who wrote it.
 */
export function markOf(bytes: Uint8Array, from = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let mark = 0x811c_9dc5 ^ bytes.length;
  let at = from;
  for (; at + 4 <= bytes.length; at += 4) mark = Math.imul(mark ^ view.getUint32(at, true), PRIME);
  for (; at < bytes.length; at += 1) mark = Math.imul(mark ^ bytes[at]!, PRIME);
  return mark >>> 0;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
