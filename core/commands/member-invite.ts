import { z } from "zod";
import { idSchema } from "../ids.ts";
import { exceedsProblem, placeProblem } from "../members/check-place.ts";
import { type Member, memberNameSchema, memberSchema } from "../members/member.ts";
import { collaboratorCount, memberKeys, membersOf } from "../members/members-of.ts";
import { planTerms } from "../plans/plan-terms.ts";
import { ok, refuse } from "../result.ts";
import { standingOf } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** Of the invitation; whoever takes it becomes a member of their own id. */
  id: idSchema,
  name: memberNameSchema,
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
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
    if (facts.get("members", args.id)) return refuse({ code: "member.exists" });
    const members = membersOf(company, facts);
    if (members.some(({ email }) => email === args.email))
      return refuse({ code: "member.alreadyInvited", email: args.email });
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
    return ok({
      documents: [
        { collection: "members", id: args.id, after: invited },
        {
          collection: "companies",
          id: company.id,
          after: { ...company, memberIds: [...company.memberIds, args.id] },
        },
      ],
    });
  },
});
