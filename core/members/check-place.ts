import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { hasRight, isPredefinedRole, type Standing, standingOf } from "../rights/rights.ts";
import type { Member } from "./member.ts";

/** What stands against giving somebody a place: a role that is not there, a practitioner who is somebody else. */
export function placeProblem(
  company: Company,
  members: readonly Member[],
  place: Pick<Member, "id" | "role" | "practitioner">,
): Problem | null {
  if (!isPredefinedRole(place.role) && !company.roles.some(({ id }) => id === place.role))
    return { code: "role.notFound", role: place.role };
  if (place.practitioner === null) return null;
  if (!company.practitioners.some(({ id }) => id === place.practitioner))
    return { code: "practitioner.notFound", practitioner: place.practitioner };
  const holder = members.find(
    ({ id, practitioner }) => practitioner === place.practitioner && id !== place.id,
  );
  return holder === undefined ? null : { code: "practitioner.taken", holder: holder.name };
}

/** Nobody gives away more than they have, or a slice's reader could make themselves a reader of the whole. */
export function exceedsProblem(giver: Standing, given: Standing): Problem | null {
  const beyond = [...given.rights].find((right) => !hasRight(giver, right));
  if (beyond !== undefined) return { code: "rights.missing", right: beyond };
  if (giver.reads === "slice" && given.reads === "whole") return { code: "rights.otherSlice" };
  return null;
}

/** A company always has an active member who may manage the members, or nobody could ever be let in again. */
export function leavesNobody(company: Company, members: readonly Member[]): boolean {
  return !members.some((member) => hasRight(standingOf(member, company.roles), "manageMembers"));
}
