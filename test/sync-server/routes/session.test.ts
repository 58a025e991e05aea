import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { readAudit } from "#server/storage/audit.ts";
import { listDevices, revokeDevice } from "#server/storage/devices.ts";
import type { User } from "#server/storage/users.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

const DAY_SECONDS = 86_400;
const DEVICE = { id: "0190d8f2-5d0e-7c6a-9f00-6a5a6f0e0b01", name: "Anne's tablet" };

let services: TestServices;
let app: ReturnType<typeof createApp>;
let browser: TestBrowser;
let anne: User;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  browser = createTestBrowser(app);
  anne = await createTestUser(services, "anne@example.org");
});

const signIn = (login: string, password = PASSWORD, rest = {}, headers = {}) =>
  browser.send("POST", "/session", { login, password, ...rest }, headers);

describe("signing in", () => {
  test("M4 works with the six-digit identifier and with the e-mail address", async () => {
    expect(anne.identifier).toMatch(/^\d{6}$/);
    for (const login of [anne.identifier, "anne@example.org", " Anne@Example.ORG "]) {
      const answer = await signIn(login);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({
        user: {
          id: anne.id,
          name: "Anne",
          email: "anne@example.org",
          emailVerified: true,
          identifier: anne.identifier,
          language: "fr",
          mustPersonalise: true,
          passwordStepOpen: true,
        },
        device: null,
        invitations: [],
      });
      expect((await browser.send("GET", "/session")).status).toBe(200);
    }
  });

  test.each(["12345", "1234567", "12345a", "anne", "anne@", ""])(
    "M5 answers 400 to the login %j",
    async (login) => {
      const answer = await signIn(login);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        code: "request.invalid",
        issues: [{ path: "login", code: "login.shape" }],
      });
    },
  );

  test("M6 answers the same to an unknown login and to a wrong password", async () => {
    const answers = await Promise.all([
      signIn("999999"),
      signIn("nobody@example.org"),
      signIn(anne.identifier, "wrong"),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ code: "session.wrong" });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test("M6 throttles one login from one address, known or not, and opens again later", async () => {
    for (const login of [anne.identifier, "999999"]) {
      for (let failure = 0; failure < 10; failure++) expect((await signIn(login, "wrong")).status).toBe(401);
      const throttled = await signIn(login);
      expect(throttled.status).toBe(429);
      expect(await throttled.json()).toEqual({ code: "session.throttled", afterSeconds: 900 });
      expect(throttled.headers.get("Retry-After")).toBe("900");
    }
    services.passSeconds(899);
    expect((await signIn(anne.identifier)).status).toBe(429);
    services.passSeconds(1);
    expect((await signIn(anne.identifier)).status).toBe(200);
  });

  test("M6 leaves no way around the limit by asking many times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(anne.identifier, "wrong")));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test("M6 does not count those who sign in rightly", async () => {
    for (let time = 0; time < 12; time++) expect((await signIn(anne.identifier)).status).toBe(200);
  });

  test("M6 throttles an address that tries many logins, by what our own proxy says", async () => {
    services = await createTestServices({ environment: { PUBLIC_URL: "https://books.example.org" } });
    browser = createTestBrowser(createApp(services), "https://books.example.org");
    const from = (address: string) => ({ "X-Forwarded-For": `forged-${Math.random()}, ${address}` });
    for (let number = 0; number < 100; number++) {
      await signIn(String(100_000 + number), "wrong", {}, from("203.0.113.9"));
    }
    expect((await signIn("200000", "wrong", {}, from("203.0.113.9"))).status).toBe(429);
    expect((await signIn("200000", "wrong", {}, from("203.0.113.10"))).status).toBe(401);
  });

  test("gives a cookie that no script reads, and keeps only its hash", async () => {
    const answer = await signIn(anne.identifier);
    const [line = ""] = answer.headers.getSetCookie();
    expect(line).toMatch(/^cahier-session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const rows = await services.storage.read((tx) => tx.db.selectFrom("sessions").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain([...browser.cookies.values()][0]);
    expect(services.logLines.join("")).not.toContain([...browser.cookies.values()][0]);
  });

  test("holds the cookie to its host where the public address has TLS", async () => {
    services = await createTestServices({ environment: { PUBLIC_URL: "https://books.example.org" } });
    const { identifier } = await createTestUser(services);
    browser = createTestBrowser(createApp(services), "https://books.example.org");
    const [line = ""] = (await signIn(identifier)).headers.getSetCookie();
    expect(line).toMatch(/^__Host-cahier-session=.*; Path=\/;.*; HttpOnly; Secure; SameSite=Lax$/);
  });

  test("takes a new token each time, and ends the one the browser came with", async () => {
    browser.cookies.set("cahier-session", "planted-by-somebody");
    await signIn(anne.identifier);
    const first = browser.cookies.get("cahier-session")!;
    expect(first).not.toBe("planted-by-somebody");
    await signIn(anne.identifier);
    expect(browser.cookies.get("cahier-session")).not.toBe(first);
    browser.cookies.set("cahier-session", first);
    expect((await browser.send("GET", "/session")).status).toBe(401);
  });

  test("enrols the device it names, which stays that user's", async () => {
    expect(await (await signIn(anne.identifier, PASSWORD, { device: DEVICE })).json()).toMatchObject({
      device: DEVICE,
    });
    expect(await services.storage.read((tx) => listDevices(tx, anne.id))).toMatchObject([DEVICE]);

    const bob = await createTestUser(services);
    const refused = await signIn(bob.identifier, PASSWORD, { device: DEVICE });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ code: "device.ofAnotherUser" });
  });

  test("stands in the audit log, and passwords nowhere", async () => {
    await signIn(anne.identifier);
    await signIn(anne.identifier, "hunter2-hunter2");
    const log = await services.storage.read((tx) => readAudit(tx, { companyId: null, limit: 5 }));
    expect(log.map(({ action }) => action)).toEqual(["session.signIn", "user.create"]);
    expect(services.logLines.join("")).not.toMatch(/hunter2|correct horse/);
  });
});

