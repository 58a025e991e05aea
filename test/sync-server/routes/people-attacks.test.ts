import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { guessingDelay } from "#server/people/throttle.ts";
import { createMailbox, readMail } from "#test/support/mailbox.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

const ORIGIN = "https://books.example.org";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let browser: TestBrowser;

beforeEach(async () => {
  services = await createTestServices({ environment: { PUBLIC_URL: ORIGIN } });
  app = createApp(services);
  browser = createTestBrowser(app, ORIGIN);
});

/** Every way to change something about people, with a body that would do. */
const writes = [
  ["POST", "/session", { login: "123456", password: PASSWORD }],
  ["DELETE", "/session", undefined],
  ["POST", "/session/password", { current: PASSWORD, next: "another long one" }],
  ["PUT", "/session/user", { email: "new@example.org" }],
  ["DELETE", "/session/sessions/some-id", undefined],
  ["POST", "/session/devices/some-id/revoke", undefined],
  ["POST", "/people/begin", { name: "Anne", email: "anne@example.org", language: "fr" }],
  ["POST", "/people/reset", { login: "anne@example.org" }],
  ["POST", "/people/reset/confirm", { token: "t", password: "another long one" }],
  ["POST", "/people/email/confirm", { token: "t" }],
  ["POST", "/people/invitations/t/accept", {}],
  ["POST", "/people/companies/c/invitations/i/accept", undefined],
  ["POST", "/people/companies/c/invitations/i/resend", undefined],
  ["POST", "/people/companies/c/members", {}],
  ["POST", "/people/companies/c/devices/d/revoke", undefined],
] as const;

