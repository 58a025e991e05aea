import { z } from "zod";
import { idSchema } from "../ids.ts";
import { exceedsProblem } from "../members/check-place.ts";
import type { Member } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { offeredEmailSchema, offerPlace, offerProblem } from "../members/offer-place.ts";
import { ok, refuse } from "../result.ts";
import { FIRM_ROLE, standingOfFirm } from "../rights/firm-role.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** Of the invitation. */
  id: idSchema,
  email: offeredEmailSchema,
});
export interface CareInviteArgs extends z.infer<typeof argsSchema> {}

/** Asks an accounting firm to look after the company. The mail leaves when the server has accepted it. */
export const careInvite = defineCommand<CareInviteArgs>({
  type: "care.invite",
  version: 1,
  argsSchema,
  right: "manageMembers",
  needs: ({ id }, facts, company) => memberKeys(facts, company, id),
  decide: ({ args, command, facts, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (company.care !== null) return refuse({ code: "care.ofAnother" });
    const taken = offerProblem(facts, membersOf(company, facts), args);
    if (taken) return refuse(taken);
    const exceeds = exceedsProblem(standing, standingOfFirm(company.roles));
    if (exceeds) return refuse(exceeds);
    const invited: Member = {
      id: args.id,
      name: args.email.slice(0, 100),
      state: "invited",
      email: args.email,
      invitedAt: command.madeAt,
      role: FIRM_ROLE,
      isOwner: false,
      isOfFirm: true,
      practitioner: null,
      reads: "whole",
      acts: {},
    };
    return ok(offerPlace(company, invited));
  },
});
