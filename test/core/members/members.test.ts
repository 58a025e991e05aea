import { describe, expect, test } from "vitest";
import type { MemberInviteArgs } from "#core/commands/member-invite.ts";
import { type Right, rightsOfPredefined, standingOf } from "#core/rights/rights.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import {
  type BooksModel,
  COMPANY,
  createBooksModel,
  frenchFirm,
  OWNER,
  practice,
} from "#test/support/books-builder.ts";

const refusalOf = (decided: ReturnType<BooksModel["send"]>) => (decided.ok ? null : decided.problem);

const invitation = (id: string, fields: Partial<MemberInviteArgs> = {}): MemberInviteArgs => ({
  id,
  name: id,
  email: `${id}@exemple.fr`,
  role: "user",
  practitioner: null,
  reads: "whole",
  ...fields,
});

/** Somebody who was invited and came. */
function join(model: BooksModel, id: string, fields: Partial<MemberInviteArgs> = {}) {
  model.must("member.invite", invitation(`i-${id}`, fields));
  model.must("member.join", { invitation: `i-${id}`, name: id }, id);
}

const memberIn = (model: BooksModel, id: string) => model.facts.get("members", id);
const companyIn = (model: BooksModel) => model.facts.get("companies", COMPANY)!;
const standingIn = (model: BooksModel, id: string) => standingOf(memberIn(model, id), companyIn(model).roles);

const readOnly = { id: "reader", name: "Lecture", rights: [], reads: "whole" as const };

describe("inviting", () => {
  test("F12 adds somebody with their role, who may do nothing before they come", () => {
    const model = createBooksModel();
    model.must("member.invite", invitation("i-jean", { role: "administrator" }));
    expect(companyIn(model).memberIds).toEqual([OWNER, "i-jean"]);
    expect([...standingIn(model, "i-jean").rights]).toEqual([]);

    model.must("member.join", { invitation: "i-jean", name: "Jean" }, "jean");
    expect(memberIn(model, "i-jean")).toBeNull();
    expect(memberIn(model, "jean")).toMatchObject({ name: "Jean", state: "active", email: "" });
    expect(companyIn(model).memberIds).toEqual([OWNER, "jean"]);
    expect(standingIn(model, "jean").rights.has("manageMembers")).toBe(true);
  });

  test("an invitation serves once, and not to change what somebody has already", () => {
    const model = createBooksModel();
    join(model, "jean");
    expect(refusalOf(model.send("member.join", { invitation: "i-jean", name: "X" }, "eve"))).toEqual({
      code: "invitation.gone",
    });
    model.must("member.invite", invitation("again", { role: "administrator" }));
    model.must("member.join", { invitation: "again", name: "Jean" }, "jean");
    expect(memberIn(model, "jean")).toMatchObject({ role: "user" });
    expect(companyIn(model).memberIds).toEqual([OWNER, "jean"]);
  });

  test("names who is invited already, a role that is not there and a practitioner who is somebody else", () => {
    const model = createBooksModel(practice);
    model.must("member.invite", invitation("i-jean", { practitioner: "mar" }));
    expect(refusalOf(model.send("member.invite", invitation("b", { email: "i-jean@exemple.fr" })))).toEqual({
      code: "member.alreadyInvited",
      email: "i-jean@exemple.fr",
    });
    expect(refusalOf(model.send("member.invite", invitation("c", { role: "none" })))).toMatchObject({
      code: "role.notFound",
    });
    expect(refusalOf(model.send("member.invite", invitation("d", { practitioner: "mar" })))).toEqual({
      code: "practitioner.taken",
      holder: "i-jean",
    });
  });

  test("F16 lets a PRO company invite four collaborators, and refuses the fifth naming the limit", () => {
    const model = createBooksModel({
      ...frenchFirm,
      plan: { name: "pro", throughDay: null, isPremium: false },
    });
    for (const id of ["a", "b", "c", "d"]) model.must("member.invite", invitation(id));
    expect(refusalOf(model.send("member.invite", invitation("e")))).toEqual({
      code: "plan.membersFull",
      max: 4,
      plan: "pro",
    });
    model.must("member.remove", { id: "b" });
    model.must("member.invite", invitation("e"));
  });

  test("F16 a practice's own plan has no such limit", () => {
    const model = createBooksModel(practice);
    for (let index = 0; index < 12; index += 1) model.must("member.invite", invitation(`m${index}`));
    expect(companyIn(model).memberIds).toHaveLength(13);
  });
});

