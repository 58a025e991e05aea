import { fromDayNumber, isCalendarDate, toDayNumber } from "../calendar-date.ts";
import { utf8Encode } from "../utf8.ts";
import { decodeIntegers, encodeIntegers } from "./integer-column.ts";
import type { BytesForm } from "./value-node.ts";

/** Whole numbers with how they were written: as they are, or by how far each is from the one before, whatever says less. */
export function encodeNumbers(values: readonly number[]): { bytes: Uint8Array; hasSteps: 0 | 1 } {
  let plain = 0;
  let stepped = 0;
  let before = 0;
  let isNarrow = true;
  for (const value of values) {
    plain += Math.log2(1 + Math.abs(value));
    stepped += Math.log2(1 + Math.abs(value - before));
    if (Math.abs(value) > STEPS_MAX) isNarrow = false;
    before = value;
  }
  const hasSteps = isNarrow && stepped < plain;
  return { bytes: hasSteps ? encodeSteps(values) : encodeIntegers(values), hasSteps: hasSteps ? 1 : 0 };
}

/** Beyond, the difference of two might be no whole number that is exact. */
const STEPS_MAX = 2 ** 51;

export function decodeNumbers(bytes: Uint8Array, length: number, hasSteps: 0 | 1): number[] {
  const column = hasSteps === 1 ? decodeSteps(bytes, length) : new Float64Array(length);
  if (hasSteps === 0) decodeIntegers(bytes, 0, column);
  const numbers = new Array<number>(length);
  for (let at = 0; at < length; at += 1) {
    const number = column[at]!;
    // Read as a fraction, a number is an object of its own in memory; as a whole one it mostly is none.
    const whole = number | 0;
    numbers[at] = whole === number ? whole : number;
  }
  return numbers;
}

export function encodeSteps(values: ArrayLike<number>): Uint8Array {
  const steps = new Float64Array(values.length);
  for (let at = 0, before = 0; at < steps.length; at += 1) {
    steps[at] = values[at]! - before;
    before = values[at]!;
  }
  return encodeIntegers(steps);
}

export function decodeSteps(bytes: Uint8Array, length: number): Float64Array {
  const numbers = new Float64Array(length);
  decodeIntegers(bytes, 0, numbers);
  for (let at = 1; at < length; at += 1) numbers[at]! += numbers[at - 1]!;
  return numbers;
}

/** The texts whose characters are bytes: ids as devices draw them, and hashes. A bit says before which byte a dash stands. */
const FORMS: Readonly<Record<BytesForm, { readonly length: number; readonly dashes: number }>> = {
  uuid: { length: 16, dashes: (1 << 4) | (1 << 6) | (1 << 8) | (1 << 10) },
  hash: { length: 32, dashes: 0 },
};

export function bytesFormOf(text: string): BytesForm | null {
  if (text.length === 36) return UUID.test(text) ? "uuid" : null;
  return text.length === 64 && HASH.test(text) ? "hash" : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

export function encodeBytes(texts: readonly string[], form: BytesForm): Uint8Array {
  const { length } = FORMS[form];
  const bytes = new Uint8Array(texts.length * length);
  let at = 0;
  for (const text of texts)
    for (let place = 0; place < text.length; place += 2) {
      if (text.charCodeAt(place) === DASH) place += 1;
      bytes[at++] = (nibble(text.charCodeAt(place)) << 4) | nibble(text.charCodeAt(place + 1));
    }
  return bytes;
}

/** The text that begins at a byte. Made at once: one that is put together piece by piece keeps its pieces in memory. */
export function textOfBytes(bytes: Uint8Array, from: number, form: BytesForm): string {
  const { length, dashes } = FORMS[form];
  const units: number[] = [];
  for (let byte = 0; byte < length; byte += 1) {
    if ((dashes >>> byte) & 1) units.push(DASH);
    const value = bytes[from + byte]!;
    units.push(DIGITS[value >> 4]!, DIGITS[value & 0x0f]!);
  }
  return String.fromCharCode(...units);
}

export const decodeBytes = (bytes: Uint8Array, count: number, form: BytesForm): string[] =>
  Array.from({ length: count }, (_, index) => textOfBytes(bytes, index * FORMS[form].length, form));

const DASH = 0x2d;
const ZERO = 0x30;
const nibble = (unit: number) => (unit < 0x40 ? unit - 0x30 : unit - 0x57);
const DIGITS = utf8Encode("0123456789abcdef");

/** A day that exists, so that its number says it wholly. */
export const isDay = (text: string): boolean => text.length === 10 && isCalendarDate(text);

export const encodeDays = (days: readonly string[]): Uint8Array => encodeSteps(days.map(toDayNumber));

export function decodeDays(bytes: Uint8Array, length: number): string[] {
  const dayOf = rememberDays();
  return Array.from(decodeSteps(bytes, length), dayOf);
}

/** An instant as the machine writes it, to the millisecond in UTC; another spelling would not come back as it was. */
export const isInstant = (text: string): boolean =>
  text.length === 24 && INSTANT.test(text) && isCalendarDate(text.slice(0, 10));

const INSTANT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const DAY_MS = 86_400_000;

export function encodeInstants(instants: readonly string[]): Uint8Array {
  let day = "";
  let dayMs = 0;
  return encodeSteps(
    instants.map((instant) => {
      if (!instant.startsWith(day) || day === "") {
        day = instant.slice(0, 10);
        dayMs = toDayNumber(day) * DAY_MS;
      }
      const [hours, minutes, seconds, ms] = [
        at(instant, 11),
        at(instant, 14),
        at(instant, 17),
        at(instant, 20),
      ];
      const last = instant.charCodeAt(22) - 0x30;
      return dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms * 10 + last;
    }),
  );
}

/** The number that two digits say. */
const at = (text: string, place: number) =>
  (text.charCodeAt(place) - 0x30) * 10 + text.charCodeAt(place + 1) - 0x30;

export function decodeInstants(bytes: Uint8Array, length: number): string[] {
  const dayOf = rememberDays();
  return Array.from(decodeSteps(bytes, length), (instant) => {
    const dayNumber = Math.floor(instant / DAY_MS);
    const ms = instant - dayNumber * DAY_MS;
    const seconds = Math.floor(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    const units = utf8Encode(`${dayOf(dayNumber)}T00:00:00.000Z`);
    writeNumber(units, 11, 2, Math.floor(minutes / 60));
    writeNumber(units, 14, 2, minutes % 60);
    writeNumber(units, 17, 2, seconds % 60);
    writeNumber(units, 20, 3, ms % 1000);
    return String.fromCharCode(...units);
  });
}

function writeNumber(units: Uint8Array, from: number, digits: number, number: number): void {
  for (let at = from + digits - 1, rest = number; at >= from; at -= 1, rest = Math.floor(rest / 10))
    units[at] = ZERO + (rest % 10);
}

function rememberDays(): (dayNumber: number) => string {
  const dayByNumber = new Map<number, string>();
  return (dayNumber) => {
    let day = dayByNumber.get(dayNumber);
    if (day === undefined) {
      day = fromDayNumber(dayNumber);
      dayByNumber.set(dayNumber, day);
    }
    return day;
  };
}
