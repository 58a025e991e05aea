import { sql } from "kysely";
import type { Company } from "#core/companies/company.ts";
import type { PortfolioNews } from "#core/companies/portfolio.ts";
import type { Member } from "#core/members/member.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import { type Membership, membershipsOfUser } from "./memberships.ts";
import type { ReadTx } from "./storage.ts";

/** A company that a firm looks after and that somebody is a member of. */
export interface ClientOfMember {
  readonly company: Company;
  readonly membership: Membership;
}

/** The firm's clients that a user may open, in the order of their ids. */
export async function clientsOfMember(
  tx: ReadTx,
  { firm, userId }: { readonly firm: string; readonly userId: string },
): Promise<readonly ClientOfMember[]> {
  const memberships = new Map(
    (await membershipsOfUser(tx, userId)).map((membership) => [membership.companyId, membership]),
  );
  const rows = await tx.db
    .selectFrom("memberships as place")
    .innerJoin("documents as document", (join) =>
      join
        .onRef("document.company_id", "=", "place.company_id")
        .onRef("document.id", "=", "place.company_id")
        .on("document.collection", "=", "companies"),
    )
    .select(["document.company_id", "document.body"])
    .where("place.user_id", "=", userId)
    .where("document.deleted", "=", 0)
    .orderBy("document.company_id")
    .execute();
  return rows.flatMap(({ company_id, body }) => {
    const company = JSON.parse(body) as Company;
    const membership = memberships.get(company_id);
    return membership !== undefined && company.care?.firm === firm ? [{ company, membership }] : [];
  });
}

export interface StateCount {
  readonly companyId: string;
  readonly slice: string;
  readonly count: number;
}

/** How many documents of a collection that are not validated are in one of these states, by company and slice. */
export async function countInState(
  tx: ReadTx,
  query: {
    readonly companyIds: readonly string[];
    readonly collection: string;
    readonly states: readonly string[];
  },
): Promise<readonly StateCount[]> {
  if (query.companyIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom("documents")
    .select(["company_id", "slice", (select) => select.fn.countAll().as("count")])
    .where("company_id", "in", query.companyIds)
    .where("collection", "=", query.collection)
    .where("state", "in", query.states)
    .where("sealed_in", "is", null)
    .where("deleted", "=", 0)
    .groupBy(["company_id", "slice"])
    .execute();
  return rows.map(({ company_id, slice, count }) => ({
    companyId: company_id,
    slice,
    count: Number(count),
  }));
}

/** Of the refused acts that wait, how many were handed to a firm, by company and slice. */
export async function countHandedTo(
  tx: ReadTx,
  { firm, companyIds }: { readonly firm: string; readonly companyIds: readonly string[] },
): Promise<readonly StateCount[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom("documents")
    .select(["company_id", "slice", "body"])
    .where("company_id", "in", companyIds)
    .where("collection", "=", "outcomes")
    .where("state", "=", "open")
    .where("sealed_in", "is", null)
    .where("deleted", "=", 0)
    .where("body", "like", '%"handedTo":{%')
    .execute();
  // What was handed to a firm that has left since waits for the company's own people.
  return rows
    .filter(({ body }) => (JSON.parse(body) as Partial<Refusal>).handedTo?.firm === firm)
    .map(({ company_id, slice }) => ({ companyId: company_id, slice, count: 1 }));
}

/** The links of many companies and how each stands. */
export async function connectionStates(
  tx: ReadTx,
  companyIds: readonly string[],
): Promise<readonly { readonly companyId: string; readonly id: string; readonly state: string }[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom("documents")
    .select(["company_id", "id", "state"])
    .where("company_id", "in", companyIds)
    .where("collection", "=", "connections")
    .where("deleted", "=", 0)
    .orderBy("id")
    .execute();
  return rows.map(({ company_id, id, state }) => ({ companyId: company_id, id, state: state ?? "" }));
}

/** When a device of each company's own people, not of the firm's, was last in touch. */
export async function lastContacts(
  tx: ReadTx,
  { firm, companyIds }: { readonly firm: string; readonly companyIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (companyIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("memberships as place")
    .innerJoin("devices as device", "device.user_id", "place.user_id")
    .select(["place.company_id", (select) => select.fn.max("device.last_contact_at").as("at")])
    .where("place.company_id", "in", companyIds)
    .where("place.user_id", "not in", (from) =>
      from.selectFrom("memberships").select("user_id").where("company_id", "=", firm),
    )
    // What the server itself does for somebody is no contact with them.
    .where(sql<boolean>`device.id not like ${"%:%"}`)
    .groupBy("place.company_id")
    .execute();
  return new Map(rows.map(({ company_id, at }) => [company_id, at]));
}

/** What each company's owner is called there. */
export async function ownersOf(
  tx: ReadTx,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (companyIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("documents")
    .select(["company_id", "body"])
    .where("company_id", "in", companyIds)
    .where("collection", "=", "members")
    .where("deleted", "=", 0)
    .where("body", "like", '%"isOwner":true%')
    .execute();
  return new Map(rows.map(({ company_id, body }) => [company_id, (JSON.parse(body) as Member).name]));
}

/** Everybody who has a place in each of these companies. */
export async function membersOfCompanies(
  tx: ReadTx,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> {
  const members = new Map<string, Member[]>();
  if (companyIds.length === 0) return members;
  const rows = await tx.db
    .selectFrom("documents")
    .select(["company_id", "body"])
    .where("company_id", "in", companyIds)
    .where("collection", "=", "members")
    .where("deleted", "=", 0)
    .execute();
  for (const { company_id, body } of rows) {
    const member = JSON.parse(body) as Member;
    const known = members.get(company_id);
    if (known === undefined) members.set(company_id, [member]);
    else known.push(member);
  }
  return members;
}

/** Whoever works in the firm now. */
export async function peopleOfFirm(tx: ReadTx, firm: string): Promise<readonly Member[]> {
  const rows = await tx.db
    .selectFrom("documents")
    .select("body")
    .where("company_id", "=", firm)
    .where("collection", "=", "members")
    .where("deleted", "=", 0)
    .orderBy("id")
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Member).filter(({ state }) => state === "active");
}

/** Which of the firm's people may open which of these companies. */
export async function placesOfPeople(
  tx: ReadTx,
  { firm, companyIds }: { readonly firm: string; readonly companyIds: readonly string[] },
): Promise<readonly { readonly companyId: string; readonly userId: string }[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom("memberships")
    .select(["company_id", "user_id"])
    .where("company_id", "in", companyIds)
    .where("user_id", "in", (from) =>
      from.selectFrom("memberships").select("user_id").where("company_id", "=", firm),
    )
    .orderBy("user_id")
    .execute();
  return rows.map(({ company_id, user_id }) => ({ companyId: company_id, userId: user_id }));
}

/** Which companies a firm took in or has lost since an instant, the newest first, as its own log tells. */
export async function readPortfolioNews(
  tx: ReadTx,
  query: { readonly firm: string; readonly since: string; readonly limit: number },
): Promise<readonly PortfolioNews[]> {
  const rows = await tx.db
    .selectFrom("audit")
    .select(["at", "action", "detail"])
    .where("company_id", "=", query.firm)
    .where("action", "in", ["client.join", "client.leave"])
    .where("at", ">", query.since)
    .orderBy("sequence", "desc")
    .limit(query.limit)
    .execute();
  return rows.map(({ at, action, detail }) => {
    const { name = "", by = null } = JSON.parse(detail) as Partial<PortfolioNews>;
    return { at, name, what: action === "client.join" ? "joined" : "left", by };
  });
}
