import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { toDayNumber } from "#core/calendar-date.ts";
import type { Chart } from "#core/charts/chart.ts";
import type { Company } from "#core/companies/company.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { createReadingTurns, oneReadAtATime } from "../middleware/reading-turns.ts";
import type { SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import { readReportLines } from "../replication/read-ledger.ts";
import { bodyFor, type Fields } from "../replication/what-members-see.ts";
import { checkBooks } from "../sealing/check-books.ts";
import type { Services } from "../services.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { idAfterMany, listDocuments, readDocument } from "../storage/documents.ts";
import { type Membership, memberOf, membershipsOfUser } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";
import {
  companyPathSchema,
  pageQuerySchema,
  trialBalanceQuerySchema,
  vouchersQuerySchema,
} from "./api-schemas.ts";
import { auditRoutes } from "./audit.ts";
import { fecRoutes } from "./fec.ts";

/** What a route of one company finds: the place of who asks in it. */
export interface OfCompany {
  Variables: SignedIn["Variables"] & { membership: Membership };
}

/** Reading, filtered by what the user may see; a company of others and one that does not exist answer the same. */
export const apiReadRoutes = (services: Services) => {
  const { storage } = services;
  const turns = createReadingTurns(services);
  const requireMembership = createMiddleware<OfCompany>(async (c, next) => {
    const company = companyPathSchema.safeParse(c.req.param());
    const userId = c.var.signedIn.user.id;
    const membership = company.success
      ? await storage.read((tx) => memberOf(tx, userId, company.data.company))
      : null;
    if (membership === null) return c.json({ code: "rights.notMember" } as const, 403);
    c.set("membership", membership);
    await next();
    return;
  });

  const ofCompany = new Hono<OfCompany>()
    .use("/:company/*", requireMembership)
    .route("/:company/audit", auditRoutes(services, turns))
    .route("/:company/fec", fecRoutes(services, turns))
    .get("/:company/vouchers", checked("query", vouchersQuerySchema), async (c) => {
      const { kind, from, through, ...page } = c.req.valid("query");
      const query = { ...page, collection: "vouchers", fromDay: from, throughDay: through };
      const isWanted = (body: Fields) => kind === undefined || body["kind"] === kind;
      return c.json(await storage.read((tx) => readItems(tx, c.var.membership, query, isWanted)));
    })
    .get("/:company/parties", checked("query", pageQuerySchema), async (c) => {
      const query = { ...c.req.valid("query"), collection: "parties" };
      return c.json(await storage.read((tx) => readItems(tx, c.var.membership, query)));
    })
    .get("/:company/articles", checked("query", pageQuerySchema), async (c) => {
      const query = { ...c.req.valid("query"), collection: "articles" };
      return c.json(await storage.read((tx) => readItems(tx, c.var.membership, query)));
    })
    .get("/:company/accounts", async (c) => {
      const { companyId } = c.var.membership;
      const key = { companyId, collection: "accounts", id: "chart" };
      const stored = await storage.read((tx) => readDocument(tx, key));
      const { accounts, journals } = (stored?.body ?? { accounts: [], journals: [] }) as Chart;
      return c.json({ accounts, journals });
    })
    .get("/:company/seals/check", oneReadAtATime(turns), async (c) =>
      c.json({ chains: await checkBooks(services, c.var.membership) }),
    )
    .get(
      "/:company/trial-balance",
      checked("query", trialBalanceQuerySchema),
      oneReadAtATime(turns),
      async (c) => {
        const filter = c.req.valid("query");
        const { segments, opening } = await readReportLines(services, c.var.membership, filter);
        return c.json({ ...trialBalance(segments, filter), opening });
      },
    );

  return new Hono<SignedIn>()
    .get("/companies", async (c) => {
      const companies = await storage.read((tx) => readCompanies(tx, c.var.signedIn.user.id));
      return c.json({ companies });
    })
    .route("/companies", ofCompany);
};

async function readCompanies(tx: ReadTx, userId: string) {
  const memberships = await membershipsOfUser(tx, userId);
  const heads = await headsOf(
    tx,
    memberships.map(({ companyId }) => companyId),
  );
  const companies = [];
  for (const { companyId, role } of memberships) {
    const stored = await readDocument(tx, { companyId, collection: "companies", id: companyId });
    if (stored === null || stored.deleted) continue;
    const { id, name, country, currency, registration, basis } = stored.body as Company;
    const revision = heads.get(companyId) ?? 0;
    companies.push({ id, name, country, currency, registration, basis, role, revision });
  }
  return companies;
}

interface ItemsQuery {
  readonly collection: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly state?: string | undefined;
  readonly fromDay?: string | undefined;
  readonly throughDay?: string | undefined;
}

/** Of so many documents a request finds those it wants; the next goes on from there. */
const LOOKED_AT_MAX = 2000;

/** So many the database passes over for one request that wants those of some days, a state or a person. */
const PASSED_OVER_MAX = 20_000;

/** The vouchers of so many days are found by their days. */
const FEW_DAYS = 31;

/** A page that is full unless nothing is left, or the filter passes over too many. */
async function readItems(
  tx: ReadTx,
  membership: Membership,
  { collection, after, limit, ...filter }: ItemsQuery,
  isWanted: (body: Fields) => boolean = () => true,
): Promise<{ readonly items: Fields[]; readonly next: string | null }> {
  const { companyId, slices } = membership;
  const items: Fields[] = [];
  const byDay = areFewDays(filter);
  const isSparse = !byDay && (slices !== null || Object.values(filter).some((value) => value !== undefined));
  const stretch = { companyId, collection, afterId: after, count: PASSED_OVER_MAX };
  const throughId = isSparse ? await idAfterMany(tx, stretch) : null;
  const query = { companyId, collection, slices, limit, byDay, throughId: throughId ?? undefined, ...filter };
  let lookedAt = 0;
  for (let afterId = after; ; ) {
    const page = await listDocuments(tx, { ...query, afterId });
    for (const document of page) {
      const body = bodyFor(membership, document);
      if (!isWanted(body)) continue;
      items.push(body);
      if (items.length === limit) return { items, next: document.id };
    }
    if (page.length < limit) return { items, next: throughId };
    afterId = page.at(-1)?.id;
    lookedAt += page.length;
    if (lookedAt >= LOOKED_AT_MAX) return { items, next: afterId ?? null };
  }
}

const areFewDays = ({ fromDay, throughDay }: Pick<ItemsQuery, "fromDay" | "throughDay">): boolean =>
  fromDay !== undefined &&
  throughDay !== undefined &&
  toDayNumber(throughDay) - toDayNumber(fromDay) < FEW_DAYS;
