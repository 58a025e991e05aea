import { describe, expect, test } from "vitest";
import { predefinedRoles, rights, standingOf } from "#core/rights/rights.ts";
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

  test("S32 a collaborator may have another role from one client to the next, and be given another", () => {
    const model = inCare();
    model.must("member.place", { id: "cleo", name: "Cléo", role: "user" }, "fay");
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    expect(model.facts.get("members", "cleo")).toMatchObject({ isOfFirm: true, role: "accountant" });
    expect(companyIn(model).memberIds).toEqual([OWNER, "fay", "cleo"]);
    const again = model.send("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    expect(refusalOf(again)).toEqual({ code: "member.exists" });
    const owners = model.send("member.place", { id: OWNER, name: "Anna", role: "user" }, "fay");
    expect(refusalOf(owners)).toEqual({ code: "member.exists" });
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
      role: "accountant",
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

  test("S32 whoever was there for the firm as its last and is made the owner goes on acting for it", () => {
    const model = inCare();
    model.must("company.handOver", { to: "fay" });
    expect(model.facts.get("members", "fay")).toMatchObject({ isOwner: true, isOfFirm: false });
    expect(companyIn(model).care).toMatchObject({ firm: "fidu", begunBy: "fay" });
    model.must("care.change", { group: "g1" }, "fay");
    const relief = { id: "fay", heir: { id: "iris", name: "Iris" }, roleName: "Cabinet" };
    model.must("member.relieve", relief, "fay");
    expect(companyIn(model)).toMatchObject({ care: { firm: "fidu" }, memberIds: [OWNER, "fay", "iris"] });
    expect(model.facts.get("members", "iris")).toMatchObject({ isOfFirm: true });
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

const invite = (model: BooksModel, id = "i-firm", email = "cabinet@exemple.fr") =>
  model.must("care.invite", { id, email });
const accepting = (rest: object = {}) => ({
  invitation: "i-firm",
  firm: "fidu",
  firmName: "Fidu Rhône",
  name: "Fay",
  roleName: "Cabinet comptable",
  ...rest,
});
const rightsIn = (model: BooksModel, id: string) =>
  standingOf(model.facts.get("members", id), companyIn(model).roles).rights;

describe("a practice invites its accounting firm", () => {
  test("the firm takes it in: owner and plan stay, and whoever accepts gets the firm's role", () => {
    const model = createBooksModel();
    invite(model);
    expect(companyIn(model).memberIds).toEqual([OWNER, "i-firm"]);
    const { plan } = companyIn(model);
    model.must("care.accept", accepting(), "fay");
    expect(companyIn(model)).toMatchObject({
      plan,
      care: { firm: "fidu", firmName: "Fidu Rhône", stage: "client", begunBy: null },
      memberIds: [OWNER, "fay"],
      roles: [{ id: "firm", name: "Cabinet comptable" }],
    });
    expect(model.facts.get("members", OWNER)).toMatchObject({ isOwner: true });
    expect(model.facts.get("members", "fay")).toMatchObject({ isOwner: false, isOfFirm: true });
    expect(rightsIn(model, "fay").has("manageClients")).toBe(true);
    for (const right of ["seePatients", "manageMembers", "manageCompany", "connect"] as const)
      expect(rightsIn(model, "fay").has(right)).toBe(false);
  });

  test("the first firm that accepts has it, and no other invitation leads anywhere", () => {
    const model = createBooksModel();
    invite(model);
    invite(model, "i-other", "autre@exemple.fr");
    model.must("care.accept", accepting(), "fay");
    expect(companyIn(model).memberIds).toEqual([OWNER, "fay"]);
    const late = accepting({ invitation: "i-other", firm: "other" });
    expect(refusalOf(model.send("care.accept", late, "eve"))).toEqual({ code: "invitation.gone" });
    expect(refusalOf(model.send("care.invite", { id: "i3", email: "x@exemple.fr" }))).toEqual({
      code: "care.ofAnother",
    });
  });

  test("an invitation of a firm is no place for one person, and is withdrawn and declined as it stands", () => {
    const model = createBooksModel();
    invite(model);
    expect(refusalOf(model.send("member.join", { invitation: "i-firm", name: "Eve" }, "eve"))).toEqual({
      code: "invitation.gone",
    });
    model.must("member.remove", { id: "i-firm" });
    expect(refusalOf(model.send("care.accept", accepting(), "fay"))).toEqual({ code: "invitation.gone" });
    invite(model);
    model.must("care.decline", { invitation: "i-firm" }, "fay");
    expect(companyIn(model)).toMatchObject({ memberIds: [OWNER], care: null });
    expect(refusalOf(model.send("care.decline", { invitation: "i-firm" }, "fay"))).toEqual({
      code: "invitation.gone",
    });
  });

  test("a place of somebody who works here is neither taken nor declined as a firm's", () => {
    const model = createBooksModel();
    for (const type of ["care.accept", "care.decline"] as const) {
      const args = type === "care.accept" ? accepting({ invitation: OWNER }) : { invitation: OWNER };
      expect(refusalOf(model.send(type, args as never, "eve"))).toEqual({ code: "invitation.gone" });
    }
    expect(companyIn(model).memberIds).toEqual([OWNER]);
  });

  test("whoever works here and in the firm keeps their own place when they accept, and after the end", () => {
    const model = createBooksModel();
    invite(model);
    model.must("care.accept", accepting(), OWNER);
    expect(companyIn(model)).toMatchObject({ memberIds: [OWNER], care: { begunBy: OWNER } });
    expect(model.facts.get("members", OWNER)).toMatchObject({ isOwner: true, isOfFirm: false });
    model.must("care.end", {});
    expect(companyIn(model)).toMatchObject({ memberIds: [OWNER], care: null });
  });

  test("S32 the firm gives and takes back its own places, and nobody else's", () => {
    const model = createBooksModel();
    invite(model);
    model.must("care.accept", accepting(), "fay");
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    const boss = { id: "bob", name: "Bob", role: "administrator" };
    expect(refusalOf(model.send("member.place", boss, "fay"))).toMatchObject({ code: "rights.missing" });
    model.must("member.remove", { id: "cleo" }, "fay");
    model.must("member.invite", {
      ...{ id: "i-paul", name: "Paul", email: "paul@exemple.fr" },
      ...{ role: "accountant", practitioner: null, reads: "whole" },
    });
    expect(refusalOf(model.send("member.remove", { id: "i-paul" }, "fay"))).toMatchObject({
      code: "rights.missing",
    });
  });

  test.each([
    [OWNER, "company"],
    ["fay", "firm"],
  ] as const)("F25 ended by %s, it says who ended it and leaves no role behind", (by, side) => {
    const model = createBooksModel();
    invite(model);
    model.must("care.accept", accepting(), "fay");
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    expect(refusalOf(model.send("care.end", {}, "cleo"))).toMatchObject({ code: "rights.missing" });
    expect(refusalOf(model.send("care.end", {}, "eve"))).toMatchObject({ code: "rights.notMember" });
    model.must("care.end", {}, by);
    expect(companyIn(model)).toMatchObject({
      care: null,
      careEnded: { firm: "fidu", firmName: "Fidu Rhône", by: side },
      memberIds: [OWNER],
      roles: [],
    });
    invite(model);
    model.must("care.accept", accepting(), "fay");
    expect(companyIn(model).careEnded).toBeNull();
  });

  test.each([...predefinedRoles, "firm"])(
    "nobody of a firm sees patients, also not as %s, whatever the company's own roles say",
    (role) => {
      const model = createBooksModel();
      invite(model);
      model.must("care.accept", accepting(), "fay");
      model.must("role.save", { id: "firm", name: "Cabinet", rights: [...rights], reads: "whole" });
      model.must("member.change", { id: "fay", set: { role }, seen: {} });
      expect(rightsIn(model, "fay").has("seePatients")).toBe(false);
      model.send("member.change", { id: "fay", set: { role: "administrator" }, seen: {} }, "fay");
      expect(rightsIn(model, "fay").has("seePatients")).toBe(false);
    },
  );
});

describe("the last of an accounting firm's people in a company", () => {
  const taken = () => {
    const model = createBooksModel();
    invite(model);
    model.must("care.accept", accepting(), "fay");
    return model;
  };
  const heir = { id: "iris", name: "Iris" };
  const relieving = (id: string) => ({ id, heir, roleName: "Cabinet comptable" });

  test("F25 is shown out by the company: the firm's work ends with them, and nothing of it is left open", () => {
    const model = taken();
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    model.must("member.remove", { id: "fay" });
    expect(companyIn(model)).toMatchObject({ care: { firm: "fidu" }, memberIds: [OWNER, "cleo"] });
    model.must("member.remove", { id: "cleo" });
    expect(companyIn(model)).toMatchObject({
      care: null,
      careEnded: { firm: "fidu", firmName: "Fidu Rhône", by: "company" },
      memberIds: [OWNER],
      roles: [],
    });
  });

  test("F25 does not slip away: the firm ends its work, or sends somebody else first", () => {
    const model = taken();
    expect(refusalOf(model.send("member.remove", { id: "fay" }, "fay"))).toEqual({
      code: "care.lastOfFirm",
    });
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    model.must("member.remove", { id: "fay" }, "fay");
    expect(refusalOf(model.send("member.remove", { id: "cleo" }, "cleo"))).toEqual({
      code: "care.lastOfFirm",
    });
  });

  test("F48 left the firm: the firm's owner takes the company on, with the firm's role and no more", () => {
    const model = taken();
    model.must("member.place", { id: "cleo", name: "Cléo", role: "accountant" }, "fay");
    model.must("member.relieve", relieving("fay"), "stranger");
    expect(companyIn(model).memberIds).toEqual([OWNER, "cleo"]);
    model.must("member.relieve", relieving("cleo"), "stranger");
    expect(companyIn(model)).toMatchObject({ care: { firm: "fidu" }, memberIds: [OWNER, "iris"] });
    expect(model.facts.get("members", "iris")).toMatchObject({
      role: "firm",
      isOfFirm: true,
      isOwner: false,
    });
    expect(rightsIn(model, "iris").has("manageClients")).toBe(true);
    expect(rightsIn(model, "iris").has("seePatients")).toBe(false);
    const again = model.send("member.relieve", relieving("cleo"), "stranger");
    expect(refusalOf(again)).toEqual({ code: "member.notFound", member: "cleo" });
  });

  test("F48 left the firm and owns the company: they keep what is theirs, and act for the firm no longer", () => {
    const model = createBooksModel();
    model.must("care.begin", begun([{ id: OWNER, name: "Anna", role: "administrator" }]));
    model.must("member.relieve", relieving(OWNER), "stranger");
    expect(model.facts.get("members", OWNER)).toMatchObject({ isOwner: true, isOfFirm: false });
    expect(companyIn(model)).toMatchObject({ care: { begunBy: null }, memberIds: [OWNER, "iris"] });
    expect(refusalOf(model.send("care.change", { group: "g1" }))).toEqual({ code: "care.notOfFirm" });
    model.must("care.change", { group: "g1" }, "iris");
  });

  test("F48 is nobody whom the company itself let in: a firm's leaver takes no other's place away", () => {
    const model = taken();
    const paul = { id: "i-paul", name: "Paul", email: "paul@exemple.fr" };
    model.must("member.invite", { ...paul, role: "accountant", practitioner: null, reads: "whole" });
    model.must("member.join", { invitation: "i-paul", name: "Paul" }, "paul");
    expect(refusalOf(model.send("member.relieve", relieving("paul"), "stranger"))).toEqual({
      code: "member.notFound",
      member: "paul",
    });
  });
});
