import { growingUint32 } from "../../ledger/growing-column.ts";
import { utf8Decode, utf8Encode } from "../../utf8.ts";

/** Gives each different text one index, as a dictionary does, in a tenth of the memory: a file has a number for each entry. */
export interface PackedTexts {
  readonly size: number;
  /** The index of a text, which is added where it is new. */
  readonly indexOf: (text: string) => number;
  readonly at: (index: number) => string;
}

const FIRST_BYTES = 4096;
const FIRST_SLOTS = 1024;

/** Texts lie end to end as UTF-8; a table of slots, never more than half full, finds them by their hash (FNV-1a). */
export function createPackedTexts(): PackedTexts {
  let bytes = new Uint8Array(FIRST_BYTES);
  let slots = new Uint32Array(FIRST_SLOTS);
  const ends = growingUint32();
  let used = 0;
  const startOf = (index: number) => (index === 0 ? 0 : ends.at(index - 1));

  const append = (text: string): void => {
    while (used + text.length * 3 > bytes.length) {
      const wider = new Uint8Array(bytes.length * 2);
      wider.set(bytes);
      bytes = wider;
    }
    let at = used;
    for (let unit = 0; unit < text.length; unit += 1) {
      const code = text.charCodeAt(unit);
      if (code >= 0x80) {
        const encoded = utf8Encode(text);
        bytes.set(encoded, used);
        at = used + encoded.length;
        break;
      }
      bytes[at++] = code;
    }
    used = at;
  };

  const hashOf = (from: number, to: number): number => {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  };

  const isSame = (index: number, from: number, to: number): boolean => {
    const start = startOf(index);
    if (ends.at(index) - start !== to - from) return false;
    for (let at = from; at < to; at += 1) if (bytes[start + at - from] !== bytes[at]) return false;
    return true;
  };

  const widenSlots = () => {
    const wider = new Uint32Array(slots.length * 2);
    for (let index = 0; index < ends.length; index += 1) {
      let slot = hashOf(startOf(index), ends.at(index)) & (wider.length - 1);
      while (wider[slot] !== 0) slot = (slot + 1) & (wider.length - 1);
      wider[slot] = index + 1;
    }
    slots = wider;
  };

  return {
    get size() {
      return ends.length;
    },
    indexOf: (text) => {
      const from = used;
      append(text);
      let slot = hashOf(from, used) & (slots.length - 1);
      for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
        const index = slots[slot]! - 1;
        if (!isSame(index, from, used)) continue;
        used = from;
        return index;
      }
      slots[slot] = ends.length + 1;
      ends.push(used);
      if (ends.length * 2 > slots.length) widenSlots();
      return ends.length - 1;
    },
    at: (index) => utf8Decode(bytes, startOf(index), ends.at(index)) ?? "",
  };
}
