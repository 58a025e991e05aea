import type { Selectable } from "kysely";
import { z } from "zod";
import { type Right, rights } from "#core/rights/rights.ts";
import type { ReadTx, WriteTx } from "./storage.ts";
import type { MembershipRow } from "./tables.ts";

/** A user's place in one company as authority needs it, derived from the company's members documents. */
export interface Membership {
  readonly companyId: string;
  readonly userId: string;
  /** The id of the members document it comes from. */
  readonly memberId: string;
  readonly role: string;
  /** What the role allows, so that a request is judged without the company's documents. */
  readonly rights: readonly Right[];
  /** The slices the member may read, the shared one named among them; null for the whole company. */
  readonly slices: readonly string[] | null;
}

const namesSchema = z.array(z.string());
const rightsSchema = z.array(z.enum(rights));

/** The user's place in the company, or null for a stranger. */
export async function memberOf(tx: ReadTx, userId: string, companyId: string): Promise<Membership | null> {
  const row = await tx.db
    .selectFrom("memberships")
    .selectAll()
    .where("company_id", "=", companyId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row === undefined ? null : toMembership(row);
}

export async function membershipsOfUser(tx: ReadTx, userId: string): Promise<readonly Membership[]> {
  const rows = await tx.db
    .selectFrom("memberships")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("company_id")
    .execute();
  return rows.map(toMembership);
}

export async function membershipsOfCompany(tx: ReadTx, companyId: string): Promise<readonly Membership[]> {
  const rows = await tx.db
    .selectFrom("memberships")
    .selectAll()
    .where("company_id", "=", companyId)
    .orderBy("user_id")
    .execute();
  return rows.map(toMembership);
}

/** Adds the user to the company, or changes what they may do there. */
export async function writeMembership(tx: WriteTx, membership: Membership): Promise<void> {
  const rest = {
    member_id: membership.memberId,
    role: membership.role,
    rights: JSON.stringify(membership.rights),
    slices: membership.slices === null ? null : JSON.stringify(membership.slices),
  };
  await tx.db
    .insertInto("memberships")
    .values({ company_id: membership.companyId, user_id: membership.userId, ...rest })
    .onConflict((conflict) => conflict.columns(["company_id", "user_id"]).doUpdateSet(rest))
    .execute();
}

export async function removeMembership(tx: WriteTx, companyId: string, userId: string): Promise<void> {
  await tx.db
    .deleteFrom("memberships")
    .where("company_id", "=", companyId)
    .where("user_id", "=", userId)
    .execute();
}

const toMembership = (row: Selectable<MembershipRow>): Membership => ({
  companyId: row.company_id,
  userId: row.user_id,
  memberId: row.member_id,
  role: row.role,
  rights: rightsSchema.parse(JSON.parse(row.rights)),
  slices: row.slices === null ? null : namesSchema.parse(JSON.parse(row.slices)),
});
