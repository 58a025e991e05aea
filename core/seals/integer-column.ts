import { assert } from "../assert.ts";

/**
 * Whole numbers as planes of bytes, the lowest byte of all of them first: what is alike lies together and deflates to
 * next to nothing. The first byte says how many planes there are, and whether one of signs follows them.
 */
export function encodeIntegers(values: ArrayLike<number>): Uint8Array {
  const { length } = values;
  // Looked at in one kind of column: a loop over any of them is several times as slow.
  const numbers = roomFor(length);
  numbers.set(values);
  const { largest, isSigned } = extentOf(numbers);
  const planes = planesFor(largest);
  const bytes = new Uint8Array(1 + (planes + (isSigned ? 1 : 0)) * length);
  bytes[0] = planes | (isSigned ? SIGNED : 0);
  if (planes === 1 && !isSigned) {
    bytes.set(numbers, 1);
    return bytes;
  }
  // Shifts see no more than 32 bits; most columns have no more.
  for (let plane = 0; plane < planes; plane += 1)
    if (largest <= INT32_MAX) writeShifted(numbers, 8 * plane, bytes, 1 + plane * length);
    else writeDivided(numbers, 256 ** plane, bytes, 1 + plane * length);
  if (isSigned) writeSigns(numbers, bytes, 1 + planes * length);
  return bytes;
}

function extentOf(numbers: Float64Array): { readonly largest: number; readonly isSigned: boolean } {
  let largest = 0;
  let isSigned = false;
  for (let at = 0; at < numbers.length; at += 1) {
    const value = numbers[at]!;
    assert(Number.isSafeInteger(value), "a column holds whole numbers");
    if (value < 0) isSigned = true;
    const magnitude = Math.abs(value);
    if (magnitude > largest) largest = magnitude;
  }
  return { largest, isSigned };
}

function writeShifted(numbers: Float64Array, bits: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < numbers.length; at += 1) bytes[from + at] = Math.abs(numbers[at]!) >> bits;
}

function writeDivided(numbers: Float64Array, unit: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < numbers.length; at += 1)
    bytes[from + at] = Math.floor(Math.abs(numbers[at]!) / unit) % 256;
}

function writeSigns(numbers: Float64Array, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < numbers.length; at += 1) if (numbers[at]! < 0) bytes[from + at] = 1;
}

/** A column that numbers can be read into, of whatever kind. */
export interface IntegerColumn {
  readonly length: number;
  readonly set: (numbers: ArrayLike<number>) => void;
}

/** Reads so many numbers into a column of zeros, and says where the next thing begins. */
export function decodeIntegers(bytes: Uint8Array, from: number, into: IntegerColumn): number {
  const { length } = into;
  const planes = bytes[from]! & ~SIGNED;
  const isSigned = (bytes[from]! & SIGNED) !== 0;
  let at = from + 1;
  if (planes === 0) return at + (isSigned ? length : 0);
  if (planes === 1 && !isSigned) {
    into.set(bytes.subarray(at, at + length));
    return at + length;
  }
  // Put together in one kind of column: a loop over any of them is several times as slow.
  const numbers = roomFor(length);
  if (planes === 1) beginWithPlane(numbers, bytes, at);
  else beginWithPlanes(numbers, bytes, at);
  at += Math.min(planes, 2) * length;
  for (let plane = 2, unit = 65_536; plane < planes; plane += 1, unit *= 256, at += length)
    addPlane(numbers, bytes, at, unit);
  if (isSigned) {
    addSigns(numbers, bytes, at);
    at += length;
  }
  into.set(numbers);
  return at;
}

/** Loops of their own: a machine that learns of one what it can expect need not forget it for another. */
function beginWithPlane(numbers: Float64Array, bytes: Uint8Array, from: number): void {
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = bytes[from + index]!;
}

function beginWithPlanes(numbers: Float64Array, bytes: Uint8Array, from: number): void {
  const second = from + numbers.length;
  for (let index = 0; index < numbers.length; index += 1)
    numbers[index] = bytes[from + index]! | (bytes[second + index]! << 8);
}

function addPlane(numbers: Float64Array, bytes: Uint8Array, from: number, unit: number): void {
  for (let index = 0; index < numbers.length; index += 1) numbers[index]! += bytes[from + index]! * unit;
}

function addSigns(numbers: Float64Array, bytes: Uint8Array, from: number): void {
  for (let index = 0; index < numbers.length; index += 1)
    if (bytes[from + index] === 1) numbers[index] = -numbers[index]!;
}

let room = new Float64Array(0);

/** Used again and again: nothing of it is handed out. */
function roomFor(length: number): Float64Array {
  if (room.length < length) room = new Float64Array(length);
  return room.subarray(0, length);
}

/** Whether the column that begins there holds zeros alone. */
export const isAllZero = (bytes: Uint8Array, from: number): boolean => bytes[from] === 0;

const SIGNED = 0x80;
const INT32_MAX = 0x7fff_ffff;

function planesFor(largest: number): number {
  let planes = 0;
  for (let rest = largest; rest > 0; rest = Math.floor(rest / 256)) planes += 1;
  return planes;
}
