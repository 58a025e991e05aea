import { expect, test } from "vitest";
import { hasNul } from "#core/commands/has-nul.ts";

test.each([["a\0b"], [["a", ["\0"]]], [{ a: { b: "\0" } }]])("finds the character in %j", (value) => {
  expect(hasNul(value)).toBe(true);
});

test.each([[""], [null], [1], [{ a: ["\\u0000", "0"] }]])("finds none in %j", (value) => {
  expect(hasNul(value)).toBe(false);
});
