import { z } from "zod";
import { type Care, isOfFirm } from "../companies/company.ts";
import { idSchema } from "../ids.ts";
import { exceedsProblem, leavesNobody } from "../members/check-place.ts";
import type { Member } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { withoutCare } from "../members/without-care.ts";
import { ok, refuse } from "../result.ts";
import { hasRight, standingOf } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema });
export interface MemberRemoveArgs extends z.infer<typeof argsSchema> {}

/**
 * Ends somebody's place, or one's own. The owner hands the company over first. With the last of an accounting firm's
 * people the firm's work here ends, when the company shows them out; the firm itself says that it ends, or sends another.
 */
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
    const { care } = company;
    const isLastOfFirm = care !== null && isLastOf(care, known, others);
    if (isLastOfFirm && isOfFirm(care, member)) return refuse({ code: "care.lastOfFirm" });
    const after = isLastOfFirm
      ? withoutCare({ ...company, care }, { staying: others, madeAt: command.madeAt, by: "company" })
      : { ...company, memberIds: company.memberIds.filter((id) => id !== args.id) };
    return ok({
      documents: [
        { collection: "members", id: args.id, after: null },
        { collection: "companies", id: company.id, after },
      ],
    });
  },
});

const isLastOf = (care: Care, leaving: Member, others: readonly Member[]): boolean =>
  leaving.state === "active" &&
  isOfFirm(care, leaving) &&
  !others.some((one) => one.state === "active" && isOfFirm(care, one));