describe("a session", () => {
  test("M1 is needed to learn anything", async () => {
    const answer = await browser.send("GET", "/session");
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ code: "session.none" });
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });

  test("lasts thirty days from its last use, and no longer", async () => {
    await signIn(anne.identifier);
    services.passSeconds(29 * DAY_SECONDS);
    const prolonged = await browser.send("GET", "/session");
    expect(prolonged.status).toBe(200);
    expect(prolonged.headers.getSetCookie()[0]).toContain("Expires=Wed, 20 Jan 2027");
    services.passSeconds(29 * DAY_SECONDS);
    expect((await browser.send("GET", "/session")).status).toBe(200);
    services.passSeconds(31 * DAY_SECONDS);
    expect((await browser.send("GET", "/session")).status).toBe(401);
  });

  test("ends by signing out, also for who kept the cookie", async () => {
    await signIn(anne.identifier);
    const kept = browser.cookies.get("cahier-session")!;
    expect((await browser.send("DELETE", "/session")).status).toBe(204);
    expect(browser.cookies.size).toBe(0);
    browser.cookies.set("cahier-session", kept);
    expect((await browser.send("GET", "/session")).status).toBe(401);
  });

  test("on a revoked device may only be ended", async () => {
    await signIn(anne.identifier, PASSWORD, { device: DEVICE });
    await services.storage.write((tx) => revokeDevice(tx, DEVICE.id, services.now().toISOString()));
    const refused = await browser.send("GET", "/session");
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({ code: "device.revoked" });
    expect((await signIn(anne.identifier, PASSWORD, { device: DEVICE })).status).toBe(403);
    expect((await browser.send("DELETE", "/session")).status).toBe(204);
  });

  test("may get its device later", async () => {
    await signIn(anne.identifier);
    expect((await browser.send("PUT", "/session/device", DEVICE)).status).toBe(200);
    expect(await (await browser.send("GET", "/session")).json()).toMatchObject({ device: DEVICE });
  });
});

describe("changing the password", () => {
  const change = (current: string, next: string) =>
    browser.send("POST", "/session/password", { current, next });

  test("M12 makes the new one the only one, and signs out everywhere else", async () => {
    const elsewhere = createTestBrowser(app);
    await elsewhere.send("POST", "/session", { login: anne.identifier, password: PASSWORD });
    await signIn(anne.identifier);
    expect((await change(PASSWORD, "another long one")).status).toBe(204);
    expect(await (await browser.send("GET", "/session")).json()).toMatchObject({
      user: { mustPersonalise: false },
    });
    expect((await elsewhere.send("GET", "/session")).status).toBe(401);
    expect((await signIn(anne.identifier)).status).toBe(401);
    expect((await signIn(anne.identifier, "another long one")).status).toBe(200);
  });

  test("M14 refuses a wrong current password, changes nothing and keeps the session", async () => {
    await signIn(anne.identifier);
    const refused = await change("not my password", "another long one");
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({ code: "password.wrong" });
    expect((await browser.send("GET", "/session")).status).toBe(200);
    expect((await signIn(anne.identifier)).status).toBe(200);
  });

  test("M14 throttles guesses of the current password", async () => {
    await signIn(anne.identifier);
    for (let failure = 0; failure < 10; failure++) await change("not my password", "another long one");
    expect((await change(PASSWORD, "another long one")).status).toBe(429);
  });

  test("refuses a short one and the same one", async () => {
    await signIn(anne.identifier);
    const short = await change(PASSWORD, "short");
    expect(short.status).toBe(400);
    expect(await short.json()).toMatchObject({ issues: [{ path: "next", code: "password.tooShort" }] });
    expect(await (await change(PASSWORD, PASSWORD)).json()).toEqual({ code: "password.unchanged" });
  });
});
