import { expect, test } from "vitest";
import { yearAfter } from "#web/features/settings/year-after.ts";

test.each([
  ["2026-11-22", "2027-11-22"],
  ["2028-02-29", "2029-02-28"],
  ["2027-02-28", "2028-02-28"],
  ["2026-12-31", "2027-12-31"],
])("a year after %s is %s", (day, later) => {
  expect(yearAfter(day)).toBe(later);
});
