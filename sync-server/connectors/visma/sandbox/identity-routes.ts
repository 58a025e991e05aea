import { Hono } from "hono";
import { html } from "hono/html";
import { htmlPage } from "./html-page.ts";
import type { SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import type { SandboxUser } from "./sandbox-state.ts";

/** A consent that is being given: what was asked, and how far the person has got. */
interface ConsentRequest {
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | null;
  user: SandboxUser | null;
  companyId: string | null;
}

/** A code, good once and for five minutes. */
export interface IssuedCode {
  readonly grantId: string;
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
  readonly expiresAt: number;
  isUsed: boolean;
}

const KNOWN_SCOPES = new Set([
  "ea:api",
  "ea:sales",
  "ea:sales_readonly",
  "offline_access",
  "openid",
  "profile",
  "email",
]);

/** The pages a person sees: log in, choose the company where there are several, allow or refuse. */
export function identityRoutes(
  context: SandboxContext,
  issuedCodes: Map<string, IssuedCode>,
): Hono<SandboxEnv> {
  const { state, client, id, now } = context;
  const requests = new Map<string, ConsentRequest>();
  const app = new Hono<SandboxEnv>();

  app.get("/authorize", (c) => {
    const query = (name: string) => c.req.query(name) ?? null;
    const redirectUri = query("redirect_uri") ?? "";
    // An unknown address is never redirected to: it may be anybody's.
    if (query("client_id") !== client.id || !client.redirectUris.includes(redirectUri)) {
      return c.html(
        htmlPage(
          "Unknown application",
          html`<p class="error">The client_id or redirect_uri is not registered.</p>`,
        ),
        400,
      );
    }
    const scopes = (query("scope") ?? "").split(" ").filter((scope) => scope !== "");
    const answer = (error: string) =>
      c.redirect(toAnswerUrl({ redirectUri, state: query("state") }, { error }));
    if (query("response_type") !== "code") return answer("unsupported_response_type");
    if (!scopes.includes("ea:api") || scopes.some((scope) => !KNOWN_SCOPES.has(scope)))
      return answer("invalid_scope");
    if (query("code_challenge") !== null && query("code_challenge_method") !== "S256")
      return answer("invalid_request");

    const requestId = id();
    requests.set(requestId, {
      redirectUri,
      state: query("state"),
      scopes,
      codeChallenge: query("code_challenge"),
      user: null,
      companyId: null,
    });
    return c.redirect(`/connect/login?request=${requestId}`);
  });

  const gone = () => htmlPage("This page has expired", html`<p>Please start again from Cahier.</p>`);

  app.get("/login", (c) => {
    const requestId = c.req.query("request") ?? "";
    return requests.has(requestId) ? c.html(loginPage(requestId, null)) : c.html(gone(), 400);
  });

  app.post("/login", async (c) => {
    const form = await c.req.formData();
    const requestId = String(form.get("request"));
    const request = requests.get(requestId);
    if (request === undefined) return c.html(gone(), 400);
    const user = state.users.find(({ email }) => email === String(form.get("email")).trim().toLowerCase());
    if (user === undefined || form.get("password") !== context.password.current) {
      return c.html(loginPage(requestId, "The e-mail address or the password is not right."), 401);
    }
    request.user = user;
    const [only] = user.companyIds;
    if (user.companyIds.length > 1 || only === undefined)
      return c.redirect(`/connect/company?request=${requestId}`, 303);
    request.companyId = only;
    return c.redirect(`/connect/consent?request=${requestId}`, 303);
  });

  app.get("/company", (c) => {
    const requestId = c.req.query("request") ?? "";
    const user = requests.get(requestId)?.user ?? null;
    return user === null ? c.html(gone(), 400) : c.html(companyPage(requestId, user));
  });

  app.post("/company", async (c) => {
    const form = await c.req.formData();
    const requestId = String(form.get("request"));
    const request = requests.get(requestId);
    const companyId = String(form.get("company"));
    if (!request?.user?.companyIds.includes(companyId)) return c.html(gone(), 400);
    request.companyId = companyId;
    return c.redirect(`/connect/consent?request=${requestId}`, 303);
  });

  app.get("/consent", (c) => {
    const requestId = c.req.query("request") ?? "";
    const request = requests.get(requestId);
    return request?.user && request.companyId !== null
      ? c.html(consentPage(requestId, request))
      : c.html(gone(), 400);
  });

  app.post("/consent", async (c) => {
    const form = await c.req.formData();
    const requestId = String(form.get("request"));
    const request = requests.get(requestId);
    if (!request?.user || request.companyId === null) return c.html(gone(), 400);
    requests.delete(requestId);
    if (form.get("answer") !== "allow")
      return c.redirect(toAnswerUrl(request, { error: "access_denied" }), 303);

    const grant = {
      id: id(),
      userId: request.user.id,
      clientId: client.id,
      companyId: request.companyId,
      scopes: request.scopes,
      isRevoked: false,
    };
    state.grants.push(grant);
    const code = id();
    issuedCodes.set(code, {
      grantId: grant.id,
      redirectUri: request.redirectUri,
      codeChallenge: request.codeChallenge,
      expiresAt: now() + 300_000,
      isUsed: false,
    });
    return c.redirect(toAnswerUrl(request, { code }), 303);
  });

  const loginPage = (requestId: string, problem: string | null) =>
    htmlPage(
      "Log in",
      html`<form method="post" action="/connect/login">
${problem === null ? "" : html`<p class="error" role="alert">${problem}</p>`}
<input type="hidden" name="request" value="${requestId}">
<label>E-mail <input name="email" type="email" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<div class="row"><button class="primary">Log in</button></div>
</form>`,
    );

  const nameOf = (companyId: string) =>
    String(state.companies.find((company) => company.id === companyId)?.settings["Name"] ?? "");

  const companyPage = (requestId: string, user: SandboxUser) =>
    htmlPage(
      "Choose a company",
      html`<form method="post" action="/connect/company">
<input type="hidden" name="request" value="${requestId}">
<fieldset><legend>Which company is to be linked?</legend>
${user.companyIds.map((companyId) => html`<label><input type="radio" name="company" value="${companyId}" required> ${nameOf(companyId)}</label>`)}
</fieldset>
<div class="row"><button class="primary">Continue</button></div>
</form>`,
    );

  const consentPage = (requestId: string, { user, companyId, scopes }: ConsentRequest) =>
    htmlPage(
      "Allow Cahier?",
      html`<p>${user?.name ?? ""}, <strong>Cahier</strong> wants to read and change data of <strong>${nameOf(companyId ?? "")}</strong>.</p>
<p class="soft">Asked for: ${scopes.join(", ")}</p>
<form method="post" action="/connect/consent">
<input type="hidden" name="request" value="${requestId}">
<div class="row"><button class="primary" name="answer" value="allow">Allow</button><button name="answer" value="refuse">Refuse</button></div>
</form>`,
    );

  return app;
}

function toAnswerUrl(
  { redirectUri, state }: { readonly redirectUri: string; readonly state: string | null },
  answer: Readonly<Record<string, string>>,
): string {
  const url = new URL(redirectUri);
  for (const [key, value] of Object.entries(answer)) url.searchParams.set(key, value);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
}
