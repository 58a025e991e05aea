import { beforeAll, describe, expect, test } from "vitest";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { createWholeApp, pathOf, type Route, routesOf } from "./all-routes.ts";

/** Open to who is not signed in, each for a reason of its own: a new address is private until it is written here. */
const OPEN = new Set([
  "GET /health",
  "GET /openapi.json",
  "POST /session",
  "POST /people/begin",
  "POST /people/reset",
  "POST /people/reset/confirm",
  "POST /people/email/confirm",
  "GET /people/invitations/:token",
  "POST /people/invitations/:token/accept",
  "GET /connections/callback/:system",
]);
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

let services: TestServices;
let app: ReturnType<typeof createWholeApp>;
let owner: TestDevice;
let browser: TestBrowser;
let routes: readonly Route[];

beforeAll(async () => {
  services = await createTestServices({ environment: { PUBLIC_URL: "http://localhost" } });
  app = createWholeApp(services);
  routes = routesOf(app);
  owner = await beginCompany(services);
  browser = await openSignedInBrowser(app, services, owner);
});

const nameOf = ({ method, pattern }: Route) => `${method} ${pattern}`;
const mutating = () => routes.filter(({ method }) => !SAFE.has(method));
/** Where each answered otherwise than expected, by name: a failure shows the address. */
async function answers(of: readonly Route[], ask: (route: Route) => Promise<Response>) {
  const answered: Record<string, number> = {};
  for (const route of of) answered[nameOf(route)] = (await ask(route)).status;
  return answered;
}
const all = (of: readonly Route[], status: number) =>
  Object.fromEntries(of.map((route) => [nameOf(route), status]));

test("the list of addresses is not empty, and holds those that are open", () => {
  expect(routes.length).toBeGreaterThan(35);
  expect([...OPEN].filter((open) => !routes.some((route) => nameOf(route) === open))).toEqual([]);
});

describe("another site's page", () => {
  test.each([
    ["by its origin", { Origin: "https://evil.example" }],
    ["by what the browser says of it", { Origin: "http://localhost", "Sec-Fetch-Site": "cross-site" }],
    ["that hides its origin", { Origin: "null" }],
    ["that is a neighbour of ours", { Origin: "http://other.localhost", "Sec-Fetch-Site": "same-site" }],
    ["that says nothing", {}],
  ])("changes nothing at any address, known %s", async (_how, headers) => {
    const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
    const ask = async (route: Route) =>
      app.request(`http://localhost${pathOf(route, { company: owner.company })}`, {
        method: route.method,
        headers: { Cookie: cookie, "Content-Type": "text/plain", ...(headers as Record<string, string>) },
        body: "{}",
      });
    expect(await answers(mutating(), ask)).toEqual(all(mutating(), 403));
    // The session is still there: nothing was signed out, revoked or changed.
    expect((await browser.send("GET", "/session")).status).toBe(200);
  });

  test("reads nothing: no address allows another origin", async () => {
    for (const route of routes) {
      if (route.pattern.endsWith("/stream")) continue;
      for (const method of [...new Set([route.method, "OPTIONS"])]) {
        const answer = await app.request(`http://localhost${pathOf(route)}`, {
          method,
          headers: { Origin: "https://evil.example", "Access-Control-Request-Method": route.method },
        });
        expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
        expect(answer.headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
      }
    }
  });
});

describe("who is not signed in", () => {
  const closed = () => routes.filter((route) => !OPEN.has(nameOf(route)));
  const signedOut = async (one: TestBrowser, route: Route) =>
    one.send(
      route.method,
      pathOf(route, { company: owner.company }),
      SAFE.has(route.method) ? undefined : {},
    );

  test("is answered 401 at every address but the open ones", async () => {
    expect(await answers(closed(), (route) => signedOut(createTestBrowser(app), route))).toEqual(
      all(closed(), 401),
    );
  });

  test("gets no further with a made-up or an ended session", async () => {
    const ended = await openSignedInBrowser(app, services, owner);
    const cookies = new Map(ended.cookies);
    await ended.send("DELETE", "/session");
    for (const token of [...cookies.values(), "x", "", "' or 1=1 --", "a".repeat(4_000)]) {
      const forged = createTestBrowser(app);
      for (const name of cookies.keys()) forged.cookies.set(name, encodeURIComponent(token));
      expect(await answers(closed(), (route) => signedOut(forged, route))).toEqual(all(closed(), 401));
    }
  });
});

test("no answer may be kept, framed, guessed at, or run a script that is not ours", async () => {
  for (const route of routes) {
    if (route.pattern.endsWith("/stream")) continue;
    const answer = await browser.send(route.method === "DELETE" ? "GET" : route.method, pathOf(route));
    const policy = answer.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    if (/^\/(session|people|files|sync|api|connections)\b/.test(route.pattern))
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
  }
});
