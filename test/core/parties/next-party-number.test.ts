import { expect, test } from "vitest";
import { nextPartyNumber } from "#core/parties/next-party-number.ts";

test("a proposed number follows the highest of its kind, whatever else was typed", () => {
  expect(nextPartyNumber([], "patient")).toBe("P-00001");
  expect(nextPartyNumber(["P-00231", "P-9", "C-00999", "P-007b", "Dupont"], "patient")).toBe("P-00232");
  expect(nextPartyNumber(["F-99999"], "supplier")).toBe("F-100000");
});

test("a proposed number is as long as the one before it", () => {
  expect(nextPartyNumber(["C-004", "C-005"], "customer")).toBe("C-006");
  expect(nextPartyNumber(["C-99"], "customer")).toBe("C-100");
});
