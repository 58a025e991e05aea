import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import { demoCompanies } from "#server/connectors/visma/sandbox/demo-companies.ts";
import {
  createCredentialStore,
  DUTCH,
  finish,
  type OpenSandbox,
  openSandbox,
  REDIRECT_URI,
  SECRET,
  signIn,
  walkPages,
} from "./connected-sandbox.ts";

let open: OpenSandbox;
beforeEach(async () => {
  open = await openSandbox();
});
afterEach(() => open.close());

async function start() {
  const { signIn: oauth } = open.connector;
  assert(oauth !== undefined, "the connector signs in by OAuth2");
  return oauth.start({ redirectUri: REDIRECT_URI });
}

const connectWith = (credentials: unknown) =>
  open.connector.connect({
    connectionId: "c",
    credentials: createCredentialStore(credentials),
    fetch,
    now: () => open.clock.now,
  });

describe("signing in to eAccounting", () => {
  test("V4 starts OAuth with a state and a PKCE challenge of its own each time", async () => {
    const [one, other] = [await start(), await start()];
    const query = new URL(one.authorizationUrl).searchParams;
    expect(query.get("response_type")).toBe("code");
    expect(query.get("code_challenge_method")).toBe("S256");
    expect(query.get("code_challenge")).not.toBe(one.pending.codeVerifier);
    expect(query.get("state")).toBe(one.pending.state);
    expect(query.get("acr_values")).toContain("forceselectcompany:true");
    expect(query.get("scope")).toBe("ea:api ea:sales offline_access");
    expect(one.pending).not.toEqual(other.pending);
    expect(one.authorizationUrl).not.toContain(SECRET);
  });

  test("V5 sends the browser to their log-in page", async () => {
    const { authorizationUrl } = await start();
    const page = await fetch(authorizationUrl);
    expect(new URL(page.url).pathname).toBe("/connect/login");
    expect(await page.text()).toMatch(/sandbox[\s\S]*type="password"/i);
  });

  test("V5 does not let a wrong password in", async () => {
    const page = await fetch((await start()).authorizationUrl);
    const request = new URL(page.url).searchParams.get("request") ?? "";
    const answer = await fetch(`${open.url}/connect/login`, {
      method: "POST",
      body: new URLSearchParams({ request, email: "visma@example.test", password: "wrong" }),
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('role="alert"');
  });

  test("V6 V7 V9 tells the linked user and the chosen company", async () => {
    const settings = await connectWith(await signIn(open, DUTCH)).readSettings();
    expect(settings).toMatchObject({
      ok: true,
      value: { companyName: "Timmerwerk De Vries (sandbox)", countryCode: "NL", userName: "Camille Sandbox" },
    });
  });

  test("V7 asks for the company only when there are several", async () => {
    const several = await walkPages(open, (await start()).authorizationUrl);
    expect(several.pages).toEqual(["/connect/login", "/connect/company", "/connect/consent"]);
    await open.close();

    open = await openSandbox({ companies: demoCompanies().slice(0, 1) });
    const single = await walkPages(open, (await start()).authorizationUrl);
    expect(single.pages).toEqual(["/connect/login", "/connect/consent"]);
  });

  test("V8 a refusal links nothing and says that it was refused there", async () => {
    const { authorizationUrl, pending } = await start();
    const { callbackUrl } = await walkPages(open, authorizationUrl, { answer: "refuse" });
    expect(await finish(open, callbackUrl, pending)).toEqual({
      ok: false,
      problem: { code: "connection.refusedThere" },
    });
  });

  test("V10 a tampered state, an unknown code or another verifier links nothing", async () => {
    const { authorizationUrl, pending } = await start();
    const { callbackUrl } = await walkPages(open, authorizationUrl);
    const notOurs = { ok: false, problem: { code: "connection.answerNotOurs" } };

    expect(await finish(open, callbackUrl, { ...pending, state: "another" })).toEqual(notOurs);
    const withoutState = new URL(callbackUrl);
    withoutState.searchParams.delete("state");
    expect(await finish(open, withoutState, pending)).toEqual(notOurs);
    const otherCode = new URL(callbackUrl);
    otherCode.searchParams.set("code", "made-up");
    expect(await finish(open, otherCode, pending)).toEqual(notOurs);
    const another = await start();
    expect(
      await finish(open, callbackUrl, { ...pending, codeVerifier: another.pending.codeVerifier }),
    ).toEqual(notOurs);
    expect(await finish(open, callbackUrl, pending)).toMatchObject({ ok: true });
  });

  test("V10 a code used twice ends what came of it", async () => {
    const { authorizationUrl, pending } = await start();
    const { callbackUrl } = await walkPages(open, authorizationUrl);
    const first = await finish(open, callbackUrl, pending);
    assert(first.ok, "the code is good once");
    expect(await finish(open, callbackUrl, pending)).toMatchObject({ ok: false });
    expect(await connectWith(first.value).readSettings()).toEqual({
      ok: false,
      problem: { next: "signInAgain", reason: "consentEnded" },
    });
  });

  test("an unregistered return address is never redirected to", async () => {
    const url = new URL((await start()).authorizationUrl);
    url.searchParams.set("redirect_uri", "http://evil.example/");
    const answer = await fetch(url, { redirect: "manual" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
  });

  test("says that they cannot be reached", async () => {
    const { authorizationUrl, pending } = await start();
    const { callbackUrl } = await walkPages(open, authorizationUrl);
    await open.close();
    expect(await finish(open, callbackUrl, pending)).toEqual({
      ok: false,
      problem: { code: "connection.unreachable" },
    });
    open = await openSandbox();
  });

  test("V24 revoking ends the consent over there", async () => {
    const credentials = await signIn(open);
    await open.connector.signIn?.revoke?.({ credentials, fetch });
    expect(await connectWith(credentials).readSettings()).toMatchObject({
      ok: false,
      problem: { next: "signInAgain" },
    });
  });
});
