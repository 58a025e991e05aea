import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { readAudit } from "#server/storage/audit.ts";
import { databases } from "#test/support/databases.ts";
import { createMailbox, type Mailbox, readMail } from "#test/support/mailbox.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

const HOUR_SECONDS = 3600;
const OWN = "a password of my own";

describe.each(databases)(
  "accounts on $name",
  ({ open }) => {
    let services: TestServices;
    let browser: TestBrowser;
    let mailbox: Mailbox;

    beforeEach(async () => {
      services = await createTestServices({
        storage: await open(),
        environment: { PUBLIC_URL: "https://books.example.org" },
      });
      browser = openBrowser();
      mailbox = createMailbox(services);
    });

    const openBrowser = () => createTestBrowser(createApp(services), "https://books.example.org");
    const begin = (email: string, name = "Anne") =>
      browser.send("POST", "/people/begin", { name, email, language: "fr" });
    const signIn = (login: string, password: string, by = browser) =>
      by.send("POST", "/session", { login, password });
    const session = async (by = browser) => (await by.send("GET", "/session")).json();
    const change = (current: string, next: string) =>
      browser.send("POST", "/session/password", { current, next });
    const changeInfo = (info: unknown, by = browser) => by.send("PUT", "/session/user", info);
    const statusOf = async (answer: Promise<Response>) => (await answer).status;
    const confirm = (token: string) =>
      createTestBrowser(createApp(services), "https://books.example.org").send(
        "POST",
        "/people/email/confirm",
        { token },
      );
    const beginAndSignIn = async (email: string) => {
      await begin(email);
      const mail = readMail(await mailbox.receiveOne());
      await signIn(mail.identifier, mail.password);
      return mail;
    };

    describe("beginning", () => {
      test("M3 mails six digits and an initial password, which sign in together", async () => {
        expect(await statusOf(begin("Anne@Example.org"))).toBe(202);
        const mail = await mailbox.receiveOne();
        expect(mail.to).toBe("anne@example.org");
        const { identifier, password, link } = readMail(mail);
        expect(identifier).toMatch(/^\d{6}$/);
        expect(link).toBe("https://books.example.org/");
        for (const login of [identifier, "anne@example.org"])
          expect(await statusOf(signIn(login, password))).toBe(200);
        expect(await session()).toMatchObject({
          user: { name: "Anne", emailVerified: true, mustPersonalise: true, passwordStepOpen: true },
        });
      });

      test("answers a known address the same, and mails its holder a way back in", async () => {
        await begin("anne@example.org");
        await mailbox.receive();
        const again = await begin("anne@example.org", "Mallory");
        expect([again.status, await again.text()]).toEqual([202, ""]);
        const mail = await mailbox.receiveOne();
        expect(mail.subject).toBe("Vous avez déjà un compte Cahier");
        expect(mail.text).not.toContain("Mallory");
        const { token } = readMail(mail);
        const reset = browser.send("POST", "/people/reset/confirm", { token, password: OWN });
        expect(await statusOf(reset)).toBe(204);
        expect(await statusOf(signIn("anne@example.org", OWN))).toBe(200);
      });

      test("twice at once makes one account", async () => {
        const answers = await Promise.all([begin("anne@example.org"), begin("anne@example.org")]);
        expect(answers.map(({ status }) => status)).toEqual([202, 202]);
        expect((await mailbox.receive()).map(({ subject }) => subject).sort()).toEqual([
          "Votre identifiant Cahier",
          "Vous avez déjà un compte Cahier",
        ]);
      });

      test("asks for no more than a few mails to one address, known or not", async () => {
        await begin("known@example.org");
        await mailbox.receive();
        for (let time = 0; time < 4; time += 1) {
          await begin("known@example.org");
          await begin("new@example.org");
        }
        await begin("new@example.org");
        for (const email of ["known@example.org", "new@example.org"]) {
          const throttled = await begin(email);
          expect(throttled.status).toBe(429);
          expect(throttled.headers.get("Retry-After")).toBe("900");
        }
      });

      test.each([
        [{ name: "Anne", email: "anne@", language: "fr" }, "email", "email.shape"],
        [{ name: " ", email: "anne@example.org", language: "fr" }, "name", "name.missing"],
        [{ name: "A".repeat(101), email: "anne@example.org", language: "fr" }, "name", "name.tooLong"],
      ])("names what is wrong with %j", async (body, path, code) => {
        const refused = await browser.send("POST", "/people/begin", body);
        expect(refused.status).toBe(400);
        expect(await refused.json()).toEqual({ code: "request.invalid", issues: [{ path, code }] });
      });
    });

    describe("one's own e-mail address", () => {
      test("M8 is saved with name and language, and one that is none is refused", async () => {
        await beginAndSignIn("anne@example.org");
        const refused = await changeInfo({ email: "anne@nowhere" });
        expect(refused.status).toBe(400);
        expect(await refused.json()).toMatchObject({ issues: [{ path: "email", code: "email.shape" }] });
        expect(
          await statusOf(changeInfo({ name: "Anne B.", email: " New@Example.org ", language: "nl" })),
        ).toBe(200);
        expect(await session()).toMatchObject({
          user: { name: "Anne B.", email: "new@example.org", language: "nl", emailVerified: false },
        });
      });

      test("M9 M10 M11 gets one mail with a link and a fresh password, which the link makes count", async () => {
        const { identifier, password: first } = await beginAndSignIn("anne@example.org");
        await changeInfo({ email: "new@example.org" });
        const mail = await mailbox.receiveOne();
        expect(mail.to).toBe("new@example.org");
        const { password, token, link } = readMail(mail);
        expect(link).toBe(`https://books.example.org/confirm-email#${token}`);

        expect(await session()).toMatchObject({ user: { passwordStepOpen: false, emailVerified: false } });
        const blocked = await change(first, OWN);
        expect([blocked.status, await blocked.json()]).toEqual([422, { code: "password.emailUnverified" }]);

        expect(await statusOf(confirm(token))).toBe(204);
        expect(await session()).toMatchObject({
          user: { passwordStepOpen: true, emailVerified: true, mustPersonalise: true },
        });
        const replayed = await confirm(token);
        expect([replayed.status, await replayed.json()]).toEqual([410, { code: "link.gone" }]);

        expect(await (await change(first, OWN)).json()).toEqual({ code: "password.wrong" });
        expect(await statusOf(change(password, OWN))).toBe(204);
        for (const [login, tried, status] of [
          [identifier, OWN, 200],
          ["new@example.org", OWN, 200],
          [identifier, password, 401],
          [identifier, first, 401],
          ["anne@example.org", OWN, 401],
        ] as const)
          expect(await statusOf(signIn(login, tried, openBrowser()))).toBe(status);
        const [notice] = (await mailbox.receive()).filter(({ to }) => to === "anne@example.org");
        expect(notice?.subject).toBe("L’adresse e-mail de votre compte a changé");
      });

      test("M10 expires after a day, and the password from before goes on working", async () => {
        const { identifier, password: first } = await beginAndSignIn("anne@example.org");
        await changeInfo({ email: "new@example.org" });
        const { token, password } = readMail(await mailbox.receiveOne());
        expect(await statusOf(signIn(identifier, password, openBrowser()))).toBe(401);
        services.passSeconds(24 * HOUR_SECONDS);
        expect(await statusOf(confirm(token))).toBe(410);
        expect(await statusOf(signIn(identifier, first, openBrowser()))).toBe(200);
        expect(await statusOf(changeInfo({ email: "anne@example.org" }))).toBe(200);
        expect(await session()).toMatchObject({ user: { emailVerified: true, passwordStepOpen: true } });
        expect(await mailbox.receive()).toEqual([]);
      });

      test("M9 asked again has one link that counts, the last", async () => {
        await beginAndSignIn("anne@example.org");
        await changeInfo({ email: "typo@example.org" });
        const typo = readMail(await mailbox.receiveOne());
        await changeInfo({ email: "new@example.org" });
        const right = readMail(await mailbox.receiveOne());
        expect(await statusOf(confirm(typo.token))).toBe(410);
        expect(await statusOf(confirm(right.token))).toBe(204);
      });

      test("that is somebody else's is answered the same, and its holder hears of it", async () => {
        await createTestUser(services, "bob@example.org");
        await beginAndSignIn("anne@example.org");
        const free = await changeInfo({ email: "free@example.org" });
        await mailbox.receive();
        const taken = await changeInfo({ email: "bob@example.org" });
        expect(taken.status).toBe(free.status);
        const shown = async (answer: Response) => JSON.stringify(await answer.json());
        expect(await shown(taken)).toBe((await shown(free)).replace("free@", "bob@"));
        const mail = await mailbox.receiveOne();
        expect(mail.to).toBe("bob@example.org");
        expect(mail.subject).toBe("Quelqu’un a voulu utiliser votre adresse");
        expect(readMail(mail).token).toBe("");
        expect(await statusOf(signIn("bob@example.org", PASSWORD, openBrowser()))).toBe(200);
      });

      test("wanted by two is whose link is opened first", async () => {
        await beginAndSignIn("anne@example.org");
        await changeInfo({ email: "both@example.org" });
        const first = readMail(await mailbox.receiveOne());
        await beginAndSignIn("bob@example.org");
        await changeInfo({ email: "both@example.org" });
        const second = readMail(await mailbox.receiveOne());
        expect(await statusOf(confirm(second.token))).toBe(204);
        expect(await statusOf(confirm(first.token))).toBe(410);
      });

      test("cannot be used to send mail without end", async () => {
        await beginAndSignIn("anne@example.org");
        for (let number = 0; number < 10; number += 1)
          expect(await statusOf(changeInfo({ email: `p${number}@example.org` }))).toBe(200);
        expect(await statusOf(changeInfo({ email: "p11@example.org" }))).toBe(429);
        expect(await statusOf(changeInfo({ name: "Anne" }))).toBe(200);
      });
    });

    describe("a forgotten password", () => {
      const ask = (login: string) => browser.send("POST", "/people/reset", { login });
      const reset = (token: string, password = OWN) =>
        browser.send("POST", "/people/reset/confirm", { token, password });

      test("is replaced by a link that serves once, and every session ends", async () => {
        const { identifier } = await beginAndSignIn("anne@example.org");
        expect(await statusOf(ask(identifier))).toBe(202);
        const mail = await mailbox.receiveOne();
        expect(mail.to).toBe("anne@example.org");
        const { token, link } = readMail(mail);
        expect(link).toBe(`https://books.example.org/reset-password#${token}`);
        const short = await reset(token, "short");
        expect(await short.json()).toMatchObject({
          issues: [{ path: "password", code: "password.tooShort" }],
        });
        expect(await statusOf(reset(token))).toBe(204);
        expect(await statusOf(browser.send("GET", "/session"))).toBe(401);
        expect(await statusOf(reset(token, "yet another one"))).toBe(410);
        expect(await statusOf(signIn(identifier, OWN))).toBe(200);
        expect(await session()).toMatchObject({ user: { mustPersonalise: false } });
        const log = await services.storage.read((tx) => readAudit(tx, { companyId: null, limit: 20 }));
        expect(log.map(({ action }) => action)).toEqual(
          expect.arrayContaining(["user.create", "password.askReset", "password.reset"]),
        );
        expect(JSON.stringify(log)).not.toMatch(new RegExp(`${token}|${OWN}|\\$argon2`));
      });

      test("is answered the same for whom nobody knows, with the same rows and no mail", async () => {
        await createTestUser(services, "anne@example.org");
        const count = async () =>
          (await services.storage.read((tx) => tx.db.selectFrom("mails").select("id").execute())).length;
        const answers = [];
        for (const login of ["anne@example.org", "nobody@example.org", "999999"]) {
          const before = await count();
          const answer = await ask(login);
          answers.push([answer.status, await answer.text(), (await count()) - before]);
        }
        expect(answers).toEqual(Array(3).fill([202, "", 1]));
        expect((await mailbox.receive()).map(({ to }) => to)).toEqual(["anne@example.org"]);
      });

      test("has a link for an hour, and none to an address that was left meanwhile", async () => {
        const { identifier } = await beginAndSignIn("anne@example.org");
        await ask(identifier);
        const late = readMail(await mailbox.receiveOne());
        services.passSeconds(HOUR_SECONDS);
        expect(await statusOf(reset(late.token))).toBe(410);

        await ask(identifier);
        const left = readMail(await mailbox.receiveOne());
        await changeInfo({ email: "new@example.org" });
        await confirm(readMail(await mailbox.receiveOne()).token);
        expect(await statusOf(reset(left.token))).toBe(410);
      });

      test("a link of one kind opens no other door", async () => {
        await beginAndSignIn("anne@example.org");
        await ask("anne@example.org");
        const { token } = readMail(await mailbox.receiveOne());
        expect(await statusOf(confirm(token))).toBe(410);
        expect(await statusOf(browser.send("GET", `/people/invitations/${token}`))).toBe(410);
        expect(await statusOf(reset(token))).toBe(204);
      });

      test("M12 M14 a change signs out elsewhere only, and a wrong current password nowhere", async () => {
        const { identifier, password } = await beginAndSignIn("anne@example.org");
        const elsewhere = openBrowser();
        await signIn(identifier, password, elsewhere);
        expect(await statusOf(change("wrong password", OWN))).toBe(422);
        expect(await statusOf(elsewhere.send("GET", "/session"))).toBe(200);
        expect(await statusOf(change(password, OWN))).toBe(204);
        expect(await statusOf(elsewhere.send("GET", "/session"))).toBe(401);
        expect(await statusOf(browser.send("GET", "/session"))).toBe(200);
      });
    });
  },
  60_000,
);