describe("roles", () => {
  test("F13 the three predefined ones differ as documented", () => {
    expect(rightsOfPredefined.administrator).toContain("manageMembers");
    expect(rightsOfPredefined.accountant).toContain("import");
    expect(rightsOfPredefined.accountant).not.toContain("seePatients");
    expect(rightsOfPredefined.accountant).not.toContain("manageCompany");
    expect(rightsOfPredefined.user).toContain("record");
    expect(rightsOfPredefined.user).not.toContain("import");
  });

  test("F14 a role of the company's own allows what is ticked, from the moment it is ticked", () => {
    const model = createBooksModel();
    model.must("role.save", { ...readOnly, rights: ["keepParties"] });
    join(model, "jean", { role: "reader" });
    const customer = { id: "c9", set: { number: "C9", name: "Café" } };
    const protect = { throughDay: "2026-01-31" };
    expect(refusalOf(model.send("period.protect", protect, "jean"))).toEqual({
      code: "rights.missing",
      right: "protect",
    });
    model.must("party.save", customer, "jean");
    const written = model.must("role.save", { ...readOnly, rights: ["protect"] });
    expect(written.documents.map(({ collection, id }) => `${collection}/${id}`)).toContain("members/jean");
    model.must("period.protect", protect, "jean");
    expect(refusalOf(model.send("party.save", customer, "jean"))).toMatchObject({ right: "keepParties" });
  });

  test("of two administrators who save one role at once, the second is told and changes nothing", () => {
    const model = createBooksModel();
    const terms = (rights: readonly Right[]) => ({ ...readOnly, rights: [...rights] });
    const { id: _, ...begun } = terms(["export"]);
    model.must("role.save", { ...terms(["export"]), seen: null });
    model.must("role.save", { ...terms(["export", "import"]), seen: begun });
    expect(refusalOf(model.send("role.save", { ...terms(["protect"]), seen: begun }))).toEqual({
      code: "role.changedSinceSeen",
      name: readOnly.name,
    });
    expect(companyIn(model).roles).toMatchObject([{ rights: ["export", "import"] }]);
    const now = { ...begun, rights: ["import", "export"] as Right[] };
    model.must("role.save", { ...terms(["protect"]), seen: now });
    model.must("role.remove", { id: readOnly.id });
    expect(refusalOf(model.send("role.save", { ...terms(["import"]), seen: now }))).toMatchObject({
      code: "role.changedSinceSeen",
    });
    expect(companyIn(model).roles).toEqual([]);
  });

  test("a role that somebody has, or whose name is taken, is not removed or doubled", () => {
    const model = createBooksModel();
    model.must("role.save", readOnly);
    join(model, "jean", { role: "reader" });
    expect(refusalOf(model.send("role.remove", { id: "reader" }))).toEqual({
      code: "role.inUse",
      members: ["jean"],
    });
    expect(refusalOf(model.send("role.save", { ...readOnly, id: "other" }))).toMatchObject({
      code: "role.nameTaken",
    });
    model.must("member.change", { id: "jean", set: { role: "user" }, seen: { role: "reader" } });
    model.must("role.remove", { id: "reader" });
    expect(companyIn(model).roles).toEqual([]);
  });

  test("nobody gives away more than they have", () => {
    const model = createBooksModel();
    model.must("role.save", { ...readOnly, id: "hr", name: "Équipe", rights: ["manageMembers"] });
    join(model, "hugo", { role: "hr" });
    join(model, "jean");
    const say = (decided: ReturnType<BooksModel["send"]>) => refusalOf(decided)?.code;
    expect(say(model.send("member.invite", invitation("x", { role: "administrator" }), "hugo"))).toBe(
      "rights.missing",
    );
    const promote = { id: "hugo", set: { role: "administrator" }, seen: {} };
    expect(say(model.send("member.change", promote, "hugo"))).toBe("rights.missing");
    expect(say(model.send("member.remove", { id: "jean" }, "hugo"))).toBe("rights.missing");
    const widen = { ...readOnly, id: "hr", name: "Équipe", rights: ["manageMembers", "protect"] as const };
    expect(say(model.send("role.save", { ...widen, rights: [...widen.rights] }, "hugo"))).toBe(
      "rights.missing",
    );
  });
});

