import { dayRangeOf } from "../ledger/day-range.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { LineTest } from "./ledger-filter.ts";

/** A line: which segment, and where in it. */
export interface LinePlace {
  readonly segment: LedgerColumns;
  readonly line: number;
}

/** The wanted lines of all segments in the order of a journal, readable from any place. */
export interface LineIndex {
  readonly length: number;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly places: (from: number, count: number) => LinePlace[];
  /** Debit less credit of everything before a place. */
  readonly balanceCentsBefore: (place: number) => number;
}

/** So many days stay in order: those around a page that is scrolled, and never all of a long ledger. */
const DAYS_KEPT = 128;

/**
 * Lines by day, then journal, entry number and voucher. Opening a report over millions of lines counts them by day, in one
 * pass that keeps none of them; which they are, and their order, is found out for the days that a page touches.
 */
export function createLineIndex(
  segments: readonly LedgerColumns[],
  testOf: (segment: LedgerColumns) => LineTest,
): LineIndex {
  const tests = segments.map(testOf);
  const ranges = segments.map(dayRangeOf);
  const firstDay = ranges.reduce((first, range) => Math.min(first, range.first), Number.POSITIVE_INFINITY);
  const lastDay = ranges.reduce((last, range) => Math.max(last, range.last), Number.NEGATIVE_INFINITY);
  const dayCount = firstDay > lastDay ? 0 : lastDay - firstDay + 1;
  const dayStarts = new Uint32Array(dayCount + 1);
  const balanceAtStart = new Float64Array(dayCount + 1);
  let debitCents = 0;
  let creditCents = 0;
  segments.forEach(({ day, cents, length }, at) => {
    const isWanted = tests[at]!;
    for (let line = 0; line < length; line += 1) {
      if (!isWanted(line)) continue;
      const amountCents = cents[line]!;
      const next = day[line]! - firstDay + 1;
      dayStarts[next]! += 1;
      balanceAtStart[next]! += amountCents;
      if (amountCents < 0) creditCents -= amountCents;
      else debitCents += amountCents;
    }
  });
  for (let day = 1; day <= dayCount; day += 1) {
    dayStarts[day]! += dayStarts[day - 1]!;
    balanceAtStart[day]! += balanceAtStart[day - 1]!;
  }
  const length = dayStarts[dayCount]!;

  const ordered = new Map<number, readonly LinePlace[]>();
  const linesOn = (day: number): readonly LinePlace[] => {
    const known = ordered.get(day);
    if (known !== undefined) return known;
    const places: LinePlace[] = [];
    const wantedDay = firstDay + day;
    segments.forEach((segment, at) => {
      if (wantedDay < ranges[at]!.first || wantedDay > ranges[at]!.last) return;
      const isWanted = tests[at]!;
      for (let line = 0; line < segment.length; line += 1)
        if (segment.day[line] === wantedDay && isWanted(line)) places.push({ segment, line });
    });
    // Lines that compare alike stay as they came.
    places.sort((one, other) => compareLines(one.segment, one.line, other.segment, other.line));
    if (ordered.size >= DAYS_KEPT) ordered.delete(ordered.keys().next().value!);
    ordered.set(day, places);
    return places;
  };

  return {
    length,
    debitCents,
    creditCents,
    places: (from, count) => {
      const places: LinePlace[] = [];
      const end = Math.min(length, from + count);
      let at = Math.max(0, from);
      while (at < end) {
        const day = dayAtPlace(dayStarts, at);
        const found = linesOn(day).slice(at - dayStarts[day]!, end - dayStarts[day]!);
        for (const place of found) places.push(place);
        at += found.length;
      }
      return places;
    },
    balanceCentsBefore: (place) => {
      if (place >= length) return debitCents - creditCents;
      const day = dayAtPlace(dayStarts, place);
      return linesOn(day)
        .slice(0, place - dayStarts[day]!)
        .reduce((cents, { segment, line }) => cents + segment.cents[line]!, balanceAtStart[day]!);
    },
  };
}

/** Numbers compare as numbers where both are digits ("9" before "10"); no number yet comes last in its day. */
export function compareEntryNumbers(one: string, other: string): number {
  if (one === other) return 0;
  if (one === "") return 1;
  if (other === "") return -1;
  const isNumber = DIGITS.test(one);
  if (isNumber !== DIGITS.test(other)) return isNumber ? -1 : 1;
  if (isNumber) {
    const oneDigits = one.replace(/^0+/, "");
    const otherDigits = other.replace(/^0+/, "");
    if (oneDigits.length !== otherDigits.length) return oneDigits.length - otherDigits.length;
    if (oneDigits !== otherDigits) return oneDigits < otherDigits ? -1 : 1;
  }
  return one < other ? -1 : 1;
}
const DIGITS = /^\d+$/;

function compareLines(one: LedgerColumns, oneLine: number, other: LedgerColumns, otherLine: number): number {
  const oneVoucher = one.dictionaries.vouchers.at(one.voucher[oneLine]!)!;
  const otherVoucher = other.dictionaries.vouchers.at(other.voucher[otherLine]!)!;
  return (
    compareTexts(
      one.dictionaries.journals[one.journal[oneLine]!]!.code,
      other.dictionaries.journals[other.journal[otherLine]!]!.code,
    ) ||
    compareEntryNumbers(oneVoucher.entryNumber, otherVoucher.entryNumber) ||
    compareTexts(oneVoucher.id, otherVoucher.id)
  );
}

const compareTexts = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** The day a place lies in: the last whose start is at or before it, found by halving. */
function dayAtPlace(dayStarts: Uint32Array, place: number): number {
  let low = 0;
  let high = dayStarts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (dayStarts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
