import { growingUint32 } from "../../ledger/growing-column.ts";
import { utf8Decode, utf8Encode } from "../../utf8.ts";

/** Gives each different text one index, as a dictionary does, in a tenth of the memory: a file has a number for each entry. */
export interface PackedTexts {
  readonly size: number;
  /** The index of a text, which is added where it is new. */
  readonly indexOf: (text: string) => number;
  /** The same of a text that lies in bytes which are UTF-8; no text is made. */
  readonly indexOfBytes: (bytes: Uint8Array, from: number, to: number) => number;
  /** The index of a text that is there; -1 where it is not. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number;
  /** Whether that text is those bytes. */
  readonly isAt: (index: number, bytes: Uint8Array, from: number, to: number) => boolean;
  readonly at: (index: number) => string;
  readonly values: () => string[];
}

const FIRST_BYTES = 4096;
const FIRST_SLOTS = 1024;
const SHORT_BYTES = 400;

/** Texts lie end to end as UTF-8; a table of slots, never more than half full, finds them by their hash (FNV-1a). */
/** `first` are the texts that stand at the front whether used or not, such as "" for none. */
export function createPackedTexts(first: readonly string[] = []): PackedTexts {
  let kept = new Uint8Array(FIRST_BYTES);
  let slots = new Uint32Array(FIRST_SLOTS);
  const ends = growingUint32();
  let used = 0;
  const startOf = (index: number) => (index === 0 ? 0 : ends.at(index - 1));

  const isSame = (index: number, bytes: Uint8Array, from: number, to: number): boolean => {
    const start = startOf(index);
    if (ends.at(index) - start !== to - from) return false;
    for (let at = from; at < to; at += 1) if (kept[start + at - from] !== bytes[at]) return false;
    return true;
  };

  const add = (bytes: Uint8Array, from: number, to: number): void => {
    if (used + to - from > kept.length) {
      const wider = new Uint8Array(Math.max(kept.length * 2, used + to - from));
      wider.set(kept);
      kept = wider;
    }
    for (let at = from; at < to; at += 1) kept[used + at - from] = bytes[at]!;
    used += to - from;
    ends.push(used);
  };

  const widenSlots = () => {
    const wider = new Uint32Array(slots.length * 2);
    for (let index = 0; index < ends.length; index += 1) {
      let slot = hashOf(kept, startOf(index), ends.at(index)) & (wider.length - 1);
      while (wider[slot] !== 0) slot = (slot + 1) & (wider.length - 1);
      wider[slot] = index + 1;
    }
    slots = wider;
  };

  /** The slot of a text, or the free one where it belongs. */
  const slotOf = (bytes: Uint8Array, from: number, to: number): number => {
    let slot = hashOf(bytes, from, to) & (slots.length - 1);
    while (slots[slot] !== 0 && !isSame(slots[slot]! - 1, bytes, from, to))
      slot = (slot + 1) & (slots.length - 1);
    return slot;
  };

  const indexOfBytes = (bytes: Uint8Array, from: number, to: number): number => {
    const slot = slotOf(bytes, from, to);
    if (slots[slot] !== 0) return slots[slot]! - 1;
    slots[slot] = ends.length + 1;
    add(bytes, from, to);
    if (ends.length * 2 > slots.length) widenSlots();
    return ends.length - 1;
  };
  const indexOf = (text: string): number => {
    const bytes = utf8Encode(text);
    return indexOfBytes(bytes, 0, bytes.length);
  };
  const at = (index: number): string => textOf(kept, startOf(index), ends.at(index));
  for (const text of first) indexOf(text);

  return {
    get size() {
      return ends.length;
    },
    indexOf,
    indexOfBytes,
    find: (bytes, from, to) => slots[slotOf(bytes, from, to)]! - 1,
    isAt: isSame,
    at,
    values: () => Array.from({ length: ends.length }, (_, index) => at(index)),
  };
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Most are short and ASCII, which are made at once. */
function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from <= SHORT_BYTES) {
    let at = from;
    while (at < to && bytes[at]! < 0x80) at += 1;
    if (at === to) return String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[]);
  }
  return utf8Decode(bytes, from, to) ?? "";
}
