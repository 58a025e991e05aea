import type { Portfolio, PortfolioClient } from "#core/companies/portfolio.ts";
import type { Connection } from "#core/connections/connection.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { memberOf } from "../storage/memberships.ts";
import {
  type ClientOfMember,
  clientsOfMember,
  connectionStates,
  countHandedTo,
  countInState,
  lastContacts,
  ownersOf,
  peopleOfFirm,
  placesOfPeople,
  readPortfolioNews,
  type StateCount,
} from "../storage/portfolio.ts";

/** How long, and how much, the list tells of who came and who left. */
const NEWS_DAYS = 14;
const NEWS_MAX = 20;

const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * 86_400_000).toISOString();

const NEEDS_SOMEBODY = ["rejected", "interrupted"];

/** The firm's clients as one of its people may see them, all counted in one snapshot. */
export async function readPortfolio(
  { storage, now }: Pick<Services, "storage" | "now">,
  asked: { readonly firm: string; readonly userId: string },
): Promise<Result<Portfolio, { readonly code: "rights.notMember" }>> {
  const { firm, userId } = asked;
  return storage.read(async (tx) => {
    const inFirm = await memberOf(tx, userId, firm);
    if (inFirm === null) return refuse({ code: "rights.notMember" });
    const found = await clientsOfMember(tx, asked);
    const companyIds = found.map(({ company }) => company.id);
    const count = async (collection: string, states: readonly string[]) =>
      byCompany(await countInState(tx, { companyIds, collection, states }));
    const drafts = await count("vouchers", ["draft"]);
    const refusals = await count("outcomes", ["open"]);
    const handed = byCompany(await countHandedTo(tx, { firm, companyIds }));
    const failures = await count("deliveries", NEEDS_SOMEBODY);
    const connections = byCompany(await connectionStates(tx, companyIds));
    const contacts = await lastContacts(tx, { firm, companyIds });
    const places = byCompany(await placesOfPeople(tx, { firm, companyIds }));
    const owners = await ownersOf(tx, companyIds);
    const people = await peopleOfFirm(tx, firm);

    const toClient = ({ company, membership }: ClientOfMember): PortfolioClient | null => {
      const { id, name, address, country, registration, siret, address1, postalCode, city } = company;
      const { createdOn, protectedThrough, plan, care, memberIds } = company;
      if (care === null) return null;
      const { stage, group, since } = care;
      const seen = (counts: readonly StateCount[] = []) =>
        counts
          .filter(({ slice }) => membership.slices === null || membership.slices.includes(slice))
          .reduce((sum, one) => sum + one.count, 0);
      return {
        ...{ id, name, address, country, registration, siret, address1, postalCode, city },
        ...{ createdOn, protectedThrough, plan, stage, group, since },
        owner: owners.get(id) ?? null,
        userCount: memberIds.length,
        connections: (connections.get(id) ?? []).map((one) => ({
          id: one.id,
          state: one.state as Connection["state"],
        })),
        draftCount: seen(drafts.get(id)),
        refusedCount: membership.rights.includes("review") ? seen(refusals.get(id)) : null,
        handedCount: membership.rights.includes("review") ? seen(handed.get(id)) : null,
        failedCount: seen(failures.get(id)),
        lastContactAt: contacts.get(id) ?? null,
        people: (places.get(id) ?? []).map((place) => place.userId),
        isForProduction: company.isForProduction === true,
        rights: membership.rights,
      };
    };
    return ok({
      countedAt: now().toISOString(),
      clients: found.flatMap((one) => toClient(one) ?? []),
      news: inFirm.rights.includes("manageClients")
        ? await readPortfolioNews(tx, { firm, since: daysBefore(now(), NEWS_DAYS), limit: NEWS_MAX })
        : [],
      people: people.map(({ id, name }) => ({ id, name })),
    });
  });
}

function byCompany<Row extends { readonly companyId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.companyId, [...(found.get(row.companyId) ?? []), row]);
  return found;
}
