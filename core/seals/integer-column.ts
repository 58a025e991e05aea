import { assert } from "../assert.ts";

/**
 * Whole numbers as planes of bytes, the lowest byte of all of them first: what is alike lies together and deflates to
 * next to nothing. The first byte says how many planes there are, and whether one of signs follows them.
 */
export function encodeIntegers(values: ArrayLike<number>): Uint8Array {
  const { length } = values;
  let largest = 0;
  let isSigned = false;
  for (let at = 0; at < length; at += 1) {
    const value = values[at]!;
    assert(Number.isSafeInteger(value), "a column holds whole numbers");
    if (value < 0) isSigned = true;
    const magnitude = Math.abs(value);
    if (magnitude > largest) largest = magnitude;
  }
  const planes = planesFor(largest);
  const bytes = new Uint8Array(1 + (planes + (isSigned ? 1 : 0)) * length);
  bytes[0] = planes | (isSigned ? SIGNED : 0);
  for (let at = 0; at < length; at += 1) {
    let rest = Math.abs(values[at]!);
    for (let plane = 0; plane < planes; plane += 1) {
      bytes[1 + plane * length + at] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    if (values[at]! < 0) bytes[1 + planes * length + at] = 1;
  }
  return bytes;
}

/** Reads so many numbers into a column of zeros, and says where the next thing begins. */
export function decodeIntegers(
  bytes: Uint8Array,
  from: number,
  into: { readonly length: number; [index: number]: number },
): number {
  const { length } = into;
  const planes = bytes[from]! & ~SIGNED;
  let at = from + 1;
  for (let plane = 0, unit = 1; plane < planes; plane += 1, unit *= 256, at += length) {
    if (plane === 0) for (let index = 0; index < length; index += 1) into[index] = bytes[at + index]!;
    else for (let index = 0; index < length; index += 1) into[index]! += bytes[at + index]! * unit;
  }
  if ((bytes[from]! & SIGNED) === 0) return at;
  for (let index = 0; index < length; index += 1) if (bytes[at + index] === 1) into[index] = -into[index]!;
  return at + length;
}

/** Whether the column that begins there holds zeros alone. */
export const isAllZero = (bytes: Uint8Array, from: number): boolean => bytes[from] === 0;

const SIGNED = 0x80;

function planesFor(largest: number): number {
  let planes = 0;
  for (let rest = largest; rest > 0; rest = Math.floor(rest / 256)) planes += 1;
  return planes;
}
