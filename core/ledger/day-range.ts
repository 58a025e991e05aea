import type { LedgerColumns } from "./ledger-columns.ts";

export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Columns never change, so each is looked through once. */
const dayRanges = new WeakMap<LedgerColumns, DayRange>();

/** The first and the last day of a segment's lines, since 1970-01-01; infinite the wrong way round where it has none. */
export function dayRangeOf(segment: LedgerColumns): DayRange {
  const known = dayRanges.get(segment);
  if (known !== undefined) return known;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let line = 0; line < segment.length; line += 1) {
    if (segment.day[line]! < first) first = segment.day[line]!;
    if (segment.day[line]! > last) last = segment.day[line]!;
  }
  dayRanges.set(segment, { first, last });
  return { first, last };
}
