import { describe, expect, test } from "vitest";
import { z } from "zod";
import { companyCreate } from "#core/commands/company-create.ts";
import {
  type Answers,
  beginAnswers,
  faultsOf,
  fillAnswers,
  professions,
  professionsFor,
  steps,
  toCreateArgs,
} from "#web/features/begin/answers.ts";

const TODAY = "2026-11-22";
const who = { name: "Zoé Lefèvre", today: TODAY };
const fill = (answers: Partial<Answers>) => fillAnswers({ ...beginAnswers(TODAY, "fr"), ...answers }, who);

describe("the answers somebody begins with", () => {
  test.each(professions)("stand without a touch for %s, and make a command that core takes", (profession) => {
    const full = fill({ profession });
    for (const step of steps) expect(faultsOf(step, full, TODAY)).toEqual({});
    const args = toCreateArgs(full, { name: who.name, practitionerId: "p-1" });
    expect(() => z.parse(companyCreate.argsSchema, args)).not.toThrow();
  });

  test("are those of the trade: care is exempt and kept as money moves, a firm owes VAT as things become due", () => {
    expect(fill({})).toMatchObject({ country: "FR", basis: "cash", vat: "exempt", code: "LEF" });
    expect(fill({ profession: "smallFirm" })).toMatchObject({
      basis: "accrual",
      vat: "liable",
      practice: "company",
    });
    expect(fill({ profession: "practiceNL", basis: "cash" })).toMatchObject({
      country: "NL",
      basis: "accrual",
    });
  });

  test("take this calendar year, and this month's first day as the first of use", () => {
    expect(fill({})).toMatchObject({
      yearFrom: "2026-01-01",
      yearThrough: "2026-12-31",
      booksStart: "2026-11-01",
    });
    expect(fill({ yearFrom: "2026-11-15" })).toMatchObject({
      yearThrough: "2027-11-14",
      booksStart: "2026-11-15",
    });
    expect(fill({ yearFrom: "2024-03-01" }).yearThrough).toBe("2025-02-28");
  });

  test("give whoever begins their own letters, and ask for them where the name is too short", () => {
    const args = toCreateArgs(fill({}), { name: who.name, practitionerId: "p-1" });
    expect(args.company.practitioners).toEqual([{ id: "p-1", name: "Zoé Lefèvre", code: "LEF" }]);
    const short = fillAnswers(beginAnswers(TODAY, "fr"), { name: "Li Wu", today: TODAY });
    expect(faultsOf("people", short, TODAY)).toEqual({ code: "codeUnreadable" });
  });
});

test("whoever reads Dutch is offered the Dutch trades first", () => {
  expect(professionsFor("nl").slice(0, 2)).toEqual(["practiceNL", "firmNL"]);
  expect(professionsFor("nl").toSorted()).toEqual(professions.toSorted());
  expect(professionsFor("fr")).toEqual(professions);
  expect(fillAnswers(beginAnswers(TODAY, "nl"), who)).toMatchObject({ country: "NL", basis: "accrual" });
});

test("last year can be begun with where it is still to be finished, from its first day unless another is said", () => {
  expect(fill({ yearFrom: "2025-01-01" })).toMatchObject({
    yearThrough: "2025-12-31",
    booksStart: "2025-01-01",
  });
  expect(fill({ yearFrom: "2025-10-01" })).toMatchObject({ yearThrough: "2026-09-30" });
});

describe("an answer that cannot stand", () => {
  test.each([
    ["identity", { name: "  " }, { name: "nameMissing" }],
    ["identity", { registration: "853 479 237" }, { registration: "sirenWrong" }],
    ["identity", { registration: "853 479 236" }, {}],
    ["identity", { registration: "" }, {}],
    ["identity", { profession: "firmNL", registration: "1234567" }, { registration: "kvkWrong" }],
    ["identity", { profession: "firmNL", registration: "12345678" }, {}],
    ["days", { yearFrom: "" }, { yearFrom: "dayMissing" }],
    ["days", { yearFrom: "2024-01-01" }, { yearFrom: "yearFar" }],
    ["days", { yearFrom: "2025-01-01" }, {}],
    ["days", { yearFrom: "2027-01-01" }, { yearFrom: "yearFar" }],
    ["days", { booksStart: "2025-12-31" }, { booksStart: "startOutside" }],
    ["days", { booksStart: "" }, { booksStart: "dayMissing" }],
  ] as const)("is said at its field (%s, %j)", (step, answers, faults) => {
    expect(faultsOf(step, fill(answers), TODAY)).toEqual(faults);
  });
});
