import { z } from "zod";
import { idSchema } from "../ids.ts";
import { leavingFirm } from "../members/leaving-firm.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ to: idSchema });
export interface CompanyHandOverArgs extends z.infer<typeof argsSchema> {}

/**
 * Makes another active member the owner. Only the owner may; both stay administrators. Whoever was there for an accounting
 * firm as its last has a place of their own now, and goes on acting for it.
 */
export const companyHandOver = defineCommand<CompanyHandOverArgs>({
  type: "company.handOver",
  version: 1,
  argsSchema,
  right: "manageMembers",
  isFreeOfPlan: true,
  needs: ({ to }, facts, company) => memberKeys(facts, company, to),
  decide: ({ args, command, facts, member }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const next = facts.get("members", args.to);
    if (!member.isOwner) return refuse({ code: "member.notOwner" });
    if (next?.state !== "active") return refuse({ code: "member.notFound", member: args.to });
    if (next.id === member.id) return ok({ documents: [] });
    const { care } = company;
    const isLastOfFirm =
      care !== null &&
      next.isOfFirm &&
      leavingFirm(care, membersOf(company, facts), next.id)?.isLast === true;
    const stillOfFirm: DocumentChange[] = isLastOfFirm
      ? [
          {
            collection: "companies",
            id: company.id,
            after: { ...company, care: { ...care, begunBy: next.id } },
          },
        ]
      : [];
    return ok({
      documents: [
        { collection: "members", id: member.id, after: { ...member, isOwner: false } },
        {
          collection: "members",
          id: next.id,
          after: { ...next, isOwner: true, role: "administrator", reads: "whole", isOfFirm: false },
        },
        ...stillOfFirm,
      ],
    });
  },
});
