import { z } from "zod";
import { careSchema } from "../companies/company.ts";
import { idSchema } from "../ids.ts";
import { type Member, memberNameSchema, type Role, roleSchema } from "../members/member.ts";
import { isInvitedFirm, memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { FIRM_ROLE, firmTerms } from "../rights/firm-role.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** The invitation that is taken. */
  invitation: idSchema,
  firm: idSchema,
  firmName: careSchema.shape.firmName.unwrap(),
  /** What whoever accepts is called in the firm. */
  name: memberNameSchema,
  /** What the firm's role is called here, in the language of whoever invited it. */
  roleName: roleSchema.shape.name,
});
export interface CareAcceptArgs extends z.infer<typeof argsSchema> {}

/**
 * An accounting firm takes a company in that invited it. Owner and plan stay; whoever accepts gets the firm's role. The
 * server makes it, having seen the invitation's link and that they manage that firm's clients.
 */
export const careAccept = defineCommand<CareAcceptArgs>({
  type: "care.accept",
  version: 1,
  argsSchema,
  right: null,
  isFreeOfPlan: true,
  isOfServer: true,
  needs: ({ invitation }, facts, company) => memberKeys(facts, company, invitation),
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    const invited = facts.get("members", args.invitation);
    if (!company) return refuse({ code: "company.notFound" });
    if (!isInvitedFirm(invited)) return refuse({ code: "invitation.gone" });
    if (company.care !== null) return refuse({ code: "care.ofAnother" });
    if (args.firm === company.id) return refuse({ code: "care.itself" });
    const known = facts.get("members", command.madeBy);
    const isMember = known?.state === "active";
    const joined: Member = {
      id: command.madeBy,
      name: args.name,
      state: "active",
      email: "",
      role: FIRM_ROLE,
      isOwner: false,
      isOfFirm: true,
      practitioner: null,
      reads: "whole",
      acts: {},
    };
    // One firm looks after a company, so whoever else was invited comes too late.
    const invitations = membersOf(company, facts).filter(isInvitedFirm);
    const gone = new Set([command.madeBy, ...invitations.map(({ id }) => id)]);
    const { rights, reads } = firmTerms(company.roles);
    const role: Role = { id: FIRM_ROLE, name: args.roleName, rights: [...rights], reads };
    const hasRole = company.roles.some(({ id }) => id === FIRM_ROLE);
    return ok({
      documents: [
        ...invitations.map(({ id }): DocumentChange => ({ collection: "members", id, after: null })),
        // Who works here already keeps the place they have: it is not the firm's to take back.
        ...(isMember ? [] : [{ collection: "members" as const, id: command.madeBy, after: joined }]),
        {
          collection: "companies",
          id: company.id,
          after: {
            ...company,
            memberIds: isMember
              ? company.memberIds.filter((id) => id === command.madeBy || !gone.has(id))
              : [...company.memberIds.filter((id) => !gone.has(id)), command.madeBy],
            roles: hasRole ? company.roles : [...company.roles, role],
            care: {
              firm: args.firm,
              firmName: args.firmName,
              stage: "client",
              group: null,
              since: command.madeAt.slice(0, 10),
              begunBy: isMember ? command.madeBy : null,
            },
            careEnded: null,
          },
        },
      ],
    });
  },
});
