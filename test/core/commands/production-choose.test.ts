import { describe, expect, test } from "vitest";
import { type BooksModel, COMPANY, createBooksModel } from "#test/support/books-builder.ts";

const companyIn = (model: BooksModel) => model.facts.get("companies", COMPANY)!;
const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);
const license = (model: BooksModel, isPremium: boolean) =>
  model.must("plan.choose", { ...companyIn(model).plan, isPremium });

describe("the connection with an accounting firm's production software", () => {
  test("G1 G11 needs the premium licence", () => {
    const model = createBooksModel();
    expect(refusalOf(model.send("production.choose", { isWanted: true }))).toEqual({
      code: "production.needsLicence",
    });
    license(model, true);
    model.must("production.choose", { isWanted: true });
    expect(companyIn(model).isForProduction).toBe(true);
    model.must("production.choose", { isWanted: false });
    expect(companyIn(model).isForProduction).toBe(false);
  });

  test("G1 ends with the licence, and does not begin again with the next one", () => {
    const model = createBooksModel();
    license(model, true);
    model.must("production.choose", { isWanted: true });
    license(model, false);
    expect(companyIn(model).isForProduction).toBeUndefined();
    license(model, true);
    expect(companyIn(model).isForProduction).toBeUndefined();
  });

  test("is chosen by who may link the company with other systems", () => {
    const model = createBooksModel();
    license(model, true);
    model.must("member.invite", {
      ...{ id: "i1", name: "Jean", email: "jean@exemple.fr" },
      ...{ role: "accountant", practitioner: null, reads: "whole" as const },
    });
    model.must("member.join", { invitation: "i1", name: "Jean" }, "jean");
    expect(refusalOf(model.send("production.choose", { isWanted: true }, "jean"))).toMatchObject({
      code: "rights.missing",
      right: "connect",
    });
  });
});
