import type { Company } from "#core/companies/company.ts";
import type { Member, Role } from "#core/members/member.ts";
import { predefinedRoles, rightsOfPredefined } from "#core/rights/rights.ts";

/** A role with the names of those who have it. */
export interface ShownRole extends Role {
  readonly isOwn: boolean;
  readonly holders: readonly string[];
}

/** The roles of every company and then its own. */
export function shownRoles(
  company: Company,
  members: readonly Member[],
  nameOf: (role: string) => string,
): readonly ShownRole[] {
  const holdersOf = (role: string) =>
    members.filter((member) => member.role === role).map(({ name }) => name);
  return [
    ...predefinedRoles.map((id) => ({
      id,
      name: nameOf(id),
      rights: [...rightsOfPredefined[id]],
      reads: "whole" as const,
      isOwn: false,
      holders: holdersOf(id),
    })),
    ...company.roles.map((role) => ({ ...role, isOwn: true, holders: holdersOf(role.id) })),
  ];
}

/** How a copy of a role begins; what only a firm can use is not handed on where there is none. */
export const copyOf = (role: ShownRole, name: string, company: Company): Omit<Role, "id"> => ({
  name,
  rights: role.rights.filter((right) => right !== "manageClients" || company.firm !== null),
  reads: role.reads,
});