describe("another site's page", () => {
  test.each(writes)("changes nothing by %s %s", async (method, path, body) => {
    const anne = await createTestUser(services, "anne@example.org");
    await browser.send("POST", "/session", { login: anne.identifier, password: PASSWORD });
    for (const headers of [
      { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
      { Origin: ORIGIN, "Sec-Fetch-Site": "same-site" },
      { Origin: "null", "Sec-Fetch-Site": "cross-site" },
    ]) {
      const refused = await browser.send(method, path, body, headers);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toEqual({ code: "request.otherOrigin" });
    }
    const bare = await app.request(`${ORIGIN}${path}`, {
      method,
      headers: { Cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; ") },
    });
    expect(bare.status).toBe(403);
    expect((await browser.send("GET", "/session")).status).toBe(200);
    expect(await createMailbox(services).receive()).toEqual([]);
  });
});

describe("bodies", () => {
  test.each(writes.filter(([, , body]) => body !== undefined))(
    "that are too long or malformed are refused by %s %s",
    async (method, path) => {
      const long = await browser.send(method, path, { name: "a".repeat(300_000) });
      expect(long.status).toBe(413);
      const send = (body: string) =>
        app.request(`${ORIGIN}${path}`, {
          method,
          headers: {
            Origin: ORIGIN,
            "Content-Type": "application/json",
            Cookie: [...browser.cookies].map((pair) => pair.join("=")).join("; "),
          },
          body,
        });
      const anne = await createTestUser(services);
      await browser.send("POST", "/session", { login: anne.identifier, password: PASSWORD });
      for (const body of ["{", '"text"', "[]", "null", '{"__proto__":{"isOwner":true},"unknown":1}']) {
        const { status } = await send(body);
        expect([body, [400, 401, 403, 410].includes(status)]).toEqual([body, true]);
      }
    },
  );
});

describe("links in mails", () => {
  test("lead to our own address, whatever a request calls us", async () => {
    const forged = {
      Host: "evil.example",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "http",
      Forwarded: "host=evil.example",
    };
    const mailbox = createMailbox(services);
    const anne = await createTestUser(services, "anne@example.org");
    await browser.send("POST", "/people/reset", { login: anne.identifier }, forged);
    await browser.send(
      "POST",
      "/people/begin",
      { name: "B", email: "b@example.org", language: "en" },
      forged,
    );
    for (const mail of await mailbox.receive()) {
      expect(readMail(mail).link.startsWith(`${ORIGIN}/`)).toBe(true);
      expect(mail.text + mail.html).not.toContain("evil");
    }
  });

  test("are no way out: no answer about people sends the browser elsewhere", async () => {
    for (const [method, path, body] of writes) {
      const answer = await browser.send(method, `${path}?next=//evil.example&redirect=//evil.example`, body);
      expect(answer.status < 300 || answer.status >= 400).toBe(true);
      expect(answer.headers.get("Location")).toBeNull();
    }
  });
});

describe("who guesses", () => {
  /** The real passwords, and how often each kind of work was done. */
  const counted = async () => {
    const work = { hash: 0, verify: 0 };
    const { passwords } = services;
    const counting: TestServices = {
      ...services,
      passwords: {
        hash: (password) => {
          work.hash += 1;
          return passwords.hash(password);
        },
        verify: (password, passwordHash) => {
          work.verify += 1;
          return passwords.verify(password, passwordHash);
        },
      },
    };
    return { work, browser: createTestBrowser(createApp(counting), ORIGIN) };
  };

  test.each([
    ["POST", "/session", (login: string) => ({ login, password: "wrong password" })],
    ["POST", "/people/reset", (login: string) => ({ login })],
    ["POST", "/people/begin", (login: string) => ({ name: "A", email: login, language: "fr" })],
  ] as const)(
    "learns nothing from %s %s, neither by its answer nor by its work",
    async (method, path, bodyOf) => {
      await createTestUser(services, "known@example.org");
      const seen = [];
      for (const login of ["known@example.org", "nobody@example.org"]) {
        const { work, browser: guessing } = await counted();
        const answer = await guessing.send(method, path, bodyOf(login));
        const headers = [...answer.headers].filter(([name]) => !["x-request-id", "date"].includes(name));
        seen.push({ status: answer.status, body: await answer.text(), headers, work });
      }
      expect(seen[0]).toEqual(seen[1]);
    },
  );

  test("is locked out alike, whether the log-in exists or not", async () => {
    const anne = await createTestUser(services);
    const last = [];
    for (const login of [anne.identifier, "999999"]) {
      const tries = [];
      for (let number = 0; number < 12; number += 1) {
        const answer = await browser.send("POST", "/session", { login, password: "wrong password" });
        tries.push([answer.status, await answer.json()]);
      }
      last.push(tries);
    }
    expect(last[0]).toEqual(last[1]);
  });

  test("at six digits from many addresses makes every sign-in slower, right ones too, and locks nobody out", async () => {
    const anne = await createTestUser(services);
    const from = (number: number) => ({ "X-Forwarded-For": `203.0.${number >> 8}.${number & 255}` });
    const guess = (number: number) =>
      browser.send(
        "POST",
        "/session",
        { login: String(100_000 + number), password: "wrong password" },
        from(number),
      );
    for (let number = 0; number < 300; number += 1) expect((await guess(number)).status).toBe(401);
    expect(services.pauses).toEqual([]);
    expect((await guess(300)).status).toBe(401);
    const right = { login: anne.identifier, password: PASSWORD };
    expect((await browser.send("POST", "/session", right, from(301))).status).toBe(200);
    expect(services.pauses).toEqual([250, 250]);
    services.passSeconds(900);
    expect((await browser.send("POST", "/session", right, from(302))).status).toBe(200);
    expect(services.pauses).toHaveLength(2);
  });

  test("waits longer each time the budget is spent again, up to eight seconds", () => {
    expect([0, 299, 300, 600, 900, 1200, 1500, 1800, 9000].map(guessingDelay)).toEqual([
      0, 0, 250, 500, 1000, 2000, 4000, 8000, 8000,
    ]);
  });

  test("tokens finds the same for every wrong one", async () => {
    const wrong = ["t", "a".repeat(43), "%00", "..%2f..%2fsession"];
    for (const token of wrong) {
      const looked = await browser.send("GET", `/people/invitations/${encodeURIComponent(token)}`);
      expect([looked.status, await looked.json()]).toEqual([410, { code: "invitation.gone" }]);
      const confirmed = await browser.send("POST", "/people/email/confirm", { token });
      expect([confirmed.status, await confirmed.json()]).toEqual([410, { code: "link.gone" }]);
    }
    expect((await browser.send("POST", "/people/email/confirm", { token: "a".repeat(101) })).status).toBe(
      400,
    );
  });
});

describe("a session", () => {
  test("that was planted before an invitation is accepted is not the one that is opened", async () => {
    const planted = "planted-by-somebody";
    browser.cookies.set("__Host-cahier-session", planted);
    const anne = await createTestUser(services);
    await browser.send("POST", "/session", { login: anne.identifier, password: PASSWORD });
    expect(browser.cookies.get("__Host-cahier-session")).not.toBe(planted);
    const rows = await services.storage.read((tx) =>
      tx.db.selectFrom("sessions").select("token_hash").execute(),
    );
    expect(rows).toHaveLength(1);
  });

  test("M1 is needed for everything of one's own, and nothing about people is kept by a cache", async () => {
    for (const path of ["/session", "/session/sessions", "/session/devices", "/people/companies/c/devices"]) {
      const answer = await browser.send("GET", path);
      expect([path, answer.status, await answer.json()]).toEqual([path, 401, { code: "session.none" }]);
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
    }
    const looked = await browser.send("GET", "/people/invitations/t");
    expect(looked.headers.get("Cache-Control")).toBe("no-store");
  });
});

test("a password is hashed for nobody who holds no link, because hashing is what costs most", async () => {
  let hashCount = 0;
  const hash = (password: string) => {
    hashCount += 1;
    return services.passwords.hash(password);
  };
  const caller = createTestBrowser(
    createApp({ ...services, passwords: { ...services.passwords, hash } }),
    ORIGIN,
  );
  const reset = { token: "t", password: "another long one" };
  expect((await caller.send("POST", "/people/reset/confirm", reset)).status).toBe(410);
  const taken = { name: "Anne", password: "another long one" };
  expect((await caller.send("POST", "/people/invitations/t/accept", taken)).status).toBe(410);
  expect(hashCount).toBe(0);
});
