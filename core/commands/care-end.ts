import { z } from "zod";
import { leavesNobody } from "../members/check-place.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { ok, refuse } from "../result.ts";
import { type DocumentChange, defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({});
export interface CareEndArgs extends z.infer<typeof argsSchema> {}

/**
 * Ends what an accounting firm does for a company, by either side: the firm's people leave, all the rest stays. While
 * one of them owns it, the company is handed over first, so nobody is left without access and nothing is orphaned.
 */
export const careEnd = defineCommand<CareEndArgs>({
  type: "care.end",
  version: 1,
  argsSchema,
  right: "manageMembers",
  isFreeOfPlan: true,
  needs: (_args, facts, company) => memberKeys(facts, company),
  decide: ({ command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (company.care === null) return refuse({ code: "care.none" });
    const members = membersOf(company, facts);
    const leaving = members.filter(({ isOfFirm }) => isOfFirm);
    const staying = members.filter(({ isOfFirm }) => !isOfFirm);
    const owner = leaving.find(({ isOwner }) => isOwner);
    if (owner) return refuse({ code: "care.ownerIsOfFirm", owner: owner.name });
    if (leavesNobody(company, staying)) return refuse({ code: "member.lastManager" });
    return ok({
      documents: [
        ...leaving.map(({ id }): DocumentChange => ({ collection: "members", id, after: null })),
        {
          collection: "companies",
          id: company.id,
          after: { ...company, care: null, memberIds: staying.map(({ id }) => id) },
        },
      ],
    });
  },
});
