import { describe, expect, test } from "vitest";
import { type BooksModel, COMPANY, createBooksModel, OWNER } from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);
const companyIn = (model: BooksModel) => model.facts.get("companies", COMPANY)!;

const begun = (members = [{ id: "fay", name: "Fay", role: "administrator" as const }]) => ({
  firm: "fidu",
  stage: "client" as const,
  group: null,
  members,
});

/** A company that an accounting firm looks after, by one administrator of theirs. */
function inCare(): BooksModel {
  const model = createBooksModel();
  model.must("care.begin", begun());
  return model;
}

describe("an accounting firm's care", () => {
  test("gives the firm's people their place and leaves the owner the owner", () => {
    const model = inCare();
    expect(companyIn(model)).toMatchObject({
      care: { firm: "fidu", stage: "client", since: "2026-03-10" },
      memberIds: [OWNER, "fay"],
    });
    expect(model.facts.get("members", "fay")).toMatchObject({ isOfFirm: true, isOwner: false });
    expect(model.facts.get("members", OWNER)).toMatchObject({ isOfFirm: false, isOwner: true });
    expect(refusalOf(model.send("care.begin", { ...begun(), firm: "other" }))).toEqual({
      code: "care.ofAnother",
    });
  });

  test("S32 a collaborator is assigned and unassigned", () => {
    const model = inCare();
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    expect(model.facts.get("members", "cleo")).toMatchObject({ isOfFirm: true, role: "accountant" });
    model.must("member.remove", { id: "cleo" }, "fay");
    expect(companyIn(model).memberIds).toEqual([OWNER, "fay"]);
  });

  test("S35 S36 a prospect becomes a client and keeps everything", () => {
    const model = createBooksModel();
    model.must("care.begin", { ...begun(), stage: "prospect" });
    model.must("party.save", { id: "c1", set: { number: "C1", name: "Café" } });
    model.must("care.change", { stage: "client", group: "g1" }, "fay");
    expect(companyIn(model).care).toMatchObject({ stage: "client", group: "g1", firm: "fidu" });
    expect(model.facts.get("parties", "c1")).toMatchObject({ name: "Café" });
    expect(refusalOf(model.send("care.change", { stage: "prospect" }))).toEqual({ code: "care.notOfFirm" });
  });

  test.each([OWNER, "fay"])("F25 is ended by either side, here %s: the firm's people leave", (by) => {
    const model = inCare();
    model.must("care.end", {}, by);
    expect(companyIn(model)).toMatchObject({ care: null, memberIds: [OWNER] });
    expect(model.facts.get("members", "fay")).toBeNull();
  });

  test("F25 is not ended while the firm owns the company: nobody would be left", () => {
    const model = createBooksModel();
    model.put({
      collection: "members",
      id: OWNER,
      after: { ...model.facts.get("members", OWNER)!, isOfFirm: true },
    });
    model.must("care.begin", begun());
    expect(refusalOf(model.send("care.end", {}))).toEqual({ code: "care.ownerIsOfFirm", owner: "Anna" });
    model.must("member.invite", {
      id: "i-paul",
      name: "Paul",
      email: "paul@exemple.fr",
      role: "user",
      practitioner: null,
      reads: "whole",
    });
    model.must("member.join", { invitation: "i-paul", name: "Paul" }, "paul");
    model.must("company.handOver", { to: "paul" });
    model.must("care.end", {});
    expect(companyIn(model).memberIds).toEqual(["paul"]);
    expect(model.facts.get("members", "paul")).toMatchObject({ isOwner: true, role: "administrator" });
  });

  test("S32 whoever began the company for the firm assigns it too, and stays its owner", () => {
    const model = createBooksModel();
    model.must("care.begin", begun([{ id: OWNER, name: "Anna", role: "administrator" }]));
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" });
    model.must("care.change", { group: "g1" });
    model.must("care.end", {});
    expect(companyIn(model)).toMatchObject({ care: null, memberIds: [OWNER] });
    expect(model.facts.get("members", OWNER)).toMatchObject({ isOwner: true });
  });

  test("F1 the firm's module needs the plan that has it", () => {
    const model = createBooksModel();
    expect(refusalOf(model.send("firm.update", { isOn: true }))).toEqual({
      code: "plan.withoutFirm",
      plan: "practice",
    });
    model.must("plan.choose", { name: "firm", throughDay: null, isPremium: false });
    model.must("firm.update", { isOn: true });
    expect(companyIn(model).firm).toEqual({ isOn: true, defaultRole: "accountant", groups: [] });
    expect(refusalOf(model.send("plan.choose", { name: "pro", throughDay: null, isPremium: false }))).toEqual(
      {
        code: "plan.withoutFirm",
        plan: "pro",
      },
    );
  });
});
