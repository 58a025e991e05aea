import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOfFirm } from "#core/companies/company.ts";
import { isInvitedFirm, membersOf } from "#core/members/members-of.ts";
import { hasRight, predefinedRoles, rights, standingOf } from "#core/rights/rights.ts";
import { COMPANY, createBooksModel, OWNER, practice } from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

const person = fc.constantFrom(OWNER, "jean", "ida", "fay", "cleo");
const invitation = fc.constantFrom("i1", "i2", "i3");
const role = fc.constantFrom(...predefinedRoles, "r1", "r2");
const reads = fc.constantFrom("whole" as const, "slice" as const);
const practitioner = fc.constantFrom(null, "dup", "mar");

const act = fc.oneof(
  fc.record({
    type: fc.constant("member.invite" as const),
    args: fc
      .record({ id: invitation, role, reads, practitioner })
      .map((rest) => ({ ...rest, name: rest.id, email: `${rest.id}@exemple.fr` })),
  }),
  fc.record({ type: fc.constant("member.join" as const), args: fc.record({ invitation, name: person }) }),
  fc.record({
    type: fc.constant("member.change" as const),
    args: fc.record({ id: person, set: fc.record({ role, reads, practitioner }), seen: fc.constant({}) }),
  }),
  fc.record({ type: fc.constant("member.remove" as const), args: fc.record({ id: person }) }),
  fc.record({ type: fc.constant("company.handOver" as const), args: fc.record({ to: person }) }),
  fc.record({
    type: fc.constant("role.save" as const),
    args: fc
      .record({ id: fc.constantFrom("r1", "r2"), rights: fc.subarray([...rights]), reads })
      .map((rest) => ({ ...rest, name: rest.id })),
  }),
  fc.record({
    type: fc.constant("role.remove" as const),
    args: fc.record({ id: fc.constantFrom("r1", "r2") }),
  }),
  fc.record({
    type: fc.constant("care.begin" as const),
    args: fc.constant({
      firm: "fidu",
      stage: "client" as const,
      group: null,
      members: [{ id: "fay", name: "Fay", role: "administrator" as const }],
    }),
  }),
  fc.record({
    type: fc.constant("member.place" as const),
    args: fc.constant({ id: "cleo", name: "Cléo", role: "accountant" }),
  }),
  fc.record({
    type: fc.constant("member.relieve" as const),
    args: fc.record({
      id: person,
      heir: fc.constant({ id: "iris", name: "Iris" }),
      roleName: fc.constant("Cabinet"),
    }),
  }),
  fc.record({ type: fc.constant("care.end" as const), args: fc.constant({}) }),
  fc.record({
    type: fc.constant("care.invite" as const),
    args: invitation.map((id) => ({ id, email: `firm-${id}@exemple.fr` })),
  }),
  fc.record({
    type: fc.constant("care.accept" as const),
    args: invitation.map((id) => ({
      ...{ invitation: id, firm: "fidu", firmName: "Fidu", name: "Fay", roleName: "Cabinet" },
    })),
  }),
  fc.record({
    type: fc.constant("care.decline" as const),
    args: fc.record({ invitation }),
  }),
);

describe("whatever is done to the members of a company", { timeout: propertyRuns(60_000) }, () => {
  test("it has one owner, somebody who manages it, and knows each member it has", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(act, person), { maxLength: 30 }), (acts) => {
        const model = createBooksModel(practice);
        for (const [{ type, args }, by] of acts) {
          model.send(type, args as never, by);
          const company = model.facts.get("companies", COMPANY)!;
          const members = membersOf(company, model.facts);
          const owners = members.filter(({ isOwner }) => isOwner);
          expect(owners).toMatchObject([{ state: "active", role: "administrator", reads: "whole" }]);
          expect(members.some((member) => hasRight(standingOf(member, company.roles), "manageMembers"))).toBe(
            true,
          );
          expect(members.map(({ id }) => id)).toEqual([...new Set(company.memberIds)]);
          const { care } = company;
          if (care !== null)
            expect(members.some((one) => one.state === "active" && isOfFirm(care, one))).toBe(true);
          for (const member of members.filter(({ isOfFirm }) => isOfFirm))
            expect(hasRight(standingOf(member, company.roles), "seePatients")).toBe(false);
          const held = members.flatMap((member) => member.practitioner ?? []);
          expect(new Set(held).size).toBe(held.length);
          for (const member of members)
            expect(
              isInvitedFirm(member) ||
                company.roles.some(({ id }) => id === member.role) ||
                (predefinedRoles as readonly string[]).includes(member.role),
            ).toBe(true);
        }
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test("nobody ends with a right that no one before them had the right to give", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(act, person), { maxLength: 30 }), (acts) => {
        const model = createBooksModel(practice);
        const rightsOf = (id: string) =>
          standingOf(model.facts.get("members", id), model.facts.get("companies", COMPANY)!.roles).rights;
        for (const [{ type, args }, by] of acts) {
          const before = new Map(["jean", "ida", "cleo"].map((id) => [id, new Set(rightsOf(id))]));
          const giver = new Set(rightsOf(by));
          const isServers = ["member.join", "member.place", "care.begin", "care.accept"].includes(type);
          if (!model.send(type, args as never, by).ok || isServers || type === "company.handOver") continue;
          for (const [id, had] of before)
            for (const right of rightsOf(id)) expect(had.has(right) || giver.has(right)).toBe(true);
        }
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
