import { createHash } from "node:crypto";
import { hasRight, type Standing } from "#core/rights/rights.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { SHARED_SLICE } from "#core/vouchers/slice.ts";
import type { StoredDocument } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";

/** A membership in the words the rights are written in. */
export const toStanding = ({ rights, slices }: Membership): Standing => ({
  rights: new Set(rights),
  practitioner: slices?.find((slice) => slice !== SHARED_SLICE) ?? null,
  reads: slices === null ? "whole" : "slice",
});

/**
 * Names all that decides what the member's device holds of the company: whoever comes to see something else has another
 * name here. What `bodyFor` and the pages look at must be in it.
 */
export function scopeOf(membership: Membership): string {
  const { slices } = membership;
  const seesPatients = hasRight(toStanding(membership), "seePatients");
  const seen = JSON.stringify([slices === null ? null : [...slices].sort(), seesPatients]);
  return createHash("sha256").update(seen).digest("hex").slice(0, 32);
}

/** Where a patient lives and reads mail names them as well as a name does. */
const UNTOLD = { address1: "", postalCode: "", city: "", vatNumber: "", email: "" } as const;

/**
 * A document's body as the member may read it: who a patient is stays with those who may see it. A refused command
 * about a party may name a patient anywhere, so of somebody else's only the party's id is told. That the member reads
 * the document's slice was asked before; of a sealed month everybody has the header, and only their own parts of it.
 */
export function bodyFor(membership: Membership, { collection, body }: StoredDocument): Fields {
  const fields = body as Fields;
  if (collection === "seals") return { ...toldHeader(body as SealHeader, toStanding(membership)) };
  if (hasRight(toStanding(membership), "seePatients")) return fields;
  if (collection === "parties")
    return { ...fields, identity: null, ...(fields["role"] === "patient" ? UNTOLD : {}) };
  const isOfParty = collection === "outcomes" && fields["commandType"] === "party.save";
  if (!isOfParty || fields["madeBy"] === membership.userId) return fields;
  return { ...fields, args: idAlone(fields["args"]) };
}

export type Fields = Record<string, unknown>;

const idAlone = (args: unknown): Fields =>
  typeof args === "object" && args !== null && "id" in args ? { id: args.id } : {};
