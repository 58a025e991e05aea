import type { Member } from "#core/members/member.ts";
import { SHARED_SLICE } from "#core/vouchers/slice.ts";
import { removeMembership, writeMembership } from "../storage/memberships.ts";
import type { WriteTx } from "../storage/storage.ts";

/** The memberships that requests are filtered by follow from the members' documents; null is somebody who left. */
export async function keepMembership(
  tx: WriteTx,
  companyId: string,
  userId: string,
  member: Member | null,
): Promise<void> {
  if (member === null) return removeMembership(tx, companyId, userId);
  const { role, reads, practitioner } = member;
  const slices = reads === "whole" ? null : [SHARED_SLICE, ...(practitioner === null ? [] : [practitioner])];
  await writeMembership(tx, { companyId, userId, memberId: userId, role, rights: [], slices });
}
