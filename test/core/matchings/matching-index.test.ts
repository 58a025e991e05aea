import { expect, test } from "vitest";
import type { LineMatching, MatchingDocument } from "#core/matchings/line-matching.ts";
import { firstFreeLetter, letterAfter } from "#core/matchings/line-matching.ts";
import type { Matching } from "#core/matchings/matching.ts";
import { createMatchingIndex } from "#core/matchings/matching-index.ts";

const ACCOUNT = "411000";

const settlement = (claim: string, grossCents: number, lines: readonly [string, number][]): Matching => ({
  id: `m~${claim}`,
  claim,
  account: ACCOUNT,
  party: "c1",
  slice: "shared",
  grossCents,
  lines: lines.map(([voucher, cents], index) => ({
    voucher,
    kind: voucher.startsWith("l~") ? "matching" : "payment",
    day: `2026-03-0${index + 1}`,
    cents,
    shares: {},
  })),
  acts: {},
});

const byHand = (letter: string, vouchers: readonly string[], restCents = 0): LineMatching => ({
  type: "lines",
  id: `l~${letter}`,
  account: ACCOUNT,
  slice: "shared",
  letter,
  lines: vouchers.map((voucher) => ({ voucher, line: 0, day: "2026-03-05", cents: 1 })),
  restCents,
  claims: [],
  entry: null,
  command: "command",
  madeBy: "anna",
  madeAt: "2026-03-10T09:00:00.000Z",
  acts: {},
});

const letterIn = (documents: readonly MatchingDocument[], voucher: string, line = 0, account = ACCOUNT) =>
  createMatchingIndex(documents).letterOf({ voucher, line, account }, (claim) => `F-${claim}`);

test("an invoice that is settled letters its payments with its number, and one with a rest letters nothing", () => {
  expect(letterIn([settlement("s", 100, [["p", 100]])], "p")).toEqual({
    text: "F-s",
    isWhole: true,
    day: "2026-03-01",
  });
  expect(letterIn([settlement("s", 100, [["p", 100]])], "s")?.text).toBe("F-s");
  expect(letterIn([settlement("s", 100, [["p", 40]])], "p")).toBeNull();
  expect(letterIn([settlement("s", 100, [["p", 100]])], "p", 0, "706000")).toBeNull();
});

test("what one payment settles together bears one letter, or none while something of it is open", () => {
  const two = (second: number) => [settlement("a", 100, [["p", 100]]), settlement("b", 100, [["p", second]])];
  expect(["a", "b", "p"].map((voucher) => letterIn(two(100), voucher)?.text)).toEqual(["F-a", "F-a", "F-a"]);
  expect(letterIn(two(40), "a")).toBeNull();
});

test("a letter given by hand is in capitals once nothing is open, and goes before an invoice's number", () => {
  const documents = [settlement("s", 100, [["l~AB", 100]]), byHand("AB", ["s", "p"])];
  expect(["s", "p"].map((voucher) => letterIn(documents, voucher)?.text)).toEqual(["AB", "AB"]);
  const partly = [settlement("s", 100, [["l~AB", 60]]), byHand("AB", ["s", "p"], 40)];
  expect(letterIn(partly, "s")).toMatchObject({ text: "ab", isWhole: false });
  expect(letterIn(documents, "p", 1)).toBeNull();
});

test("what is undone letters nothing any more", () => {
  const index = createMatchingIndex([byHand("AB", ["s", "p"])]);
  index.move(byHand("AB", ["s", "p"]), null);
  expect(index.letterOf({ voucher: "s", line: 0, account: ACCOUNT }, () => null)).toBeNull();
  expect(index.hasAny("s")).toBe(false);
  expect(index.lettersIn(ACCOUNT)).toEqual([]);
});

test("letters go on after the last one, also those of other books", () => {
  expect(["AA", "AZ", "ZZ", "ZZZZ"].map(letterAfter)).toEqual(["AB", "BA", "AAA", null]);
  expect(firstFreeLetter([])).toBe("AA");
  expect(firstFreeLetter(["B", "AC", "2024-7", "ab", "QWERTZUI"])).toBe("AD");
});
