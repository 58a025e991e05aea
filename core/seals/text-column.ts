import { createTextDictionary } from "../ledger/dictionary.ts";
import type { NumberedTexts } from "../ledger/ledger-columns.ts";
import { decodeIntegers, encodeIntegers } from "./integer-column.ts";
import { bytesFormOf, encodeBytes, textOfBytes } from "./scalar-columns.ts";

/** Texts that are put together when they are asked for: a million of them would take more memory than all the rest. */
export interface TextColumn {
  readonly length: number;
  readonly at: (index: number) => string;
  /** What they are put together from; null where they are ids. */
  readonly numbered: NumberedTexts | null;
}

/** A column's bytes, and the texts its values begin with, which are kept elsewhere. */
export interface EncodedTexts {
  readonly bytes: Uint8Array;
  readonly beginnings: readonly string[];
}

/**
 * Ids as devices draw them are kept as their sixteen bytes. Of other texts, the digits at the end are a number that is said by
 * how far it is from the last one with the same beginning, and of the same group where there are any: such go on one by one.
 */
export function encodeTexts(texts: readonly string[], groups?: ArrayLike<number>): EncodedTexts {
  if (texts.length > 0 && texts.every((text) => bytesFormOf(text) === "uuid")) {
    const bytes = new Uint8Array(1 + texts.length * UUID_BYTES);
    bytes[0] = UUIDS;
    bytes.set(encodeBytes(texts, "uuid"), 1);
    return { bytes, beginnings: [] };
  }
  const beginnings = createTextDictionary();
  const beginning = new Uint32Array(texts.length);
  const digits = new Uint8Array(texts.length);
  const step = new Int32Array(texts.length);
  const last = createLastNumbers(groups);
  let before = "";
  let place = -1;
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index]!;
    const width = digitsAtEnd(text);
    const length = text.length - width;
    // Most begin as the one before them.
    if (place < 0 || length !== before.length || !text.startsWith(before)) {
      before = text.slice(0, length);
      place = beginnings.indexOf(before);
    }
    beginning[index] = place;
    digits[index] = width;
    if (width === 0) continue;
    const number = numberFrom(text, length);
    step[index] = number - last.swap(index, place, number);
  }
  const parts = [Uint8Array.of(NUMBERED), ...[beginning, digits, step].map(encodeIntegers)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, beginnings: beginnings.values() };
}

/** The texts, which do not hold on to the bytes they were read from, and where the next thing begins. */
export function decodeTexts(
  bytes: Uint8Array,
  from: number,
  length: number,
  beginnings: readonly string[],
  groups?: ArrayLike<number>,
): { readonly texts: TextColumn; readonly end: number } {
  if (bytes[from] === UUIDS) {
    const end = from + 1 + length * UUID_BYTES;
    const ids = bytes.slice(from + 1, end);
    const at = (index: number) => textOfBytes(ids, index * UUID_BYTES, "uuid");
    return { texts: { length, at, numbered: null }, end };
  }
  const beginning = beginnings.length <= 0x1_00 ? new Uint8Array(length) : new Uint32Array(length);
  const digits = new Uint8Array(length);
  const number = new Int32Array(length);
  let end = decodeIntegers(bytes, from + 1, beginning);
  end = decodeIntegers(bytes, end, digits);
  end = decodeIntegers(bytes, end, number);
  if (groups === undefined) sumUp(number, digits, beginning, beginnings.length);
  else sumUpByGroup(number, digits, beginning, groups);
  return {
    texts: {
      length,
      numbered: { beginnings, beginning, digits, number },
      at: (index) => {
        const width = digits[index]!;
        const begins = beginnings[beginning[index]!]!;
        return width === 0 ? begins : begins + String(number[index]).padStart(width, "0");
      },
    },
    end,
  };
}

/** Each number is said by how far it is from the one before with the same beginning. */
function sumUp(
  number: Int32Array,
  digits: Uint8Array,
  beginning: Uint8Array | Uint32Array,
  beginnings: number,
): void {
  const last = new Int32Array(beginnings);
  for (let index = 0; index < number.length; index += 1) {
    if (digits[index] === 0) continue;
    last[beginning[index]!]! += number[index]!;
    number[index] = last[beginning[index]!]!;
  }
}

function sumUpByGroup(
  number: Int32Array,
  digits: Uint8Array,
  beginning: Uint8Array | Uint32Array,
  groups: ArrayLike<number>,
): void {
  const last = createLastNumbers(groups);
  for (let index = 0; index < number.length; index += 1) {
    if (digits[index] === 0) continue;
    const ofGroup = last.lastOf(index);
    const sum = (ofGroup[beginning[index]!] ?? 0) + number[index]!;
    ofGroup[beginning[index]!] = sum;
    number[index] = sum;
  }
}

function createLastNumbers(groups: ArrayLike<number> | undefined) {
  const lastByGroup: number[][] = [];
  const lastOf = (index: number): number[] => {
    const group = groups === undefined ? 0 : groups[index]!;
    let known = lastByGroup[group];
    if (known === undefined) {
      known = [];
      lastByGroup[group] = known;
    }
    return known;
  };
  return {
    lastOf,
    /** The number before this one, which is now the last. */
    swap: (index: number, beginning: number, number: number): number => {
      const last = lastOf(index);
      const before = last[beginning] ?? 0;
      last[beginning] = number;
      return before;
    },
  };
}

const NUMBERED = 0;
const UUIDS = 1;
const UUID_BYTES = 16;
/** A number of so many digits, and any difference of two, fits 32 bits. */
const DIGITS_MAX = 9;

/** How many digits of a number a text ends in, up to those that fit 32 bits. */
export function digitsAtEnd(text: string): number {
  let width = 0;
  while (width < DIGITS_MAX && width < text.length && isDigit(text.charCodeAt(text.length - 1 - width)))
    width += 1;
  return width;
}

function numberFrom(text: string, from: number): number {
  let number = 0;
  for (let at = from; at < text.length; at += 1) number = number * 10 + text.charCodeAt(at) - 0x30;
  return number;
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39;
