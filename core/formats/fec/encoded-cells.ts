import { UTF8_BYTES_A_UNIT_MAX, utf8EncodeInto } from "../../utf8.ts";
import { cleanFecText } from "./clean-fec-text.ts";

/** Cells of a FEC as they stand in the file, each with the tab behind it. */
export interface EncodedCells {
  /** Longer than what is written of it: so that it can be used again, and read and written a word at a time. */
  bytes: Uint8Array;
  /** The same bytes. */
  view: DataView;
  length: number;
}

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
/** Bytes are copied so many at once, and what is copied beyond the end is written over next. */
const WORD_BYTES = 4;

export const cellsIn = (bytes: Uint8Array): EncodedCells => ({ bytes, view: viewOf(bytes), length: 0 });

export const emptyCells = (): EncodedCells => cellsIn(new Uint8Array(64));

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

/** So many bytes more can be written. */
export function makeRoom(cells: EncodedCells, more: number): void {
  const needed = cells.length + more + WORD_BYTES;
  if (needed > cells.bytes.length) enlarge(cells, needed);
}

function enlarge(cells: EncodedCells, needed: number): void {
  const larger = new Uint8Array(Math.max(cells.bytes.length * 2, needed));
  larger.set(cells.bytes.subarray(0, cells.length));
  cells.bytes = larger;
  cells.view = viewOf(larger);
}

export function addText(cells: EncodedCells, text: string): void {
  const clean = cleanFecText(text);
  makeRoom(cells, clean.length * UTF8_BYTES_A_UNIT_MAX);
  cells.length = utf8EncodeInto(clean, cells.bytes, cells.length);
  endCell(cells);
}

export function endCell(cells: EncodedCells): void {
  makeRoom(cells, 1);
  cells.bytes[cells.length] = TAB;
  cells.length += 1;
}

/** So many cells in which nothing stands. */
export function addEmptyCells(cells: EncodedCells, count: number): void {
  for (let cell = 0; cell < count; cell += 1) endCell(cells);
}

/** The last cell of a line has no tab behind it. */
export function endLine(cells: EncodedCells): void {
  makeRoom(cells, 1);
  cells.bytes[cells.length - 1] = CARRIAGE_RETURN;
  cells.bytes[cells.length] = LINE_FEED;
  cells.length += 1;
}

/** Adds what stands between two places of other cells, or of these themselves. */
export function copyCells(cells: EncodedCells, other: EncodedCells, from: number, to: number): void {
  makeRoom(cells, to - from);
  const into = cells.view;
  const source = other.view;
  let at = cells.length;
  for (let place = from; place < to; place += WORD_BYTES, at += WORD_BYTES)
    into.setInt32(at, source.getInt32(place));
  cells.length += to - from;
}

const DIGIT_0 = 0x30;
const MINUS = 0x2d;
const COMMA = 0x2c;
/** Every whole number we allow has at most sixteen digits. */
const AMOUNT_BYTES_MAX = 20;

/** Debit positive, credit negative: the cells of both. */
export function addSides(cells: EncodedCells, cents: number): void {
  if (cents < 0) addNothing(cells);
  addAmount(cells, Math.abs(cents));
  if (cents >= 0) addNothing(cells);
}

/** The amount that every line has on one side. */
function addNothing(cells: EncodedCells): void {
  makeRoom(cells, WORD_BYTES + 1);
  cells.view.setInt32(cells.length, ZERO_AMOUNT);
  cells.length += WORD_BYTES;
  endCell(cells);
}

/** Decimals after a comma, no thousands separator, the sign in front (LPF art. A47 A-1, VII-4°). */
export function addAmount(cells: EncodedCells, cents: number): void {
  makeRoom(cells, AMOUNT_BYTES_MAX);
  const { bytes } = cells;
  let at = cells.length;
  if (cents < 0) bytes[at++] = MINUS;
  const magnitude = Math.abs(cents);
  const isSmall = magnitude <= SMALL_MAX;
  const large = isSmall ? 0 : Math.floor(magnitude / SMALL_UNIT);
  // Whole numbers of 32 bits are divided many times as fast.
  let small = (isSmall ? magnitude : magnitude - large * SMALL_UNIT) | 0;
  if (!isSmall) at = writeDigits(bytes, at, large, 1);
  const hundredths = small % 100;
  small = (small / 100) | 0;
  at = writeDigits(bytes, at, small, isSmall ? 1 : SMALL_UNIT_DIGITS - 2);
  bytes[at] = COMMA;
  bytes[at + 1] = DIGIT_0 + ((hundredths / 10) | 0);
  bytes[at + 2] = DIGIT_0 + (hundredths % 10);
  cells.length = at + 3;
  endCell(cells);
}

/** The four bytes of "0,00". */
const ZERO_AMOUNT = 0x30_2c_30_30;
const SMALL_MAX = 0x7fff_ffff;
const SMALL_UNIT = 100_000_000;
const SMALL_UNIT_DIGITS = 8;

/** What a number of 32 bits takes at most. */
const DIGITS_MAX = 10;
const POWERS = Float64Array.from({ length: DIGITS_MAX }, (_, power) => 10 ** power);

/** A number of 32 bits with so many digits at least, in the cell that is being written. */
export function addDigits(cells: EncodedCells, number: number, digitsMin: number): void {
  makeRoom(cells, DIGITS_MAX + digitsMin);
  cells.length = writeDigits(cells.bytes, cells.length, number, digitsMin);
}

function writeDigits(bytes: Uint8Array, at: number, number: number, digitsMin: number): number {
  let digits = 1;
  // Every number of 32 bits is below the last power that is asked.
  while (digits < DIGITS_MAX && number >= POWERS[digits]!) digits += 1;
  if (digits < digitsMin) digits = digitsMin;
  let rest = number | 0;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    const tenth = (rest / 10) | 0;
    bytes[place] = DIGIT_0 + (rest - tenth * 10);
    rest = tenth;
  }
  return at + digits;
}
