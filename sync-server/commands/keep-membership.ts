import type { Member, Role } from "#core/members/member.ts";
import { standingOf } from "#core/rights/rights.ts";
import { SHARED_SLICE } from "#core/vouchers/slice.ts";
import { removeMembership, writeMembership } from "../storage/memberships.ts";
import type { WriteTx } from "../storage/storage.ts";

/** The memberships that requests are filtered by follow from the members' documents; null is somebody who left, and who is only invited has none. */
export async function keepMembership(
  tx: WriteTx,
  companyId: string,
  userId: string,
  member: Member | null,
  roles: readonly Role[],
): Promise<void> {
  if (member?.state !== "active") return removeMembership(tx, companyId, userId);
  const { rights, reads, practitioner } = standingOf(member, roles);
  const slices = reads === "whole" ? null : [SHARED_SLICE, ...(practitioner === null ? [] : [practitioner])];
  await writeMembership(tx, {
    companyId,
    userId,
    memberId: userId,
    role: member.role,
    rights: [...rights],
    slices,
  });
}
