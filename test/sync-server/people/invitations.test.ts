import { beforeEach, describe, expect, test } from "vitest";
import type { MemberInviteArgs } from "#core/commands/member-invite.ts";
import type { Company } from "#core/companies/company.ts";
import { createApp } from "#server/app.ts";
import { acceptAs } from "#server/commands/accept-as.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { readUser, type User } from "#server/storage/users.ts";
import { databases } from "#test/support/databases.ts";
import { createMailbox, type Mailbox, readMail } from "#test/support/mailbox.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

const DAY_SECONDS = 86_400;
const OWN = "a password of my own";

describe.each(databases)(
  "invitations on $name",
  ({ open }) => {
    let services: TestServices;
    let app: ReturnType<typeof createApp>;
    let mailbox: Mailbox;
    let owner: TestDevice;
    let company: string;

    beforeEach(async () => {
      services = await createTestServices({ storage: await open() });
      app = createApp(services);
      mailbox = createMailbox(services);
      owner = await beginCompany(services);
      company = owner.company;
    });

    const placeOf = (rest: Partial<MemberInviteArgs> = {}): MemberInviteArgs => ({
      id: services.createId(),
      name: "Jean",
      email: "jean@example.org",
      role: "user",
      practitioner: null,
      reads: "whole",
      ...rest,
    });
    const invite = async (rest: Partial<MemberInviteArgs> = {}) => {
      const place = placeOf(rest);
      await owner.must("member.invite", place);
      const mail = await mailbox.receiveOne();
      return { ...place, mail, token: readMail(mail).token };
    };
    const openBrowser = () => createTestBrowser(app);
    const signIn = (login: string, password: string, browser = openBrowser()) =>
      browser.send("POST", "/session", { login, password });
    const signedIn = async (user: User, password = PASSWORD): Promise<TestBrowser> => {
      const browser = openBrowser();
      expect((await signIn(user.identifier, password, browser)).status).toBe(200);
      return browser;
    };
    const ownerBrowser = async () =>
      signedIn((await services.storage.read((tx) => readUser(tx, owner.userId)))!);
    const look = (token: string) => openBrowser().send("GET", `/people/invitations/${token}`);
    const accept = (token: string, body: unknown = {}, browser = openBrowser()) =>
      browser.send("POST", `/people/invitations/${token}/accept`, body);
    const said = async (answer: Promise<Response>) => {
      const { status, text } = await answer.then(async (one) => ({
        status: one.status,
        text: await one.text(),
      }));
      return [status, text === "" ? null : (JSON.parse(text) as unknown)];
    };
    const memberIds = async () =>
      ((await storedDocument(services.storage, company, "companies", company)) as Company).memberIds;
    const GONE = [410, { code: "invitation.gone" }];

    test("a mail goes to who is invited; its link tells the place and nothing else", async () => {
      const { mail, token } = await invite();
      expect(mail.to).toBe("jean@example.org");
      expect(readMail(mail).link).toBe(`http://localhost:8787/invitation#${token}`);
      expect(mail.text).toContain("Anna vous invite");
      const { name } = (await storedDocument(services.storage, company, "companies", company))!;
      expect(await said(look(token))).toEqual([200, { company: name, invitedBy: "Anna", role: "user" }]);
      const rows = await services.storage.read((tx) => tx.db.selectFrom("invitations").selectAll().execute());
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(services.logLines.join("")).not.toContain(token);
    });

    test("nobody sends invitations without end, but every one stands and can be sent again", async () => {
      for (let number = 0; number < 101; number += 1)
        await owner.must("member.invite", placeOf({ email: `p${number}@example.org`, id: `i${number}` }));
      expect(await mailbox.receive()).toHaveLength(100);
      const path = `/people/companies/${company}/invitations/i100/resend`;
      expect((await (await ownerBrowser()).send("POST", path)).status).toBe(202);
      expect((await mailbox.receiveOne()).to).toBe("p100@example.org");
    });

    test("a refused invitation sends nothing", async () => {
      expect(await owner.act("member.invite", placeOf({ role: "no-such-role" }))).toMatchObject({
        status: "refused",
      });
      expect(await mailbox.receive()).toEqual([]);
    });

    test("who has no account makes one by it, signed in and verified, once", async () => {
      const { id, token } = await invite();
      expect(await said(accept(token))).toEqual([422, { code: "invitation.accountNeeded" }]);
      const browser = openBrowser();
      expect(await said(accept(token, { name: "Jean Moulin", password: OWN }, browser))).toEqual([
        200,
        { companyId: company },
      ]);
      const { user } = (await (await browser.send("GET", "/session")).json()) as {
        user: { id: string; emailVerified: boolean; mustPersonalise: boolean };
      };
      expect(user).toMatchObject({ emailVerified: true, mustPersonalise: false, email: "jean@example.org" });
      expect(await memberIds()).toEqual([owner.userId, user.id]);
      const member = await storedDocument(services.storage, company, "members", user.id);
      expect(member).toMatchObject({ name: "Jean Moulin", state: "active", role: "user", email: "" });
      expect(await storedDocument(services.storage, company, "members", id)).toBeNull();

      expect(await said(accept(token, { name: "Eve", password: OWN }))).toEqual(GONE);
      expect(await said(look(token))).toEqual(GONE);
      expect((await signIn("jean@example.org", OWN)).status).toBe(200);
    });

    test("who has an account signs in first, and sees what waits for the address they have verified", async () => {
      const jean = await createTestUser(services, "jean@example.org");
      const { id, token } = await invite();
      expect(await said(accept(token, { name: "Eve", password: OWN }))).toEqual([
        401,
        { code: "invitation.signInFirst" },
      ]);
      const browser = await signedIn(jean);
      const session = (await (await browser.send("GET", "/session")).json()) as { invitations: unknown[] };
      expect(session.invitations).toMatchObject([
        { id, companyId: company, invitedBy: "Anna", role: "user" },
      ]);
      expect(await said(accept(token, {}, browser))).toEqual([200, { companyId: company }]);
      expect(await services.storage.read((tx) => memberOf(tx, jean.id, company))).not.toBeNull();
      expect(await (await browser.send("GET", "/session")).json()).toMatchObject({ invitations: [] });
    });

    test("the place may be taken from the list too, by the holder of that verified address alone", async () => {
      const jean = await createTestUser(services, "jean@example.org");
      const eve = await createTestUser(services, "eve@example.org");
      const { id } = await invite();
      const path = `/people/companies/${company}/invitations/${id}/accept`;
      const eves = await signedIn(eve);
      await eves.send("PUT", "/session/user", { email: "jean@example.org" });
      expect(await (await eves.send("GET", "/session")).json()).toMatchObject({ invitations: [] });
      expect(await said(eves.send("POST", path))).toEqual(GONE);
      const browser = await signedIn(jean);
      expect(await said(browser.send("POST", path))).toEqual([200, { companyId: company }]);
      expect(await said(browser.send("POST", path))).toEqual(GONE);
    });

    test("taken twice at once it makes one member", async () => {
      const jean = await createTestUser(services, "jean@example.org");
      const { token } = await invite();
      const browsers = [await signedIn(jean), await signedIn(jean)];
      const answers = await Promise.all(browsers.map((browser) => accept(token, {}, browser)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
      expect(await memberIds()).toEqual([owner.userId, jean.id]);
    });

    test("several taken at once all stand", async () => {
      const invited = [];
      for (let number = 0; number < 4; number += 1)
        invited.push(await invite({ email: `p${number}@example.org`, name: `P${number}` }));
      const answers = await Promise.all(
        invited.map(({ token, name }) => accept(token, { name, password: OWN })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await memberIds()).toHaveLength(5);
      for (const id of await memberIds())
        expect(await storedDocument(services.storage, company, "members", id)).toMatchObject({
          state: "active",
        });
    });

    test("withdrawn, expired or sent again, its link is dead", async () => {
      const withdrawn = await invite();
      await owner.must("member.remove", { id: withdrawn.id });
      expect(await said(look(withdrawn.token))).toEqual(GONE);
      expect(await said(accept(withdrawn.token, { name: "Jean", password: OWN }))).toEqual(GONE);

      const expired = await invite();
      services.passSeconds(14 * DAY_SECONDS);
      expect(await said(look(expired.token))).toEqual(GONE);

      const path = `/people/companies/${company}/invitations/${expired.id}/resend`;
      expect((await (await ownerBrowser()).send("POST", path)).status).toBe(202);
      const again = readMail(await mailbox.receiveOne());
      expect(again.token).not.toBe(expired.token);
      expect(await said(look(expired.token))).toEqual(GONE);
      expect((await look(again.token)).status).toBe(200);
    });

    test("only who manages the members sends one again, and not without end", async () => {
      const { id } = await invite();
      const colleague = await joinCompany(services, company);
      const user = (await services.storage.read((tx) => readUser(tx, colleague.userId)))!;
      const resend = (browser: TestBrowser, invitation = id) =>
        browser.send("POST", `/people/companies/${company}/invitations/${invitation}/resend`);
      expect((await resend(await signedIn(user))).status).toBe(403);
      const owners = await ownerBrowser();
      expect(await said(resend(owners, "no-such-invitation"))).toEqual(GONE);
      for (let time = 0; time < 5; time += 1) expect((await resend(owners)).status).toBe(202);
      expect((await resend(owners)).status).toBe(429);
    });

    test("a member invited again keeps the place they have, and nobody is told who they are", async () => {
      const jean = await createTestUser(services, "jean@example.org");
      const first = await invite();
      await accept(first.token, {}, await signedIn(jean));
      const second = await invite({ role: "administrator" });
      await accept(second.token, {}, await signedIn(jean));
      expect(await storedDocument(services.storage, company, "members", jean.id)).toMatchObject({
        role: "user",
      });
      expect(await memberIds()).toEqual([owner.userId, jean.id]);
    });

    test("nobody joins by naming an invitation: only the server makes that command", async () => {
      const { id } = await invite();
      const eve = await createTestUser(services, "eve@example.org");
      const act = { type: "member.join", args: { invitation: id, name: "Eve" } } as const;
      const [outcome] = await acceptAs(services, { userId: eve.id, company, via: "api" }, [act]);
      expect(outcome).toMatchObject({ status: "refused", code: "command.unknown" });
      const answer = await (await signedIn(eve)).send("POST", "/api/v1/commands/member.join", {
        company,
        args: act.args,
      });
      expect(answer.status).toBe(409);
      expect(await memberIds()).toEqual([owner.userId, id]);
    });

    describe("F12 adding somebody with a password", () => {
      const add = async (rest: Record<string, unknown> = {}, browser?: TestBrowser) => {
        const { id: _id, ...place } = placeOf();
        return (browser ?? (await ownerBrowser())).send("POST", `/people/companies/${company}/members`, {
          ...place,
          password: "chosen by the firm",
          ...rest,
        });
      };

      test("F12 lists the user, who signs in with that password and is there by themselves", async () => {
        const answer = await add();
        expect(answer.status).toBe(202);
        const { invitation } = (await answer.json()) as { invitation: string };
        expect(await storedDocument(services.storage, company, "members", invitation)).toMatchObject({
          name: "Jean",
          state: "invited",
        });
        const mail = await mailbox.receiveOne();
        const { identifier, token } = readMail(mail);
        expect(mail.text).not.toContain("chosen by the firm");

        const browser = openBrowser();
        expect((await signIn(identifier, "chosen by the firm", browser)).status).toBe(200);
        const { user } = (await (await browser.send("GET", "/session")).json()) as { user: { id: string } };
        expect(user).toMatchObject({ mustPersonalise: true, emailVerified: false, passwordStepOpen: false });
        expect(await memberIds()).toEqual([owner.userId, user.id]);

        const change = { current: "chosen by the firm", next: OWN };
        expect((await browser.send("POST", "/session/password", change)).status).toBe(422);
        expect((await browser.send("POST", "/people/email/confirm", { token })).status).toBe(204);
        expect((await browser.send("POST", "/session/password", change)).status).toBe(204);
        expect((await signIn("jean@example.org", OWN)).status).toBe(200);
      });

      test("F12 says the same of an address that has an account, whose password stays", async () => {
        await createTestUser(services, "jean@example.org");
        const known = await add();
        expect(readMail(await mailbox.receiveOne()).link).toContain("/invitation#");
        const unknown = await add({ email: "new@example.org" });
        const shape = async (answer: Response) => [
          answer.status,
          Object.keys((await answer.json()) as object),
        ];
        expect(await shape(known)).toEqual(await shape(unknown));
        expect((await signIn("jean@example.org", "chosen by the firm")).status).toBe(401);
        expect((await signIn("jean@example.org", PASSWORD)).status).toBe(200);
      });

      test("F12 is refused beyond the plan and to who may not, and leaves neither account nor case", async () => {
        await owner.must("plan.choose", { name: "pro", throughDay: null, isPremium: false });
        const browser = await ownerBrowser();
        for (let number = 0; number < 4; number += 1)
          expect((await add({ email: `p${number}@example.org` }, browser)).status).toBe(202);
        expect(await said(add({ email: "p5@example.org" }, browser))).toEqual([
          422,
          { code: "plan.membersFull", max: 4, plan: "pro" },
        ]);
        expect((await mailbox.receive()).map(({ to }) => to)).not.toContain("p5@example.org");
        expect((await signIn("p5@example.org", "chosen by the firm")).status).toBe(401);
        const desk = await storedRows(services.storage, company, "outcomes");
        expect(desk.map(({ state }) => state)).toEqual(["discarded"]);

        const stranger = await signedIn(await createTestUser(services, "eve@example.org"));
        expect(await said(add({}, stranger))).toEqual([
          403,
          { code: "rights.missing", right: "manageMembers" },
        ]);
        expect((await add({ password: "short" }, browser)).status).toBe(400);
      });

      test("F12 withdrawn before the first sign-in, the place is not taken by it", async () => {
        const { invitation } = (await (await add()).json()) as { invitation: string };
        const { identifier } = readMail(await mailbox.receiveOne());
        await owner.must("member.remove", { id: invitation });
        expect((await signIn(identifier, "chosen by the firm")).status).toBe(200);
        expect(await memberIds()).toEqual([owner.userId]);
      });
    });

    describe("removing a member", () => {
      test("ends their sessions at once when they work nowhere else, and what they pull in any case", async () => {
        const colleague = await joinCompany(services, company);
        const elsewhere = await joinCompany(services, company);
        const other = await beginCompany(services);
        const place = placeOf({ email: "twice@example.org" });
        await other.must("member.invite", place);
        const twice = (await services.storage.read((tx) => readUser(tx, elsewhere.userId)))!;
        await accept(readMail(await mailbox.receiveOne()).token, {}, await signedIn(twice));
        const once = (await services.storage.read((tx) => readUser(tx, colleague.userId)))!;
        const browsers = [await signedIn(once), await signedIn(twice)] as const;

        for (const { userId } of [colleague, elsewhere]) await owner.must("member.remove", { id: userId });
        expect((await browsers[0].send("GET", "/session")).status).toBe(401);
        expect((await browsers[1].send("GET", "/session")).status).toBe(200);
        const pulled = await elsewhere.pull({ checkpoints: { companies: { [company]: 0 } } });
        expect(pulled.drop).toEqual([company]);
        expect(JSON.stringify(pulled.pages)).not.toContain(company);
      });

      test("who leaves by themselves stays signed in", async () => {
        const colleague = await joinCompany(services, company);
        const user = (await services.storage.read((tx) => readUser(tx, colleague.userId)))!;
        const browser = await signedIn(user);
        await colleague.must("member.remove", { id: colleague.userId });
        expect((await browser.send("GET", "/session")).status).toBe(200);
      });
    });
  },
  60_000,
);
