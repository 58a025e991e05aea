import { z } from "zod";
import { isOfFirm } from "../companies/company.ts";
import { leavesNobody } from "../members/check-place.ts";
import { memberKeys, membersOf } from "../members/members-of.ts";
import { withoutCare } from "../members/without-care.ts";
import { ok, refuse } from "../result.ts";
import { hasRight } from "../rights/rights.ts";
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
  right: null,
  isFreeOfPlan: true,
  needs: (_args, facts, company) => memberKeys(facts, company),
  decide: ({ command, facts, member, standing }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    if (member.state !== "active") return refuse({ code: "rights.notMember" });
    const { care } = company;
    const isByFirm = care !== null && isOfFirm(care, member);
    if (!hasRight(standing, "manageMembers") && !(isByFirm && hasRight(standing, "manageClients")))
      return refuse({ code: "rights.missing", right: "manageMembers" });
    if (care === null) return refuse({ code: "care.none" });
    const members = membersOf(company, facts);
    const leaving = members.filter((one) => one.isOfFirm);
    const staying = members.filter((one) => !one.isOfFirm);
    const owner = leaving.find(({ isOwner }) => isOwner);
    if (owner) return refuse({ code: "care.ownerIsOfFirm", owner: owner.name });
    if (leavesNobody(company, staying)) return refuse({ code: "member.lastManager" });
    const end = { staying, madeAt: command.madeAt, by: isByFirm ? "firm" : "company" } as const;
    return ok({
      documents: [
        ...leaving.map(({ id }): DocumentChange => ({ collection: "members", id, after: null })),
        {
          collection: "companies",
          id: company.id,
          after: withoutCare({ ...company, care }, end),
        },
      ],
    });
  },
});
