import { createHash, timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import type { IssuedCode } from "./identity-routes.ts";
import type { SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import type { Grant } from "./sandbox-state.ts";

const ACCESS_SECONDS = 3_600;

/** The half of their identity service that only our server speaks to. */
export function tokenRoutes(context: SandboxContext, issuedCodes: Map<string, IssuedCode>): Hono<SandboxEnv> {
  const { state, id, now, persist } = context;
  const app = new Hono<SandboxEnv>();

  const grantOf = (grantId: string | undefined): Grant | undefined =>
    state.grants.find((grant) => grant.id === grantId && !grant.isRevoked);

  const issueTokens = (c: Context, grant: Grant) => {
    const accessToken = `access-${id()}`;
    state.accessTokens[accessToken] = { grantId: grant.id, expiresAt: now() + ACCESS_SECONDS * 1_000 };
    const refreshToken = grant.scopes.includes("offline_access") ? `refresh-${id()}` : null;
    if (refreshToken !== null) state.refreshTokens[refreshToken] = { grantId: grant.id, isDead: false };
    persist();
    c.header("Cache-Control", "no-store");
    return c.json({
      access_token: accessToken,
      expires_in: ACCESS_SECONDS,
      token_type: "Bearer",
      scope: grant.scopes.join(" "),
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    });
  };

  app.post("/token", async (c) => {
    const form = await c.req.formData();
    if (!isOurClient(c, form, context)) return c.json({ error: "invalid_client" }, 401);

    if (form.get("grant_type") === "authorization_code") {
      const code = issuedCodes.get(String(form.get("code")));
      const grant = grantOf(code?.grantId);
      if (code === undefined || grant === undefined) return c.json({ error: "invalid_grant" }, 400);
      if (code.isUsed) {
        // A code seen twice was stolen once: what came of it ends (RFC 6749 §4.1.2).
        grant.isRevoked = true;
        persist();
        return c.json({ error: "invalid_grant" }, 400);
      }
      const isRight =
        code.expiresAt > now() &&
        code.redirectUri === form.get("redirect_uri") &&
        (code.codeChallenge === null ||
          code.codeChallenge === toChallenge(String(form.get("code_verifier") ?? "")));
      if (!isRight) return c.json({ error: "invalid_grant" }, 400);
      code.isUsed = true;
      return issueTokens(c, grant);
    }

    if (form.get("grant_type") === "refresh_token") {
      const token = state.refreshTokens[String(form.get("refresh_token"))];
      const grant = grantOf(token?.grantId);
      if (token === undefined || token.isDead || grant === undefined)
        return c.json({ error: "invalid_grant" }, 400);
      token.isDead = state.settings.oldRefreshTokenDies;
      return issueTokens(c, grant);
    }
    return c.json({ error: "unsupported_grant_type" }, 400);
  });

  app.post("/revocation", async (c) => {
    const form = await c.req.formData();
    if (!isOurClient(c, form, context)) return c.json({ error: "invalid_client" }, 401);
    const token = String(form.get("token"));
    const grant = grantOf((state.refreshTokens[token] ?? state.accessTokens[token])?.grantId);
    if (grant !== undefined) grant.isRevoked = true;
    persist();
    return c.body(null, 200);
  });

  app.get("/userinfo", (c) => {
    const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    const access = state.accessTokens[token];
    const grant = grantOf(access?.grantId);
    const user = state.users.find((known) => known.id === grant?.userId);
    if (access === undefined || access.expiresAt <= now() || user === undefined) return c.body(null, 401);
    return c.json({ sub: user.id, name: user.name, email: user.email });
  });

  return app;
}

/** By HTTP Basic or in the body, as they take both. */
function isOurClient(c: Context, form: FormData, { client }: SandboxContext): boolean {
  const basic = /^Basic (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const [clientId, secret] =
    basic === undefined
      ? [String(form.get("client_id")), String(form.get("client_secret"))]
      : Buffer.from(basic, "base64").toString().split(":").map(decodeForm);
  return clientId === client.id && isEqual(secret ?? "", client.secret);
}

/** RFC 6749 §2.3.1: id and secret are form-encoded before they are joined. */
const decodeForm = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));

const isEqual = (one: string, other: string): boolean =>
  timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());

const toChallenge = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");
