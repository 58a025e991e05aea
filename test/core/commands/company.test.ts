import { describe, expect, test } from "vitest";
import {
  type BooksModel,
  COMPANY,
  createBooksModel,
  dutchCraftsman,
  frenchFirm,
  OWNER,
  practice,
} from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

describe("beginning books", () => {
  test.each([
    ["a French firm", frenchFirm, "411000", "VE"],
    ["a French practice", practice, "706DUP", "HO"],
    ["a Dutch craftsman", dutchCraftsman, "1300", "VK"],
  ])("gives %s a chart of its own, and its owner every right", (_, company, account, journal) => {
    const { facts } = createBooksModel(company);
    const chart = facts.get("accounts", "chart")!;
    const codes = chart.accounts.map(({ code }) => code);
    expect(codes).toContain(account);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(chart.journals.map(({ code }) => code)).toContain(journal);
    const { roles, means } = chart;
    const used = [
      roles.customer,
      roles.supplier,
      roles.salesOfServices,
      roles.salesOfGoods,
      roles.vatWaiting,
      roles.salesReverseCharged,
    ];
    for (const code of [...used, ...Object.values(roles.vatOwed), ...means.map((one) => one.account)])
      if (code !== null) expect(codes).toContain(code);
    for (const one of means) expect(chart.journals.map(({ code }) => code)).toContain(one.journal);
    expect(facts.get("members", OWNER)).toMatchObject({
      role: "administrator",
      isOwner: true,
      reads: "whole",
    });
    expect(facts.get("companies", COMPANY)).toMatchObject({ protectedThrough: null, validatedThrough: null });
  });

  test("leaves the charts of other companies alone", () => {
    const model = createBooksModel(practice);
    expect(model.facts.get("accounts", "chart")!.accounts.some(({ code }) => code === "706MAR")).toBe(true);
    const alone = createBooksModel({ ...practice, practitioners: [] });
    expect(alone.facts.get("accounts", "chart")!.accounts.some(({ code }) => code === "706MAR")).toBe(false);
  });
});

describe("changing a company", () => {
  test("gives a new practitioner their own fee and drawings accounts, once", () => {
    const model = createBooksModel(practice);
    const practitioners = [...practice.practitioners, { id: "roy", name: "Léa Roy", code: "ROY" }];
    model.must("company.update", { set: { practitioners } });
    model.must("company.update", { set: { practitioners } });
    const added = model.facts.get("accounts", "chart")!.accounts.filter(({ code }) => code.endsWith("ROY"));
    expect(added).toEqual([
      { code: "108ROY", label: "Compte de l’exploitant Léa Roy" },
      { code: "706ROY", label: "Honoraires Léa Roy" },
    ]);
  });

  test("refuses the same three letters twice", () => {
    const model = createBooksModel(practice);
    const practitioners = [...practice.practitioners, { id: "dub", name: "Paul Dubois", code: "DUP" }];
    expect(refusalOf(model.send("company.update", { set: { practitioners } }))).toEqual({
      code: "practitioner.codeTaken",
    });
  });

  test("changes only what is named", () => {
    const model = createBooksModel();
    const before = model.facts.get("companies", COMPANY)!;
    model.must("company.update", { set: { city: "Villeurbanne" } });
    expect(model.facts.get("companies", COMPANY)).toEqual({
      ...before,
      city: "Villeurbanne",
      acts: expect.anything(),
    });
  });
});
