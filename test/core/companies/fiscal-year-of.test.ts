import { expect, test } from "vitest";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";

const fiscalYears = [
  { from: "2025-04-01", through: "2025-12-31" },
  { from: "2026-01-01", through: "2026-12-31" },
];

test("a day lies in the year that names it, of whatever length", () => {
  expect(fiscalYearOf({ fiscalYears }, "2025-04-01")).toEqual(fiscalYears[0]);
  expect(fiscalYearOf({ fiscalYears }, "2026-12-31")).toEqual(fiscalYears[1]);
});

test("years of twelve months go on from the last that is named, and back from the first", () => {
  expect(fiscalYearOf({ fiscalYears }, "2027-01-01")).toEqual({ from: "2027-01-01", through: "2027-12-31" });
  expect(fiscalYearOf({ fiscalYears }, "2029-06-30")).toEqual({ from: "2029-01-01", through: "2029-12-31" });
  expect(fiscalYearOf({ fiscalYears }, "2025-03-31")).toEqual({ from: "2024-04-01", through: "2025-03-31" });
  expect(fiscalYearOf({ fiscalYears }, "2023-04-02")).toEqual({ from: "2023-04-01", through: "2024-03-31" });
  expect(fiscalYearOf({ fiscalYears: [] }, "2026-05-01")).toEqual({
    from: "2026-01-01",
    through: "2026-12-31",
  });
});

test("a hole between two named years ends where the later one begins", () => {
  const withHole = [
    { from: "2024-01-01", through: "2024-12-31" },
    { from: "2025-07-01", through: "2026-06-30" },
  ];
  expect(fiscalYearOf({ fiscalYears: withHole }, "2025-02-01")).toEqual({
    from: "2025-01-01",
    through: "2025-06-30",
  });
});
