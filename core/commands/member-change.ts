import { z } from "zod";
import { idSchema } from "../ids.ts";
import { exceedsProblem, leavesNobody, placeProblem } from "../members/check-place.ts";
import { type Member, memberSchema } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { standingOf } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  set: memberSchema.pick({ name: true, role: true, practitioner: true, reads: true }).partial(),
  /** What the author saw of the fields they change: two administrators who act at once do not undo each other unseen. */
  seen: memberSchema.pick({ name: true, role: true, practitioner: true, reads: true }).partial(),
});
export interface MemberChangeArgs extends z.infer<typeof argsSchema> {}

/** Changes somebody's name, role or slice. The owner stays an administrator of the whole. */
export const memberChange = defineCommand<MemberChangeArgs>({
  type: "member.change",
  version: 1,
  argsSchema,
  right: "manageMembers",
  needs: ({ id }, facts, company) => memberKeys(facts, company, id),
  decide: ({ args, command, facts, standing }) => {
    const company = facts.get("companies", command.company);
    const known = facts.get("members", args.id);
    if (!company) return refuse({ code: "company.notFound" });
    if (!known) return refuse({ code: "member.notFound", member: args.id });
    const seen = Object.entries(args.seen) as [keyof MemberChangeArgs["seen"], unknown][];
    if (seen.some(([field, value]) => known[field] !== value))
      return refuse({ code: "member.changedSinceSeen", member: known.name });
    const after: Member = { ...known, ...(args.set as Partial<Member>) };
    if (known.isOwner && (after.role !== "administrator" || after.reads !== "whole"))
      return refuse({ code: "member.isOwner", member: known.name });
    const members = membersOf(company, facts).map((member) => (member.id === after.id ? after : member));
    const problem =
      placeProblem(company, members, after) ??
      exceedsProblem(standing, standingOf({ ...known, state: "active" }, company.roles)) ??
      exceedsProblem(standing, standingOf({ ...after, state: "active" }, company.roles));
    if (problem) return refuse(problem);
    if (leavesNobody(company, members)) return refuse({ code: "member.lastManager" });
    return ok({ documents: [{ collection: "members", id: args.id, after }] });
  },
});
