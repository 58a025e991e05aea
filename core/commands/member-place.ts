import { z } from "zod";
import { isOfFirm } from "../companies/company.ts";
import { idSchema } from "../ids.ts";
import { exceedsProblem, placeProblem } from "../members/check-place.ts";
import { type Member, memberNameSchema } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { standingOf } from "../rights/rights.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema, name: memberNameSchema, role: idSchema });
export interface MemberPlaceArgs extends z.infer<typeof argsSchema> {}

/**
 * Assigns a client company to a collaborator of its accounting firm. The server makes it, having seen that they work
 * for that firm; it is undone by `member.remove`.
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
    if (known) return refuse({ code: "member.exists" });
    const placed: Member = {
      ...args,
      state: "active",
      email: "",
      isOwner: false,
      isOfFirm: true,
      practitioner: null,
      reads: "whole",
      acts: {},
    };
    const problem = placeProblem(company, membersOf(company, facts), placed);
    const exceeds = problem ?? exceedsProblem(standing, standingOf(placed, company.roles));
    if (exceeds) return refuse(exceeds);
    return ok({
      documents: [
        { collection: "members", id: args.id, after: placed },
        {
          collection: "companies",
          id: company.id,
          after: { ...company, memberIds: [...company.memberIds, args.id] },
        },
      ],
    });
  },
});
