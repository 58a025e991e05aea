import { z } from "zod";
import { idSchema } from "../ids.ts";
import { isInvitedFirm, memberKeys } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ invitation: idSchema });
export interface CareDeclineArgs extends z.infer<typeof argsSchema> {}

/** An accounting firm does not take a company in that invited it. The server makes it, having seen the invitation's link. */
export const careDecline = defineCommand<CareDeclineArgs>({
  type: "care.decline",
  version: 1,
  argsSchema,
  right: null,
  isFreeOfPlan: true,
  isOfServer: true,
  needs: ({ invitation }, facts, company) => memberKeys(facts, company, invitation),
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (!isInvitedFirm(facts.get("members", args.invitation))) return refuse({ code: "invitation.gone" });
    const memberIds = company.memberIds.filter((id) => id !== args.invitation);
    return ok({
      documents: [
        { collection: "members", id: args.invitation, after: null },
        { collection: "companies", id: company.id, after: { ...company, memberIds } },
      ],
    });
  },
});
