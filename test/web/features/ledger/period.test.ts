import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, type Period, readPeriod, writePeriod } from "#web/features/ledger/period.ts";

const dayArbitrary = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const periodArbitrary: fc.Arbitrary<Period> = fc.oneof(
  fc.constant({ kind: "all" } as const),
  fc.constant({ kind: "year" } as const),
  dayArbitrary.map((day) => ({ kind: "month", month: day.slice(0, 7) }) as const),
  fc
    .tuple(fc.option(dayArbitrary, { nil: "" }), fc.option(dayArbitrary, { nil: "" }))
    .map(([from, through]) => ({ kind: "range", from, through }) as const),
);

describe("a period in the address", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(periodArbitrary, (period) => {
        expect(readPeriod(writePeriod(period))).toEqual(period);
      }),
    );
  });

  test.each(["", "2026", "2026-13", "2026-02-30..", "..2026-11-31", "a..b", "2026-01-01..2026-02-01..x"])(
    "is every period when it says %o",
    (text) => expect(readPeriod(text)).toEqual({ kind: "all" }),
  );
});

describe("the bounds of a period", () => {
  const year = { from: "2025-09-01", through: "2026-08-31" };

  test("are those of the fiscal year", () => {
    expect(boundsOf({ kind: "year" }, year)).toEqual(year);
  });

  test("reach the last day of a month, in February too", () => {
    expect(boundsOf({ kind: "month", month: "2024-02" }, year).through).toBe("2024-02-29");
    expect(boundsOf({ kind: "month", month: "2026-12" }, year).through).toBe("2026-12-31");
  });

  test("leave a side open that nobody filled in", () => {
    expect(boundsOf({ kind: "range", from: "2026-01-01", through: "" }, year)).toEqual({
      from: "2026-01-01",
    });
    expect(boundsOf({ kind: "all" }, year)).toEqual({});
  });
});
