import { z } from "zod";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ to: idSchema });
export interface CompanyHandOverArgs extends z.infer<typeof argsSchema> {}

/** Makes another active member the owner. Only the owner may; both stay administrators. */
export const companyHandOver = defineCommand<CompanyHandOverArgs>({
  type: "company.handOver",
  version: 1,
  argsSchema,
  right: "manageMembers",
  isFreeOfPlan: true,
  needs: ({ to }) => [{ collection: "members", id: to }],
  decide: ({ args, facts, member }) => {
    const next = facts.get("members", args.to);
    if (!member.isOwner) return refuse({ code: "member.notOwner" });
    if (next?.state !== "active") return refuse({ code: "member.notFound", member: args.to });
    if (next.id === member.id) return ok({ documents: [] });
    return ok({
      documents: [
        { collection: "members", id: member.id, after: { ...member, isOwner: false } },
        {
          collection: "members",
          id: next.id,
          after: { ...next, isOwner: true, role: "administrator", reads: "whole", isOfFirm: false },
        },
      ],
    });
  },
});
