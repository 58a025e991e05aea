import { z } from "zod";
import { idSchema } from "../ids.ts";
import { exceedsProblem, placeProblem } from "../members/check-place.ts";
import { type Member, memberNameSchema, memberSchema } from "../members/member.ts";
import { collaboratorCount, memberKeys, membersOf } from "../members/members-of.ts";
import { offeredEmailSchema, offerPlace, offerProblem } from "../members/offer-place.ts";
import { planTerms } from "../plans/plan-terms.ts";
import { ok, refuse } from "../result.ts";
import { standingOf } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** Of the invitation; whoever takes it becomes a member of their own id. */
  id: idSchema,
  name: memberNameSchema,
  email: offeredEmailSchema,
  role: idSchema,
  practitioner: idSchema.nullable(),
  reads: memberSchema.shape.reads,
});
export interface MemberInviteArgs extends z.infer<typeof argsSchema> {}

/** Offers somebody a place in the company. The mail leaves when the server has accepted it. */
export const memberInvite = defineCommand<MemberInviteArgs>({
  type: "member.invite",
  version: 1,
  argsSchema,
  right: "manageMembers",
  needs: ({ id }, facts, company) => memberKeys(facts, company, id),
  decide: ({ args, command, facts, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const members = membersOf(company, facts);
    const taken = offerProblem(facts, members, args);
    if (taken) return refuse(taken);
    const { collaboratorsMax } = planTerms[company.plan.name];
    if (collaboratorsMax !== null && collaboratorCount(members) >= collaboratorsMax)
      return refuse({ code: "plan.membersFull", max: collaboratorsMax, plan: company.plan.name });
    const invited: Member = {
      ...args,
      state: "invited",
      invitedAt: command.madeAt,
      isOwner: false,
      isOfFirm: false,
      acts: {},
    };
    const problem =
      placeProblem(company, members, invited) ??
      exceedsProblem(standing, standingOf({ ...invited, state: "active" }, company.roles));
    if (problem) return refuse(problem);
    return ok(offerPlace(company, invited));
  },
});