describe("two administrators at once", () => {
  test("on the same member: the first stands, the second is told", () => {
    const model = createBooksModel();
    join(model, "jean");
    join(model, "ida", { role: "administrator" });
    model.must("member.change", { id: "jean", set: { role: "accountant" }, seen: { role: "user" } });
    const second = model.send("member.change", {
      id: "jean",
      set: { role: "administrator" },
      seen: { role: "user" },
    });
    expect(refusalOf(second)).toEqual({ code: "member.changedSinceSeen", member: "jean" });
    expect(memberIn(model, "jean")).toMatchObject({ role: "accountant" });
  });

  test("who hand the company over: it has one owner all the time", () => {
    const model = createBooksModel();
    join(model, "jean");
    join(model, "ida");
    model.must("company.handOver", { to: "jean" });
    expect(memberIn(model, "jean")).toMatchObject({ isOwner: true, role: "administrator", reads: "whole" });
    expect(memberIn(model, OWNER)).toMatchObject({ isOwner: false, role: "administrator" });
    expect(refusalOf(model.send("company.handOver", { to: "ida" }))).toEqual({ code: "member.notOwner" });
  });
});

describe("the owner", () => {
  test("F11 is whoever made the company, and is neither removed nor made less", () => {
    const model = createBooksModel();
    join(model, "ida", { role: "administrator" });
    expect(memberIn(model, OWNER)).toMatchObject({ isOwner: true });
    for (const decided of [
      model.send("member.remove", { id: OWNER }, "ida"),
      model.send("member.remove", { id: OWNER }),
      model.send("member.change", { id: OWNER, set: { role: "user" }, seen: {} }, "ida"),
    ])
      expect(refusalOf(decided)).toMatchObject({ code: "member.isOwner" });
  });
});

describe("a plan that has ended", () => {
  test("stops writing only: people can leave and the plan be renewed", () => {
    const model = createBooksModel({
      ...frenchFirm,
      plan: { name: "practice", throughDay: "2026-03-31", isPremium: false },
    });
    join(model, "jean");
    const ended = { name: "practice" as const, throughDay: "2026-03-09", isPremium: false };
    model.must("plan.choose", ended);
    const customer = { id: "c9", set: { number: "C9", name: "Café" } };
    expect(refusalOf(model.send("party.save", customer))).toEqual({
      code: "plan.ended",
      throughDay: "2026-03-09",
    });
    model.must("member.remove", { id: "jean" }, "jean");
    model.must("plan.choose", { ...ended, throughDay: null });
    model.must("party.save", customer);
  });
});

describe("protecting", () => {
  const january = "2026-01-31";
  const entry = (id: string, day: string) => ({
    id,
    day,
    journal: "OD",
    label: "Régularisation",
    practitioner: null,
    postings: [toPosting("512000", 100), toPosting("706000", -100)],
  });

  test("F29 nothing dated through the mark is entered, changed or removed, until the mark is moved back", () => {
    const model = createBooksModel();
    model.must("party.save", { id: "c1", set: { role: "customer", number: "C1", name: "Café" } });
    model.must("entry.record", entry("e1", january));
    model.must("period.protect", { throughDay: january });
    expect(companyIn(model)).toMatchObject({ protectedThrough: january, protectedBy: OWNER });

    const says = { code: "day.protected", day: january, protectedThrough: january };
    const { id: _id, ...fields } = entry("e1", "2026-02-01");
    for (const decided of [
      model.send("entry.record", entry("e2", january)),
      model.send("voucher.cancel", { id: "e1", reason: "double" }),
      model.send("voucher.correct", { kind: "entry", id: "e1", set: fields }),
    ])
      expect(refusalOf(decided)).toMatchObject(says);
    model.must("entry.record", entry("e3", "2026-02-01"));

    model.must("period.protect", { throughDay: null });
    expect(companyIn(model)).toMatchObject({ protectedThrough: null, protectedBy: null });
    model.must("voucher.cancel", { id: "e1", reason: "double" });
  });

  test("is not given to everybody", () => {
    const model = createBooksModel();
    join(model, "jean");
    expect(refusalOf(model.send("period.protect", { throughDay: january }, "jean"))).toMatchObject({
      right: "protect",
    });
  });
});
