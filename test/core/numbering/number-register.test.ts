import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeclaredHole } from "#core/numbering/declared-hole.ts";
import { formatNumber } from "#core/numbering/format-number.ts";
import { type NumberedPaper, numberRegister, toNumberedPaper } from "#core/numbering/number-register.ts";
import { aLine, createBooksModel } from "#test/support/books-builder.ts";

const paper = (series: string, number: number, changed: Partial<NumberedPaper> = {}): NumberedPaper => ({
  voucher: `${series}-${number}`,
  kind: series.startsWith("A") ? "creditNote" : "sale",
  number: formatNumber(series, number),
  day: "2026-03-01",
  partyName: "Boulangerie Martin",
  grossCents: 12_000,
  credits: null,
  isNumberedOutside: false,
  ...changed,
});
const declared = (series: string, first: number, last: number): DeclaredHole => ({
  series,
  first,
  last,
  reason: "Tablette perdue",
  declaredBy: "anna",
  declaredAt: "2026-04-01T08:00:00.000Z",
});
const nothing = { declaredHoles: [], missingState: "hole" as const };
const named = (register: ReturnType<typeof numberRegister>) =>
  register.numbers.map(
    ({ series, first, last, state }) => `${formatNumber(series, first)}..${last} ${state}`,
  );

describe("the register of numbers", () => {
  test("names the paper of each number, the holes between them, and the reason of those that are declared", () => {
    const register = numberRegister([paper("F-2026", 1), paper("F-2026", 4), paper("F-2026", 9)], {
      ...nothing,
      declaredHoles: [declared("F-2026", 6, 7)],
    });
    expect(named(register)).toEqual([
      "F-2026-00001..1 issued",
      "F-2026-00002..3 hole",
      "F-2026-00004..4 issued",
      "F-2026-00005..5 hole",
      "F-2026-00006..7 declared",
      "F-2026-00008..8 hole",
      "F-2026-00009..9 issued",
    ]);
    expect(register.numbers[4]?.hole?.reason).toBe("Tablette perdue");
    expect(register.series).toMatchObject([{ series: "F-2026", last: 9, paperCount: 3, holeCount: 4 }]);
  });

  test("puts the latest year first, and invoices before credit notes", () => {
    const series = ["F-2025", "A-2025", "A-2026", "F-2026"].map((name) => paper(name, 1));
    expect(numberRegister(series, nothing).series.map((one) => one.series)).toEqual([
      "F-2026",
      "A-2026",
      "F-2025",
      "A-2025",
    ]);
  });

  test("says when an invoice was wholly taken back, and when only in part", () => {
    const sales = [paper("F-2026", 1), paper("F-2026", 2)];
    const notes = [
      paper("A-2026", 1, { credits: "F-2026-1", grossCents: -12_000 }),
      paper("A-2026", 2, { credits: "F-2026-2", grossCents: -5_000 }),
    ];
    const register = numberRegister([...sales, ...notes], nothing);
    expect(named(register).slice(0, 2)).toEqual(["F-2026-00001..1 credited", "F-2026-00002..2 issued"]);
    expect(register.creditNotesBySale.get("F-2026-2")).toEqual([notes[1]]);
  });

  test("names a number that two papers bear, and a day that goes back", () => {
    const register = numberRegister(
      [
        paper("F-2026", 1, { day: "2026-03-05" }),
        paper("F-2026", 2),
        paper("F-2026", 2, { voucher: "other" }),
      ],
      nothing,
    );
    expect(register.numbers[1]).toMatchObject({ state: "doubled", isDayEarlier: true });
    expect(register.numbers[1]?.papers).toHaveLength(2);
  });

  test("keeps what another system numbers apart, with or without a number", () => {
    const there = paper("F-2026", 1, { number: "10234", isNumberedOutside: true });
    const waiting = paper("F-2026", 2, { number: null, isNumberedOutside: true, day: "2026-02-01" });
    const register = numberRegister([there, waiting], nothing);
    expect(register.series).toEqual([]);
    expect(register.outside).toEqual([waiting, there]);
  });

  test("takes in what was issued and leaves drafts and purchases out", () => {
    const model = createBooksModel();
    model.must("voucher.draft", {
      id: "s",
      kind: "sale",
      credits: null,
      set: { day: "2026-10-31", lines: [aLine()] },
    });
    expect(toNumberedPaper(model.voucher("s"))).toBeNull();
    const issued = { ...model.voucher("s"), state: "approved", number: "F-2026-00001", numbering: "given" };
    expect(toNumberedPaper(issued as never)).toMatchObject({ voucher: "s", number: "F-2026-00001" });
  });

  const arbitraryNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
  const arbitraryHoles = fc.array(
    fc.record({ first: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 1, max: 9 }) }),
    { maxLength: 5 },
  );

  test("each number from 1 to the last stands in it exactly once, and every hole is named", () => {
    fc.assert(
      fc.property(
        arbitraryNumbers,
        arbitraryNumbers,
        arbitraryHoles,
        fc.integer({ min: 0, max: 70 }),
        fc.constantFrom("hole" as const, "unread" as const, "coming" as const),
        (invoices, notes, holes, known, missingState) => {
          const declaredHoles = holes.map(({ first, length }) =>
            declared("F-2026", first, first + length - 1),
          );
          const given = { "F-2026": invoices, "A-2026": notes };
          const papers = Object.entries(given).flatMap(([name, numbers]) =>
            numbers.map((number) => paper(name, number)),
          );
          const lastBySeries = known === 0 ? new Map() : new Map([["F-2026", known]]);
          const register = numberRegister(papers, { declaredHoles, lastBySeries, missingState });
          for (const [name, numbers] of Object.entries(given)) {
            const own = register.numbers.filter(({ series }) => series === name);
            const covered = own.flatMap(({ first, last }) =>
              Array.from({ length: last - first + 1 }, (_, at) => first + at),
            );
            const last = Math.max(
              0,
              ...numbers,
              ...(name === "F-2026" ? [known, ...declaredHoles.map((hole) => hole.last)] : []),
            );
            expect(covered).toEqual(Array.from({ length: last }, (_, at) => at + 1));
            for (const { first, last: through, state, papers: borne, hole } of own) {
              expect(borne.length > 0).toBe(numbers.includes(first));
              if (borne.length > 0) expect(first).toBe(through);
              const reason = declaredHoles.some(
                (one) => one.series === name && one.first <= first && through <= one.last,
              );
              if (borne.length === 0) expect(state).toBe(reason ? "declared" : missingState);
              expect(hole !== null).toBe(state === "declared");
            }
            const series = register.series.find((one) => one.series === name);
            const drawn = (series?.runs ?? []).flatMap(({ first, last: through }) =>
              Array.from({ length: through - first + 1 }, (_, at) => first + at),
            );
            expect(drawn).toEqual(covered);
          }
        },
      ),
    );
  });
});
