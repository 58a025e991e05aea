import fc from "fast-check";
import { expect, test } from "vitest";
import { type ProposableLine, proposeMatchings } from "#core/matchings/propose-matchings.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const line = (voucher: string, cents: number, fields: Partial<ProposableLine> = {}): ProposableLine => ({
  voucher,
  line: 0,
  day: "2026-03-01",
  cents,
  pieceRef: "",
  label: "",
  group: "C1",
  isNamed: true,
  ...fields,
});

const said = (lines: readonly ProposableLine[]) =>
  proposeMatchings(lines).map(({ reason, lines: found, restCents }) => [
    reason,
    found.map(({ voucher }) => voucher).join(" "),
    restCents,
  ]);

test("a reference that a label names goes before an amount that happens to agree", () => {
  expect(
    said([
      line("f1", 100, { pieceRef: "2026-00012" }),
      line("f2", 100, { pieceRef: "2026-00013" }),
      line("p", -100, { label: "VIR CAFE (F 2026/00013)" }),
    ]),
  ).toEqual([["samePiece", "f2 p", 0]]);
});

test("one amount pairs the oldest with the oldest", () => {
  expect(
    said([
      line("new", 100, { day: "2026-03-09" }),
      line("old", 100, { day: "2026-03-02" }),
      line("p", -100, { day: "2026-03-10" }),
    ]),
  ).toEqual([["sameAmount", "old p", 0]]);
});

test("a few lines that add up to one are found, and what is left of a party that comes to nothing", () => {
  expect(said([line("p", -160), line("a", 100), line("b", 45), line("c", 60)])).toContainEqual([
    "sum",
    "p a c",
    0,
  ]);
  expect(said([line("p", -70), line("q", -40), line("a", 60), line("b", 50)])).toEqual([
    ["wholeParty", "p q a b", 0],
  ]);
});

test("money for nothing in particular goes to the oldest first, with a rest", () => {
  const lines = [
    line("a", 60, { day: "2026-03-01" }),
    line("b", 50, { day: "2026-03-02" }),
    line("c", 90, { day: "2026-03-03" }),
    line("p", -80, { day: "2026-03-04" }),
  ];
  expect(said(lines)).toEqual([["oldestFirst", "a b p", 30]]);
});

test("lines of two parties are never proposed together, and lines of none only where they are plainly the same", () => {
  expect(said([line("a", 100), line("p", -100, { group: "C2" })])).toEqual([]);
  const nobody = { group: "", isNamed: false };
  expect(said([line("a", 100, nobody), line("p", -60, nobody)])).toEqual([]);
  expect(said([line("a", 100, nobody), line("p", -100, nobody)])).toEqual([["sameAmount", "a p", 0]]);
});

test("no line is proposed twice, each proposal has both sides, and its rest is what its lines come to", () => {
  const some = fc.record({
    cents: fc.integer({ min: -300, max: 300 }).filter((cents) => cents !== 0),
    pieceRef: fc.constantFrom("", "F12", "F13"),
    label: fc.constantFrom("", "VIR F12", "F13 F12"),
    group: fc.constantFrom("C1", "C2"),
    day: fc.constantFrom("2026-01-01", "2026-02-01"),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 25 }), (drawn) => {
      const lines = drawn.map(({ cents, ...fields }, index) => line(`v${index}`, cents, fields));
      const proposals = proposeMatchings(lines);
      const proposed = proposals.flatMap((proposal) => proposal.lines);
      expect(new Set(proposed).size).toBe(proposed.length);
      for (const { lines: found, restCents, settledCents } of proposals) {
        expect(new Set(found.map(({ group }) => group)).size).toBe(1);
        expect(found.some(({ cents }) => cents > 0) && found.some(({ cents }) => cents < 0)).toBe(true);
        expect(found.reduce((sum, { cents }) => sum + cents, 0)).toBe(restCents);
        expect(settledCents).toBeGreaterThan(0);
      }
    }),
    { numRuns: propertyRuns(200) },
  );
});
