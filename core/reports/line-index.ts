import { growingInt32, growingUint32 } from "../ledger/growing-column.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { orderByGroup } from "../ledger/order-by-group.ts";
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

/**
 * Orders lines by day, then journal, entry number and voucher. Days are sorted by counting at once; within a day only
 * when a page touches it, so opening a report over millions of lines costs one pass and a page costs a day.
 */
export function createLineIndex(
  segments: readonly LedgerColumns[],
  testOf: (segment: LedgerColumns) => LineTest,
): LineIndex {
  const segmentOf = growingUint32();
  const lineOf = growingUint32();
  const dayOf = growingInt32();
  let debitCents = 0;
  let creditCents = 0;
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  segments.forEach((segment, segmentIndex) => {
    const isWanted = testOf(segment);
    const { day, cents, length } = segment;
    for (let line = 0; line < length; line += 1) {
      if (!isWanted(line)) continue;
      segmentOf.push(segmentIndex);
      lineOf.push(line);
      const dayNumber = day[line]!;
      dayOf.push(dayNumber);
      if (dayNumber < firstDay) firstDay = dayNumber;
      if (dayNumber > lastDay) lastDay = dayNumber;
      const amountCents = cents[line]!;
      if (amountCents < 0) creditCents -= amountCents;
      else debitCents += amountCents;
    }
  });

  const length = dayOf.length;
  const dayCount = length === 0 ? 0 : lastDay - firstDay + 1;
  const groups = dayOf.values().slice();
  for (let at = 0; at < length; at += 1) groups[at] = groups[at]! - firstDay;
  const order = orderByGroup(groups, dayCount);
  const dayStarts = new Uint32Array(dayCount + 1);
  for (let at = 0; at < length; at += 1) dayStarts[groups[at]! + 1] = dayStarts[groups[at]! + 1]! + 1;
  const balanceAtStart = new Float64Array(dayCount + 1);
  const centsAt = (reference: number) => segments[segmentOf.at(reference)]!.cents[lineOf.at(reference)]!;
  for (let at = 0; at < length; at += 1) {
    balanceAtStart[groups[at]! + 1] = balanceAtStart[groups[at]! + 1]! + centsAt(at);
  }
  for (let day = 1; day <= dayCount; day += 1) {
    dayStarts[day] = dayStarts[day]! + dayStarts[day - 1]!;
    balanceAtStart[day] = balanceAtStart[day]! + balanceAtStart[day - 1]!;
  }

  const compareReferences = (one: number, other: number) => {
    const oneSegment = segments[segmentOf.at(one)]!;
    const otherSegment = segments[segmentOf.at(other)]!;
    return (
      compareLines(oneSegment, lineOf.at(one), otherSegment, lineOf.at(other)) || one - other // as they came
    );
  };
  const isSorted = new Uint8Array(dayCount);
  const sortDay = (day: number) => {
    if (isSorted[day] === 1) return;
    order.subarray(dayStarts[day]!, dayStarts[day + 1]!).sort(compareReferences);
    isSorted[day] = 1;
  };

  return {
    length,
    debitCents,
    creditCents,
    places: (from, count) => {
      const places: LinePlace[] = [];
      for (let at = Math.max(0, from); at < Math.min(length, from + count); at += 1) {
        sortDay(dayAtPlace(dayStarts, at));
        const reference = order[at]!;
        places.push({ segment: segments[segmentOf.at(reference)]!, line: lineOf.at(reference) });
      }
      return places;
    },
    balanceCentsBefore: (place) => {
      if (place >= length) return debitCents - creditCents;
      const day = dayAtPlace(dayStarts, place);
      sortDay(day);
      let balanceCents = balanceAtStart[day]!;
      for (let at = dayStarts[day]!; at < place; at += 1) balanceCents += centsAt(order[at]!);
      return balanceCents;
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
