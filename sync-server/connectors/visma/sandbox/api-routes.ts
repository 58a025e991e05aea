import { type Context, Hono } from "hono";
import { draftRoutes } from "./draft-routes.ts";
import { type ListRequest, toPage } from "./odata.ts";
import { findItem, readBody } from "./requested-item.ts";
import type { SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import type { SandboxCompany, TheirItem } from "./sandbox-state.ts";
import { notAuthorized, TheirRefusal } from "./their-refusal.ts";
import {
  articleRules,
  type Body,
  checkBody,
  customerRules,
  linkRules,
  settingsRules,
} from "./their-rules.ts";

const CALLS_PER_MINUTE_MAX = 600;

/** Their API, version 2, as far as invoices need it. */
export function apiRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const { state, now, id } = context;
  const callsByWindow = new Map<string, number>();

  const app = new Hono<SandboxEnv>();

  app.use(async (c, next) => {
    const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    const access = state.accessTokens[token];
    const grant = state.grants.find((known) => known.id === access?.grantId);
    if (access === undefined || grant === undefined || grant.isRevoked || access.expiresAt <= now()) {
      throw notAuthorized();
    }
    const company = state.companies.find((known) => known.id === grant.companyId);
    if (company === undefined) throw notAuthorized();
    checkScope(c.req.method, grant.scopes);
    checkStatus(company);
    countCall(`${grant.clientId} ${c.req.method} ${toEndpoint(c.req.path)}`);
    c.set("grant", grant);
    c.set("company", company);
    await next();
  });

  function countCall(endpoint: string): void {
    const minute = Math.floor(now() / 60_000);
    const calls = (callsByWindow.get(`${minute} ${endpoint}`) ?? 0) + 1;
    if (calls === 1)
      for (const key of callsByWindow.keys()) if (!key.startsWith(`${minute} `)) callsByWindow.delete(key);
    callsByWindow.set(`${minute} ${endpoint}`, calls);
    if (calls <= CALLS_PER_MINUTE_MAX) return;
    const seconds = 60 - Math.floor((now() % 60_000) / 1_000);
    const message = `API calls quota exceeded! maximum admitted ${CALLS_PER_MINUTE_MAX} per Minute. Try again in ${seconds} seconds.`;
    throw new TheirRefusal(
      429,
      4010,
      message,
      null,
      state.settings.sendsRetryAfter ? { "Retry-After": String(seconds) } : {},
    );
  }

  const list = (c: Context<SandboxEnv>, items: readonly TheirItem[]) =>
    c.json(toPage(items, toListRequest(c), state.settings, now()));

  const refuseDuplicate = (items: readonly TheirItem[], field: string, body: Body, except?: string): void => {
    const isTaken = items.some((item) => item[field] === body[field] && item.Id !== except);
    if (!isTaken) return;
    throw new TheirRefusal(
      state.settings.conflictStatus,
      4000,
      `ConflictException - ${field} already exists.`,
    );
  };

  const readOnly = (path: string, itemsOf: (company: SandboxCompany) => readonly TheirItem[]) => {
    app.get(path, (c) => list(c, itemsOf(c.var.company)));
    app.get(`${path}/:id`, (c) => c.json(findItem(itemsOf(c.var.company), c.req.param("id"))));
  };
  readOnly("/articleaccountcodings", (company) => company.codings);
  readOnly("/units", (company) => company.units);
  readOnly("/termsofpayments", (company) => company.terms);
  readOnly("/customers", (company) => company.customers);
  readOnly("/articles", (company) => company.articles);
  readOnly("/partnerresourcelinks", (company) => company.links);
  readOnly("/customerinvoicedrafts", (company) => company.drafts);
  readOnly("/customerinvoices", (company) => company.invoices);

  /** What a number must be and what must exist before an object is stored. */
  const storable = {
    customers: (company: SandboxCompany, body: Body, except?: string) => {
      const customer = checkBody(body, customerRules);
      findItem(company.terms, String(customer["TermsOfPaymentId"]));
      refuseDuplicate(company.customers, "CustomerNumber", customer, except);
      customer["CustomerNumber"] ??= String(company.nextCustomerNumber++);
      customer["CurrencyCode"] ??= company.settings["CurrencyCode"];
      customer["InvoiceCountryCode"] ??= company.settings["CountryCode"];
      customer["ReverseChargeOnConstructionServices"] ??= false;
      return customer;
    },
    articles: (company: SandboxCompany, body: Body, except?: string) => {
      const article = checkBody(body, articleRules);
      findItem(company.codings, String(article["CodingId"]));
      findItem(company.units, String(article["UnitId"]));
      refuseDuplicate(company.articles, "Number", article, except);
      return article;
    },
    links: (_company: SandboxCompany, body: Body) => checkBody(body, linkRules),
  };

  const stored = (path: string, kind: keyof typeof storable) => {
    app.post(path, async (c) => {
      const fields = storable[kind](c.var.company, await readBody(c));
      const item = { Id: id(), ...fields, CreatedUtc: new Date(now()).toISOString() };
      c.var.company[kind].push(item);
      return c.json(item, 201);
    });
    app.put(`${path}/:id`, async (c) => {
      const items = c.var.company[kind];
      const { Id, CreatedUtc } = findItem(items, c.req.param("id"));
      const fields = storable[kind](c.var.company, await readBody(c), Id);
      const item = { Id, ...fields, CreatedUtc, ChangedUtc: new Date(now()).toISOString() };
      items.splice(
        items.findIndex((known) => known.Id === Id),
        1,
        item,
      );
      return c.json(item);
    });
  };
  stored("/customers", "customers");
  stored("/articles", "articles");
  stored("/partnerresourcelinks", "links");

  app.delete("/customers/:id", (c) => {
    const { company } = c.var;
    const { Id } = findItem(company.customers, c.req.param("id"));
    if ([...company.drafts, ...company.invoices].some((document) => document["CustomerId"] === Id)) {
      throw new TheirRefusal(400, 4001, "CanNotBeDeletedException - The customer has transactions.");
    }
    company.customers = company.customers.filter((customer) => customer.Id !== Id);
    return c.json({});
  });
  app.delete("/partnerresourcelinks/:id", (c) => {
    const { Id } = findItem(c.var.company.links, c.req.param("id"));
    c.var.company.links = c.var.company.links.filter((link) => link.Id !== Id);
    return c.json({});
  });

  app.get("/companysettings", (c) => c.json(c.var.company.settings));
  app.put("/companysettings", async (c) => {
    const fields = checkBody(await readBody(c), settingsRules);
    c.var.company.settings = { ...c.var.company.settings, ...fields };
    return c.json(c.var.company.settings);
  });

  app.route("/", draftRoutes(context));
  return app;
}

const toListRequest = (c: Context): ListRequest => ({
  page: c.req.query("$page"),
  pageSize: c.req.query("$pagesize"),
  filter: c.req.query("$filter"),
});

/** Calls are counted by endpoint, whatever the id in its path. */
const toEndpoint = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, "{id}");

function checkScope(method: string, scopes: readonly string[]): void {
  const reads = scopes.includes("ea:sales") || scopes.includes("ea:sales_readonly");
  const allowed = scopes.includes("ea:api") && (method === "GET" ? reads : scopes.includes("ea:sales"));
  if (!allowed) throw new TheirRefusal(403, 4006, "NoAccessToScopes - The token lacks a required scope.");
}

function checkStatus({ settings }: SandboxCompany): void {
  if (settings["CompanyStatus"] === 1) return;
  throw new TheirRefusal(403, 4004, "CompanyNotActiveException - The company is not active.");
}
