import { z } from "zod";
import { idSchema } from "../ids.ts";
import { type Member, memberNameSchema } from "../members/member.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** The invitation that is taken. */
  invitation: idSchema,
  name: memberNameSchema,
});
export interface MemberJoinArgs extends z.infer<typeof argsSchema> {}

/** Whoever was invited becomes a member of their own id. The server makes it, having seen the invitation's link. */
export const memberJoin = defineCommand<MemberJoinArgs>({
  type: "member.join",
  version: 1,
  argsSchema,
  right: null,
  isFreeOfPlan: true,
  isOfServer: true,
  needs: ({ invitation }) => [{ collection: "members", id: invitation }],
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    const invited = facts.get("members", args.invitation);
    const known = facts.get("members", command.madeBy);
    if (!company) return refuse({ code: "company.notFound" });
    // An accounting firm takes the company in; it is no place for one person.
    if (invited?.state !== "invited" || invited.isOfFirm) return refuse({ code: "invitation.gone" });
    const { invitedAt: _, ...place } = invited;
    const joined: Member = { ...place, id: command.madeBy, name: args.name, state: "active", email: "" };
    const memberIds = company.memberIds.filter((id) => id !== args.invitation && id !== command.madeBy);
    return ok({
      documents: [
        { collection: "members", id: args.invitation, after: null },
        // Who is a member already keeps the place they have: an invitation is no way to lose or gain rights unseen.
        ...(known?.state === "active"
          ? []
          : [{ collection: "members" as const, id: command.madeBy, after: joined }]),
        {
          collection: "companies",
          id: company.id,
          after: { ...company, memberIds: [...memberIds, command.madeBy] },
        },
      ],
    });
  },
});
