import { z } from "zod";
import { isOfFirm } from "../companies/company.ts";
import { idSchema } from "../ids.ts";
import { exceedsProblem, leavesNobody } from "../members/check-place.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { hasRight, standingOf } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema });
export interface MemberRemoveArgs extends z.infer<typeof argsSchema> {}

/** Ends somebody's place, or one's own. The owner hands the company over first. */
export const memberRemove = defineCommand<MemberRemoveArgs>({
  type: "member.remove",
  version: 1,
  argsSchema,
  right: null,
  isFreeOfPlan: true,
  needs: ({ id }, facts, company) => memberKeys(facts, company, id),
  decide: ({ args, command, facts, member, standing }) => {
    const company = facts.get("companies", command.company);
    const known = facts.get("members", args.id);
    if (!company) return refuse({ code: "company.notFound" });
    if (member.state !== "active") return refuse({ code: "rights.notMember" });
    // An accounting firm takes back the places it gave, and no others.
    const isOfOwnFirm =
      company.care !== null && isOfFirm(company.care, member) && hasRight(standing, "manageClients");
    const mayRemove = hasRight(standing, "manageMembers") || (isOfOwnFirm && known?.isOfFirm === true);
    if (args.id !== command.madeBy && !mayRemove)
      return refuse({ code: "rights.missing", right: "manageMembers" });
    if (!known) return refuse({ code: "member.notFound", member: args.id });
    if (known.isOwner) return refuse({ code: "member.isOwner", member: known.name });
    const exceeds =
      args.id === command.madeBy ? null : exceedsProblem(standing, standingOf(known, company.roles));
    if (exceeds) return refuse(exceeds);
    const others = membersOf(company, facts).filter(({ id }) => id !== args.id);
    if (leavesNobody(company, others)) return refuse({ code: "member.lastManager" });
    return ok({
      documents: [
        { collection: "members", id: args.id, after: null },
        {
          collection: "companies",
          id: company.id,
          after: { ...company, memberIds: company.memberIds.filter((id) => id !== args.id) },
        },
      ],
    });
  },
});
