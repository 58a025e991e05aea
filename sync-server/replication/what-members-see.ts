import type { Member } from "#core/members/member.ts";
import { hasRight } from "#core/rights/rights.ts";
import { SHARED_SLICE } from "#core/vouchers/voucher.ts";
import type { StoredDocument } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";

/** A membership in the words the rights are written in. */
export const toMember = ({ memberId, role, slices }: Membership): Member => ({
  id: memberId,
  name: memberId,
  role: role as Member["role"],
  isOwner: false,
  practitioner: slices?.find((slice) => slice !== SHARED_SLICE) ?? null,
  reads: slices === null ? "whole" : "slice",
  acts: {},
});

/**
 * A document's body as the member may read it: who a patient is stays with those who may see it, also inside a
 * refused command. That the member reads the document's slice was asked before.
 */
export function bodyFor(membership: Membership, { collection, body }: StoredDocument): Fields {
  const fields = body as Fields;
  if (hasRight(toMember(membership), "seePatients")) return fields;
  if (collection === "parties" && "identity" in fields) return { ...fields, identity: null };
  if (collection !== "outcomes" || fields["commandType"] !== "party.save") return fields;
  const args = toFields(fields["args"]);
  const set = toFields(args["set"]);
  return { ...fields, args: { ...args, set: { ...set, identity: null } } };
}

export type Fields = Record<string, unknown>;

const toFields = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};
