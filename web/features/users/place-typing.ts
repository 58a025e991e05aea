import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { isPredefinedRole, type Reads, type Right, rightsOfPredefined } from "#core/rights/rights.ts";

/** Stands for being no practitioner, and for one who is not in the books yet. */
export const NO_PRACTITIONER = "none";
export const NEW_PRACTITIONER = "new";

/** Somebody's place while it is being typed. */
export interface PlaceTyping {
  readonly name: string;
  readonly role: string;
  readonly reads: Reads;
  /** A practitioner's id, or one of the two words above. */
  readonly practitioner: string;
  /** The letters of a new practitioner; null while they follow the name. */
  readonly code: string | null;
}

export const placeTypingOf = ({ name, role, reads, practitioner }: MemberPlace): PlaceTyping => ({
  name,
  role,
  reads,
  practitioner: practitioner ?? NO_PRACTITIONER,
  code: null,
});

/** What `member.change` can change. */
export type MemberPlace = Pick<Member, "name" | "role" | "practitioner" | "reads">;

/** What a role allows and shows; a company's own role says itself how much. Null for a role that is gone. */
export function termsOfRole(
  role: string,
  company: Pick<Company, "roles">,
  reads: Reads,
): { readonly rights: readonly Right[]; readonly reads: Reads } | null {
  if (isPredefinedRole(role)) return { rights: rightsOfPredefined[role], reads };
  return company.roles.find(({ id }) => id === role) ?? null;
}

/** Whether a role leaves open how much its members read: an administrator reads the whole, one's own roles say it. */
export const leavesReadsOpen = (role: string): boolean => isPredefinedRole(role) && role !== "administrator";

/** Whether there are parts at all: only where the practitioners each file their own, or somebody is held to one already. */
export const hasParts = ({ practice }: Pick<Company, "practice">, reads: Reads): boolean =>
  practice === "several" || reads === "slice";

/** How much somebody will read: what was chosen, where their role leaves the choice. */
export const readsOfPlace = (
  { role, reads }: Pick<PlaceTyping, "role" | "reads">,
  company: Company,
): Reads => (leavesReadsOpen(role) ? reads : (termsOfRole(role, company, "whole")?.reads ?? "whole"));
