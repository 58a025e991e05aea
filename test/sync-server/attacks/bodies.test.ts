import { beforeAll, describe, expect, test } from "vitest";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import type { TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { createWholeApp, pathOf, type Route, routesOf } from "./all-routes.ts";

const DEPTH = 60_000;
const deepList = "[".repeat(DEPTH) + "]".repeat(DEPTH);
const deepObject = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
const bodies: readonly (readonly [what: string, body: string])[] = [
  ["nothing", ""],
  ["half of it", "{"],
  ["no JSON", "<xml/>"],
  ["null", "null"],
  ["a text", '"text"'],
  ["a number that is none", "1e999"],
  ["a list", "[]"],
  ["a very deep list", deepList],
  ["a very deep object", deepObject],
  ["a prototype", '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'],
  ["too many bytes", `"${"x".repeat(10 * 1024 * 1024)}"`],
];

describe.each(databases)("bodies on $name", ({ open }) => {
  let services: TestServices;
  let app: ReturnType<typeof createWholeApp>;
  let owner: TestDevice;
  let browser: TestBrowser;
  let routes: readonly Route[];

  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
    app = createWholeApp(services);
    owner = await beginCompany(services);
    browser = await openSignedInBrowser(app, services, owner);
    routes = routesOf(app).filter(
      ({ method, pattern }) => method !== "GET" && pattern !== "/session/password",
    );
  }, 60_000);

  const raw = (route: Route, body: string, path = pathOf(route, { company: owner.company })) =>
    app.request(`http://localhost${path}`, {
      method: route.method,
      headers: {
        Origin: "http://localhost",
        "Content-Type": "application/json",
        Cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; "),
      },
      body,
    });

  test.each(bodies)(
    "%s is refused by every address, and by none with a failure",
    async (what, body) => {
      const wrong: Record<string, number> = {};
      for (const route of routes) {
        // Signing out needs no body, and leaves nobody to ask the rest.
        if (route.method === "DELETE" && route.pattern === "/session") continue;
        const { status } = await raw(route, body);
        if (status >= 500 || (what === "too many bytes" && status !== 413))
          wrong[`${route.method} ${route.pattern}`] = status;
      }
      expect(wrong).toEqual({});
      expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
      expect(services.logLines.filter((line) => line.includes("request failed"))).toEqual([]);
    },
    60_000,
  );

  test("a command nested without end is refused like any other that no screen makes", async () => {
    const device = await createTestDevice(services, owner.userId, owner.company);
    const its = await openSignedInBrowser(app, services, device);
    for (const args of [deepList, deepObject, `{"id":"x","set":${deepObject}}`]) {
      const type = await raw(
        routes[0]!,
        `{"company":"${owner.company}","args":${args}}`,
        "/api/v1/commands/party.save",
      );
      expect(type.status).toBe(400);
      const made = device.make("party.save", { id: "x", set: {} });
      const sent = JSON.stringify({ device: device.id, commands: [{ ...made, args: "ARGS" }] });
      const cookie = [...its.cookies].map((pair) => pair.join("=")).join("; ");
      const answer = await app.request("http://localhost/sync/commands", {
        method: "POST",
        headers: { Origin: "http://localhost", "Content-Type": "application/json", Cookie: cookie },
        body: sent.replace('"ARGS"', args),
      });
      expect(answer.status).toBe(400);
    }
  });

  test("characters that a database does not take are refused or kept, never a failure", async () => {
    const odd = ["\u0000", "a\u0000b", "\u202e", "\u2028", "'; drop table users; --"];
    const failed: string[] = [];
    for (const text of odd) {
      const asked: readonly (readonly [string, string, unknown])[] = [
        ["POST", "/people/begin", { name: `N${text}`, email: "odd@example.org", language: "fr" }],
        ["POST", "/people/begin", { name: "N", email: `odd${text}@example.org`, language: "fr" }],
        ["POST", "/people/reset", { login: `1${text}` }],
        ["POST", "/people/reset/confirm", { token: `t${text}`, password: `long enough ${text}` }],
        ["PUT", "/session/user", { name: `N${text}` }],
        ["PUT", "/session/device", { id: services.createId(), name: `D${text}` }],
        ["GET", `/people/invitations/${encodeURIComponent(text)}`, undefined],
        ["GET", `/api/v1/companies/${encodeURIComponent(text)}/vouchers`, undefined],
        ["GET", `/api/v1/companies/${owner.company}/vouchers?after=${encodeURIComponent(text)}`, undefined],
        ["GET", `/api/v1/companies/${owner.company}/audit?action=${encodeURIComponent(text)}`, undefined],
        ["GET", `/api/v1/companies/${owner.company}/audit?document=${encodeURIComponent(text)}`, undefined],
        ["GET", `/sync/v5/seals/${encodeURIComponent(text)}`, undefined],
        ["GET", `/files/${owner.company}/${encodeURIComponent(text)}`, undefined],
        ["GET", `/connections/callback/visma?state=${encodeURIComponent(text)}&code=x`, undefined],
        ["POST", `/api/v1/commands/party.${encodeURIComponent(text)}`, { company: owner.company, args: {} }],
        [
          "POST",
          "/api/v1/commands/party.save",
          {
            company: owner.company,
            args: {
              id: services.createId(),
              set: { role: "customer", number: `K${text}`, name: `N${text}` },
            },
          },
        ],
      ];
      for (const [method, path, body] of asked) {
        const answer = await browser.send(method, path, body);
        if (answer.status >= 500) failed.push(`${method} ${path} ${JSON.stringify(text)}`);
      }
    }
    expect(failed).toEqual([]);
  });

  test("a command with a character no database keeps is refused at once, and holds up none behind it", async () => {
    const device = await createTestDevice(services, owner.userId, owner.company);
    const number = "K\u0000";
    const outcomes = await device.send([
      device.make("party.save", { id: "odd", set: { role: "customer", number, name: "N" } }),
      device.make("party.save", { id: "even", set: { role: "customer", number: "K1", name: "N" } }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toMatchObject([
      { status: "refused", code: "command.malformed" },
      { status: "accepted" },
    ]);
    const its = await openSignedInBrowser(app, services, device);
    const made = device.make("party.save", { id: "x", set: {} }, { type: "party.\u0000" as never });
    expect((await its.send("POST", "/sync/commands", { device: device.id, commands: [made] })).status).toBe(
      400,
    );
  });
});
