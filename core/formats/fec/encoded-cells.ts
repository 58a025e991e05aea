import { UTF8_BYTES_A_UNIT_MAX, utf8EncodeInto } from "../../utf8.ts";
import { cleanFecText } from "./clean-fec-text.ts";

/** Cells of a FEC as they stand in the file, each with the tab behind it. */
export interface EncodedCells {
  /** Longer than what is written of it, so that it can be used again. */
  bytes: Uint8Array;
  length: number;
}

const TAB = 0x09;

export const emptyCells = (): EncodedCells => ({ bytes: new Uint8Array(64), length: 0 });

/** So many bytes more can be written. */
export function makeRoom(cells: EncodedCells, more: number): void {
  if (cells.length + more <= cells.bytes.length) return;
  const larger = new Uint8Array(Math.max(cells.bytes.length * 2, cells.length + more));
  larger.set(cells.bytes.subarray(0, cells.length));
  cells.bytes = larger;
}

/** Texts that stay the same over many lines are encoded once. */
export function encodeCells(...texts: readonly string[]): EncodedCells {
  const cells = emptyCells();
  for (const text of texts) addText(cells, text);
  return cells;
}

export function addText(cells: EncodedCells, text: string): void {
  const clean = cleanFecText(text);
  makeRoom(cells, clean.length * UTF8_BYTES_A_UNIT_MAX + 1);
  const end = utf8EncodeInto(clean, cells.bytes, cells.length);
  cells.bytes[end] = TAB;
  cells.length = end + 1;
}

export function addCells(cells: EncodedCells, more: EncodedCells): void {
  makeRoom(cells, more.length);
  copyCells(cells, more);
}

/** Copies, where there is room, what is mostly a few bytes: for them a loop is quicker than a call. */
export function copyCells(cells: EncodedCells, { bytes, length }: EncodedCells): void {
  const into = cells.bytes;
  const from = cells.length;
  for (let at = 0; at < length; at += 1) into[from + at] = bytes[at]!;
  cells.length = from + length;
}

const DIGIT_0 = 0x30;
const MINUS = 0x2d;
const COMMA = 0x2c;
/** Every whole number we allow has at most sixteen digits. */
export const AMOUNT_BYTES_MAX = 20;

export function addAmount(cells: EncodedCells, cents: number): void {
  makeRoom(cells, AMOUNT_BYTES_MAX);
  copyAmount(cells, cents);
}

/** Where there is room: decimals after a comma, no thousands separator, the sign in front (LPF art. A47 A-1, VII-4°). */
export function copyAmount(cells: EncodedCells, cents: number): void {
  const { bytes } = cells;
  let at = cells.length;
  if (cents < 0) bytes[at++] = MINUS;
  const magnitude = Math.abs(cents);
  const isSmall = magnitude <= SMALL_MAX;
  const large = isSmall ? 0 : Math.floor(magnitude / SMALL_UNIT);
  // Whole numbers of 32 bits are divided many times as fast.
  let small = (isSmall ? magnitude : magnitude - large * SMALL_UNIT) | 0;
  if (!isSmall) at = addDigits(bytes, at, large, 1);
  const hundredths = small % 100;
  small = (small / 100) | 0;
  at = addDigits(bytes, at, small, isSmall ? 1 : SMALL_UNIT_DIGITS - 2);
  bytes[at] = COMMA;
  bytes[at + 1] = DIGIT_0 + ((hundredths / 10) | 0);
  bytes[at + 2] = DIGIT_0 + (hundredths % 10);
  bytes[at + 3] = TAB;
  cells.length = at + 4;
}

const SMALL_MAX = 0x7fff_ffff;
const SMALL_UNIT = 100_000_000;
const SMALL_UNIT_DIGITS = 8;

/** A number of 32 bits with so many digits at least. */
function addDigits(bytes: Uint8Array, at: number, number: number, digitsMin: number): number {
  let digits = digitsMin;
  let limit = 10 ** digitsMin;
  while (number >= limit) {
    digits += 1;
    limit *= 10;
  }
  let rest = number | 0;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    const tenth = (rest / 10) | 0;
    bytes[place] = DIGIT_0 + (rest - tenth * 10);
    rest = tenth;
  }
  return at + digits;
}
