import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { formatNumber } from "#core/numbering/format-number.ts";
import { type NumberSeries, numbered, seriesOf } from "#core/numbering/number-invoice.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import { aLine, createBooksModel } from "#test/support/books-builder.ts";

const model = createBooksModel();
model.must("voucher.draft", {
  id: "s",
  kind: "sale",
  credits: null,
  set: { day: "2026-10-31", lines: [aLine()] },
});
const sale = model.voucher("s") as Sale;

test("a number holds the year and its place in a series, credit notes in one of their own", () => {
  expect(seriesOf(sale, sale.day)).toBe("F-2026");
  expect(seriesOf({ ...sale, kind: "creditNote", credits: "x" }, "2027-01-01")).toBe("A-2027");
  expect(formatNumber("F-2026", 17)).toBe("F-2026-00017");
  expect(formatNumber("F-2026", Number.MAX_SAFE_INTEGER).length).toBeLessThanOrEqual(35);
});

test("the issue date is never before the last one of its series, and terms count from it", () => {
  expect(numbered(sale, "F-2026", { nextNumber: 17, lastDay: "2026-11-02" })).toMatchObject({
    number: "F-2026-00017",
    numbering: "given",
    day: "2026-11-02",
    dueDay: "2026-12-02",
  });
  expect(numbered(sale, "F-2026", { nextNumber: 1, lastDay: null }).day).toBe("2026-10-31");
});

test("numbers and days rise together, in whatever order sales arrive", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90), { minLength: 2, maxLength: 20 }), (offsets) => {
      let series: NumberSeries = { nextNumber: 1, lastDay: null };
      const issued = offsets.map((offset) => {
        const next = numbered({ ...sale, day: addDays("2026-09-01", offset) }, "F-2026", series);
        series = { nextNumber: series.nextNumber + 1, lastDay: next.day };
        return next;
      });
      const numbers = issued.map(({ number }) => number!);
      const days = issued.map(({ day }) => day);
      expect([...numbers].sort()).toEqual(numbers);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect([...days].sort()).toEqual(days);
    }),
  );
});
