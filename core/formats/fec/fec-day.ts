import { FIRST_DAY, isCalendarDate, LAST_DAY, toDayNumber } from "../../calendar-date.ts";

/** A day read from a cell: its number, or that the cell holds none or none that can be read. */
export type FecDay =
  | { readonly kind: "day"; readonly dayNumber: number; readonly isOddlySpelt: boolean }
  | { readonly kind: "zero" }
  | { readonly kind: "unreadable" };

/** Reads days by their text, each different text once: a file has millions of cells and a few hundred days. */
export function createFecDayReader(): (text: string) => FecDay {
  const known = new Map<string, FecDay>();
  return (text) => {
    let day = known.get(text);
    if (day === undefined) {
      day = readFecDay(text);
      if (known.size < KNOWN_MAX) known.set(text, day);
    }
    return day;
  };
}

const KNOWN_MAX = 10_000;

/**
 * AAAAMMJJ (LPF art. A47 A-1, VII-4°). The tax office's own checker also takes separators, the day first, and a time
 * behind; none of these can be mistaken for another, because no month is called 19 or 20.
 */
export function readFecDay(text: string): FecDay {
  if (/^0+$/.test(text)) return { kind: "zero" };
  const date = text.replace(/[ T]\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?Z?$/, "");
  const yearFirst = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/.exec(date);
  const dayFirst = /^(\d{2})([-/.]?)(\d{2})\2(\d{4})$/.exec(date);
  const day =
    dayOf(yearFirst && `${yearFirst[1]}-${yearFirst[3]}-${yearFirst[4]}`) ??
    dayOf(dayFirst && `${dayFirst[4]}-${dayFirst[3]}-${dayFirst[1]}`);
  if (day === null) return { kind: "unreadable" };
  return { kind: "day", dayNumber: toDayNumber(day), isOddlySpelt: text !== day.replaceAll("-", "") };
}

const dayOf = (candidate: string | null): string | null =>
  candidate !== null && isCalendarDate(candidate) && candidate >= FIRST_DAY && candidate <= LAST_DAY
    ? candidate
    : null;

/** Days of eight digits that were read before and of which nothing was told: the same come again and again. */
export interface KnownDays {
  /** The day's number, or UNKNOWN_DAY. */
  readonly find: (digits: number) => number;
  readonly keep: (digits: number, dayNumber: number) => void;
}

export const UNKNOWN_DAY = 0x7fff_ffff;

/** A year's days lie side by side, each in a slot of its own. */
export function createKnownDays(): KnownDays {
  const digitsBySlot = new Int32Array(SLOTS).fill(NO_DIGITS);
  const dayBySlot = new Int32Array(SLOTS);
  return {
    find: (digits) => {
      const slot = digits & (SLOTS - 1);
      return digits !== NO_DIGITS && digitsBySlot[slot] === digits ? dayBySlot[slot]! : UNKNOWN_DAY;
    },
    keep: (digits, dayNumber) => {
      digitsBySlot[digits & (SLOTS - 1)] = digits;
      dayBySlot[digits & (SLOTS - 1)] = dayNumber;
    },
  };
}

const SLOTS = 2048;

export const NO_DIGITS = -1;

/** A cell of eight digits, such as AAAAMMJJ, as a number; NO_DIGITS where it is anything else. */
export function eightDigits(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 8) return NO_DIGITS;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return NO_DIGITS;
    number = number * 10 + digit;
  }
  return number;
}
