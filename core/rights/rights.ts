import type { Member } from "../members/member.ts";
import { SHARED_SLICE } from "../vouchers/slice.ts";

/** What a member may do. Rights restrict acts and slices, never single accounts. */
export type Right =
  | "draft"
  | "approve"
  | "record"
  | "correct"
  | "keepParties"
  | "seePatients"
  | "import"
  | "connect"
  | "manageCompany"
  | "manageMembers";

const user: readonly Right[] = ["draft", "approve", "record", "correct", "keepParties", "seePatients"];
const accountant: readonly Right[] = ["draft", "approve", "record", "correct", "keepParties", "import"];
const administrator: readonly Right[] = [...user, "import", "connect", "manageCompany", "manageMembers"];

const rightsByRole: Record<Member["role"], ReadonlySet<Right>> = {
  user: new Set(user),
  accountant: new Set(accountant),
  administrator: new Set(administrator),
};

export const hasRight = (member: Member, right: Right): boolean => rightsByRole[member.role].has(right);

/** Whether a member may read what belongs to a slice; the shared one is everybody's. */
export const readsSlice = (member: Member, slice: string): boolean =>
  member.reads === "whole" || slice === SHARED_SLICE || slice === member.practitioner;
