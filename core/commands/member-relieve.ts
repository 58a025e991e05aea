import { z } from "zod";
import { idSchema } from "../ids.ts";
import { leavingFirm } from "../members/leaving-firm.ts";
import { type Member, memberNameSchema, type Role, roleSchema } from "../members/member.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { FIRM_ROLE, firmTerms } from "../rights/firm-role.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** Who works in the accounting firm no longer. */
  id: idSchema,
  /** Who owns the firm, and takes the company on where nobody else of the firm is there. */
  heir: z.strictObject({ id: idSchema, name: memberNameSchema }),
  /** What the firm's role is called here, in the language of the company's owner. */
  roleName: roleSchema.shape.name,
});
export interface MemberRelieveArgs extends z.infer<typeof argsSchema> {}

/**
 * Ends the place that an accounting firm gave somebody who has left the firm. The company keeps its firm, and the firm
 * somebody there: nobody is left in who should be out, and nothing is orphaned. The server makes it, having seen who left.
 */
export const memberRelieve = defineCommand<MemberRelieveArgs>({
  type: "member.relieve",
  version: 1,
  argsSchema,
  right: null,
  isFreeOfPlan: true,
  isOfServer: true,
  needs: ({ id, heir }, facts, company) => [
    ...memberKeys(facts, company, id),
    { collection: "members", id: heir.id },
  ],
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const { care } = company;
    if (care === null) return refuse({ code: "care.none" });
    const members = membersOf(company, facts);
    const leaver = members.find(({ id }) => id === args.id);
    const leaving = leavingFirm(care, members, args.id);
    if (!leaver || leaving === null || args.id === args.heir.id)
      return refuse({ code: "member.notFound", member: args.id });
    const documents: DocumentChange[] = [];
    const { isStaying, isLast } = leaving;
    if (!isStaying) documents.push({ collection: "members", id: args.id, after: null });
    else if (leaver.isOfFirm)
      documents.push({ collection: "members", id: args.id, after: { ...leaver, isOfFirm: false } });

    const others = members.filter(({ id }) => id !== args.id);
    let begunBy = care.begunBy === args.id ? null : care.begunBy;
    let memberIds = isStaying ? company.memberIds : company.memberIds.filter((id) => id !== args.id);
    let { roles } = company;
    if (isLast && others.some(({ id }) => id === args.heir.id)) begunBy = args.heir.id;
    else if (isLast) {
      const heir: Member = {
        ...args.heir,
        state: "active",
        email: "",
        role: FIRM_ROLE,
        isOwner: false,
        isOfFirm: true,
        practitioner: null,
        reads: "whole",
        acts: {},
      };
      const { rights, reads } = firmTerms(company.roles);
      const role: Role = { id: FIRM_ROLE, name: args.roleName, rights: [...rights], reads };
      documents.push({ collection: "members", id: heir.id, after: heir });
      memberIds = [...memberIds, heir.id];
      if (!roles.some(({ id }) => id === FIRM_ROLE)) roles = [...roles, role];
    }
    const after = { ...company, memberIds, roles, care: { ...care, begunBy: begunBy ?? null } };
    documents.push({ collection: "companies", id: company.id, after });
    return ok({ documents });
  },
});
