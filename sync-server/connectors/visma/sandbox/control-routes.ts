import { Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { convertDraft } from "./draft-routes.ts";
import { faultSchema } from "./faults.ts";
import { htmlPage } from "./html-page.ts";
import { findItem } from "./requested-item.ts";
import type { SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import type { TheirItem } from "./sandbox-state.ts";

const settingsSchema = z
  .strictObject({
    vatRounding: z.enum(["row", "total"]),
    oldRefreshTokenDies: z.boolean(),
    conflictStatus: z.union([z.literal(400), z.literal(409)]),
    maxPageSize: z.int().min(1).max(1_000),
    unfilterableFields: z.array(z.string()),
    sendsRetryAfter: z.boolean(),
  })
  .partial();

/** What the other side can be made to do; `company` is an id, and absent means all of them. */
export const actSchema = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("fault"), fault: faultSchema }),
  z.strictObject({ act: z.literal("clearFaults") }),
  z.strictObject({ act: z.literal("expireTokens") }),
  z.strictObject({ act: z.literal("revokeConsent") }),
  /** Their refresh tokens die with it; the new one is for logging in again. */
  z.strictObject({ act: z.literal("changePassword"), password: z.string().min(1).optional() }),
  z.strictObject({
    act: z.literal("lockPeriod"),
    through: z.iso.date().nullable(),
    company: z.string().optional(),
  }),
  z.strictObject({ act: z.literal("settings"), settings: settingsSchema }),
  z.strictObject({
    act: z.literal("companySettings"),
    settings: z.record(z.string(), z.unknown()),
    company: z.string().optional(),
  }),
  z.strictObject({ act: z.literal("convertDraft"), draft: z.string() }),
]);
export type SandboxAct = z.infer<typeof actSchema>;

/** Does one act; also what a test in the same process calls. */
export function perform(
  act: SandboxAct,
  { state, faults, password, now, id, persist }: SandboxContext,
): void {
  const companies = (company: string | undefined) =>
    state.companies.filter((known) => company === undefined || known.id === company);
  switch (act.act) {
    case "fault":
      faults.arm(act.fault);
      break;
    case "clearFaults":
      faults.clear();
      break;
    case "expireTokens":
      for (const token of Object.values(state.accessTokens)) token.expiresAt = now();
      break;
    case "revokeConsent":
      for (const grant of state.grants) grant.isRevoked = true;
      break;
    case "changePassword":
      password.current = act.password ?? password.current;
      for (const token of Object.values(state.refreshTokens)) token.isDead = true;
      break;
    case "lockPeriod":
      for (const { settings } of companies(act.company)) {
        settings["AccountingLockedTo"] = `${act.through ?? "0001-01-01"}T00:00:00`;
      }
      break;
    case "settings":
      Object.assign(state.settings, act.settings);
      break;
    case "companySettings":
      for (const { settings } of companies(act.company)) Object.assign(settings, act.settings);
      break;
    case "convertDraft": {
      const company = state.companies.find(({ drafts }) => drafts.some(({ Id }) => Id === act.draft));
      if (company !== undefined) convertDraft(company, findItem(company.drafts, act.draft), id(), now());
      break;
    }
  }
  persist();
}

/** Everything there is over there, without tokens: for tests, and for the curious. */
export const toListing = ({ state, faults, requests }: SandboxContext) => ({
  settings: state.settings,
  faults: faults.list(),
  requests,
  companies: state.companies.map(
    ({ id, settings, customers, articles, codings, drafts, invoices, links }) => ({
      id,
      name: String(settings["Name"]),
      settings,
      customers,
      articles,
      codings,
      drafts,
      invoices,
      links,
    }),
  ),
});

/** The control page and its JSON twin. */
export function controlRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  // A page of somebody else's, open in the same browser, must not arm faults here.
  app.use(async (c, next) => {
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none" && c.req.method !== "GET")
      return c.body(null, 403);
    await next();
  });

  app.get("/state", (c) => c.json(toListing(context)));

  app.post("/", async (c) => {
    const isForm = (c.req.header("content-type") ?? "").includes("form");
    const raw: unknown = isForm ? toAct(await c.req.formData()) : await c.req.json().catch(() => null);
    const act = actSchema.safeParse(raw);
    if (!act.success)
      return c.json({ problems: act.error.issues.map(({ path, message }) => ({ path, message })) }, 400);
    perform(act.data, context);
    return isForm ? c.redirect("/_control", 303) : c.json({ done: act.data.act });
  });

  app.get("/", (c) => c.html(controlPage(context)));
  return app;
}

