import type { FirmLeaving } from "#core/companies/portfolio.ts";
import { leavingFirm } from "#core/members/leaving-firm.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { RightMissing } from "../people/may-in-company.ts";
import type { Services } from "../services.ts";
import { memberOf, membershipsOfUser } from "../storage/memberships.ts";
import { clientsOfMember, membersOfCompanies, peopleOfFirm } from "../storage/portfolio.ts";

/**
 * What would become of the clients' companies if somebody left the firm: asked by themselves, or by who manages its
 * members. Of a company nobody hears who has no place in it.
 */
export async function readLeaving(
  { storage }: Pick<Services, "storage">,
  asked: { readonly firm: string; readonly userId: string; readonly leaver: string },
): Promise<Result<FirmLeaving, RightMissing<"manageMembers">>> {
  const { firm, userId, leaver } = asked;
  return storage.read(async (tx) => {
    const inFirm = await memberOf(tx, userId, firm);
    if (inFirm === null || (userId !== leaver && !inFirm.rights.includes("manageMembers")))
      return refuse({ code: "rights.missing", right: "manageMembers" });
    const own = new Set((await membershipsOfUser(tx, userId)).map(({ companyId }) => companyId));
    const found = (await clientsOfMember(tx, { firm, userId: leaver })).filter(({ company }) =>
      own.has(company.id),
    );
    const members = await membersOfCompanies(
      tx,
      found.map(({ company }) => company.id),
    );
    const owner = (await peopleOfFirm(tx, firm)).find(({ isOwner }) => isOwner);
    const staying: FirmLeaving["staying"][number][] = [];
    const handedOver: FirmLeaving["handedOver"][number][] = [];
    let endingCount = 0;
    for (const { company } of found) {
      const { id, name, care } = company;
      const ofCompany = members.get(id) ?? [];
      const leaving = care === null ? null : leavingFirm(care, ofCompany, leaver);
      if (leaving === null) continue;
      const isOwned = ofCompany.some((member) => member.id === leaver && member.isOwner);
      if (leaving.isStaying) staying.push({ id, name, isOwned });
      else if (leaving.isLast) handedOver.push({ id, name });
      else endingCount += 1;
    }
    return ok({ staying, handedOver, endingCount, heir: owner?.name ?? "" });
  });
}
