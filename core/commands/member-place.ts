import { z } from "zod";
import { isOfFirm } from "../companies/company.ts";
import { idSchema } from "../ids.ts";
import { exceedsProblem, leavesNobody, placeProblem } from "../members/check-place.ts";
import { type Member, memberNameSchema } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { standingOf } from "../rights/rights.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema, name: memberNameSchema, role: idSchema });
export interface MemberPlaceArgs extends z.infer<typeof argsSchema> {}

/**
 * Assigns a client company to a collaborator of its accounting firm, or gives one that has it another role there. The
 * server makes it, having seen that they work for that firm; it is undone by `member.remove`.
 */
export const memberPlace = defineCommand<MemberPlaceArgs>({
  type: "member.place",
  version: 1,
  argsSchema,
  right: "manageClients",
  isOfServer: true,
  needs: ({ id }, facts, company) => memberKeys(facts, company, id),
  decide: ({ args, command, facts, member, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (company.care === null) return refuse({ code: "care.none" });
    if (!isOfFirm(company.care, member)) return refuse({ code: "care.notOfFirm" });
    const known = facts.get("members", args.id);
    // A place that the client gave itself, or that the owner has, is not the firm's to change.
    if (known && (!known.isOfFirm || known.isOwner || known.role === args.role))
      return refuse({ code: "member.exists" });
    const placed: Member = {
      ...args,
      state: "active",
      email: "",
      isOwner: false,
      isOfFirm: true,
      practitioner: null,
      reads: "whole",
      acts: known?.acts ?? {},
    };
    const members = membersOf(company, facts);
    const problem =
      placeProblem(company, members, placed) ??
      exceedsProblem(standing, standingOf(known, company.roles)) ??
      exceedsProblem(standing, standingOf(placed, company.roles));
    if (problem) return refuse(problem);
    const change: DocumentChange = { collection: "members", id: args.id, after: placed };
    if (known) {
      const others = members.filter(({ id }) => id !== args.id);
      if (leavesNobody(company, [...others, placed])) return refuse({ code: "member.lastManager" });
      return ok({ documents: [change] });
    }
    const memberIds = [...company.memberIds, args.id];
    return ok({
      documents: [change, { collection: "companies", id: company.id, after: { ...company, memberIds } }],
    });
  },
});
