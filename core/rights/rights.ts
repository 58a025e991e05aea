import { SHARED_SLICE } from "../vouchers/slice.ts";

/** Everything a member may be allowed to do. Rights restrict acts and slices, never single accounts. */
export const rights = [
  "draft",
  "approve",
  "record",
  "correct",
  "keepParties",
  "seePatients",
  "import",
  "export",
  "protect",
  "validate",
  "close",
  "review",
  "connect",
  "seeAudit",
  "manageCompany",
  "manageMembers",
  "manageClients",
] as const;
export type Right = (typeof rights)[number];

/** How much a member may read: the whole company, or their own slice and the shared one. */
export type Reads = "whole" | "slice";

export const predefinedRoles = ["administrator", "accountant", "user"] as const;
export type PredefinedRole = (typeof predefinedRoles)[number];

/** A role a company has made for itself, by copying one and ticking rights. */
export interface RoleTerms {
  readonly id: string;
  readonly rights: readonly Right[];
  readonly reads: Reads;
}

/** What somebody may do and read in one company: everything that a judgement about rights looks at. */
export interface Standing {
  readonly rights: ReadonlySet<Right>;
  readonly reads: Reads;
  readonly practitioner: string | null;
}

const user: readonly Right[] = ["draft", "approve", "record", "correct", "keepParties", "seePatients"];

/** The rights of the roles that every company has. An accountant never learns who a patient is. */
export const rightsOfPredefined: Readonly<Record<PredefinedRole, readonly Right[]>> = {
  user,
  accountant: [
    "draft",
    "approve",
    "record",
    "correct",
    "keepParties",
    "import",
    "export",
    "protect",
    "validate",
    "close",
    "review",
    "seeAudit",
  ],
  administrator: rights,
};

/** Nobody of an accounting firm learns who a patient is, whatever their role in the client's company. */
const withheldFromFirm: readonly Right[] = ["seePatients"];

const toRightsOfFirm = (given: readonly Right[]): ReadonlySet<Right> =>
  new Set(given.filter((right) => !withheldFromFirm.includes(right)));

const predefinedSets = (toSet: (given: readonly Right[]) => ReadonlySet<Right>) => ({
  user: toSet(rightsOfPredefined.user),
  accountant: toSet(rightsOfPredefined.accountant),
  administrator: toSet(rightsOfPredefined.administrator),
});
/** A standing is asked for several times a command, so the sets of the roles that never change are made once. */
const setsOfPredefined = predefinedSets((given) => new Set(given));
const setsOfPredefinedInFirm = predefinedSets(toRightsOfFirm);

const NOBODY: Standing = { rights: new Set(), reads: "slice", practitioner: null };

/** A member's standing among the roles of their company. Who is only invited, or whose role is gone, may do nothing. */
export function standingOf(
  member: {
    readonly role: string;
    readonly state: "invited" | "active";
    readonly reads: Reads;
    readonly practitioner: string | null;
    readonly isOfFirm: boolean;
  } | null,
  roles: readonly RoleTerms[],
): Standing {
  if (member === null || member.state !== "active") return NOBODY;
  const { practitioner, isOfFirm } = member;
  if (isPredefinedRole(member.role)) {
    const sets = isOfFirm ? setsOfPredefinedInFirm : setsOfPredefined;
    return { rights: sets[member.role], reads: member.reads, practitioner };
  }
  const own = roles.find(({ id }) => id === member.role);
  if (own === undefined) return NOBODY;
  const rights = isOfFirm ? toRightsOfFirm(own.rights) : new Set(own.rights);
  return { rights, reads: own.reads, practitioner };
}

export const isPredefinedRole = (role: string): role is PredefinedRole =>
  (predefinedRoles as readonly string[]).includes(role);

export const hasRight = (standing: Standing, right: Right): boolean => standing.rights.has(right);

/** Whether somebody may read what belongs to a slice; the shared one is everybody's. */
export const readsSlice = ({ reads, practitioner }: Standing, slice: string): boolean =>
  reads === "whole" || slice === SHARED_SLICE || slice === practitioner;