/** The page's buttons carry a whole act as JSON; a day typed beside one joins it. */
function toAct(form: FormData): unknown {
  const through = form.get("through");
  try {
    const act: object = JSON.parse(String(form.get("act")));
    return through === null ? act : { ...act, through };
  } catch {
    return null;
  }
}

const draftsRoute = "POST /v2/customerinvoicedrafts";

const buttons: readonly (readonly [label: string, act: z.input<typeof actSchema>])[] = [
  [
    "Next draft: drop the answer after writing",
    { act: "fault", fault: { route: draftsRoute, kind: "dropAfterWrite" } },
  ],
  [
    "Next draft: answer 45 seconds late",
    { act: "fault", fault: { route: draftsRoute, kind: "answerLate", ms: 45_000 } },
  ],
  ["Next draft: error 500", { act: "fault", fault: { route: draftsRoute, kind: "status", status: 500 } }],
  [
    "Next draft: too many calls (429)",
    { act: "fault", fault: { route: draftsRoute, kind: "status", status: 429, code: 4010 } },
  ],
  ["Next draft: unreadable answer", { act: "fault", fault: { route: draftsRoute, kind: "malformedJson" } }],
  ["Clear faults", { act: "clearFaults" }],
  ["Expire tokens", { act: "expireTokens" }],
  ["Revoke the consent", { act: "revokeConsent" }],
  ["Change the password", { act: "changePassword" }],
  ["Round VAT on each row", { act: "settings", settings: { vatRounding: "row" } }],
  ["Round VAT once on the total", { act: "settings", settings: { vatRounding: "total" } }],
  ["Unlock all periods", { act: "lockPeriod", through: null }],
];

const controlPage = (context: SandboxContext) => {
  const { companies, faults } = toListing(context);
  return htmlPage(
    "Control",
    html`<form method="post" action="/_control"><div class="row">
${buttons.map(([label, act]) => html`<button name="act" value="${JSON.stringify(act)}">${label}</button>`)}
</div></form>
<h2>Lock a period</h2>
<form method="post" action="/_control"><div class="row">
<label>Through <input type="date" name="through" required></label>
<button name="act" value="${JSON.stringify({ act: "lockPeriod", through: null })}">Lock</button>
</div></form>
<h2>Armed faults</h2>
${faults.length === 0 ? html`<p class="soft">None.</p>` : html`<ul>${faults.map((fault) => html`<li>${fault.route}: ${fault.kind} × ${fault.count}</li>`)}</ul>`}
${companies.map(
  ({ name, drafts, invoices, customers, articles }) => html`<h2>${name}</h2>
<p class="soft">Customers: ${customers.length}. Articles: ${articles.length}. Issued invoices: ${invoices.length}. Drafts: ${drafts.length}.</p>
${drafts.length === 0 ? "" : draftTable(drafts)}`,
)}`,
  );
};

const draftTable = (drafts: readonly TheirItem[]) => html`<table>
<thead><tr><th scope="col">Draft</th><th scope="col">Customer</th><th scope="col">Day</th><th scope="col">Total</th><td></td></tr></thead>
<tbody>${drafts.map(draftRow)}</tbody>
</table>`;

const draftRow = (draft: TheirItem) => html`<tr>
<td>${draft["BuyersOrderReference"] ?? draft["OurReference"] ?? ""}</td>
<td>${draft["CustomerName"] ?? ""}</td>
<td>${String(draft["InvoiceDate"] ?? "").slice(0, 10)}</td>
<td class="num">${Number(draft["TotalAmount"]).toFixed(2)}</td>
<td><form method="post" action="/_control"><button name="act" value="${JSON.stringify({ act: "convertDraft", draft: draft.Id })}">Convert</button></form></td>
</tr>`;
