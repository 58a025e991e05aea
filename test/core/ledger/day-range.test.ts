import { expect, test } from "vitest";
import { dayRangeOf } from "#core/ledger/day-range.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";

const columnsOf = (...days: number[]) =>
  ({ length: days.length, day: Int32Array.from(days) }) as unknown as LedgerColumns;

test("a segment begins with the first of its days and ends with the last, in whatever order they stand", () => {
  expect(dayRangeOf(columnsOf(20_089, 20_075, 20_090, 20_080))).toEqual({ first: 20_075, last: 20_090 });
});

test("what has no line widens nobody's days", () => {
  const { first, last } = dayRangeOf(columnsOf());
  expect([Math.min(first, 3), Math.max(last, 3)]).toEqual([3, 3]);
});
