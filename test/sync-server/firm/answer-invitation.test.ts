import { beforeEach, describe, expect, test } from "vitest";
import type { Portfolio } from "#core/companies/portfolio.ts";
import { createApp } from "#server/app.ts";
import { readAudit } from "#server/storage/audit.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { readUser, type User } from "#server/storage/users.ts";
import { databases } from "#test/support/databases.ts";
import { createMailbox, type Mailbox, readMail } from "#test/support/mailbox.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { openTestFirm, type TestFirm } from "#test/support/test-firm.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

const DAY_SECONDS = 86_400;
const FIRMS_EMAIL = "bonjour@fidu.example";
const GONE = [410, { code: "invitation.gone" }];

describe.each(databases)(
  "a practice that invites its accounting firm on $name",
  ({ open }) => {
    let services: TestServices;
    let app: ReturnType<typeof createApp>;
    let mailbox: Mailbox;
    let owner: TestDevice;
    let ownerUser: User;
    let company: string;
    let firm: TestFirm;

    beforeEach(async () => {
      services = await createTestServices({ storage: await open() });
      app = createApp(services);
      mailbox = createMailbox(services);
      ownerUser = await createTestUser(services, "anna@practice.example");
      company = services.createId();
      owner = await createTestDevice(services, ownerUser.id, company);
      const begun = await beginCompany(services);
      const fields = (await storedDocument(services.storage, begun.company, "companies", begun.company))!;
      await owner.must("company.create", {
        company: {
          name: "Cabinet Anna",
          country: fields.country,
          currency: "EUR",
          ...{ registration: "", vatNumber: "", address1: "", postalCode: "", city: "" },
          basis: fields.basis,
          practice: fields.practice,
          vatHistory: fields.vatHistory,
          practitioners: fields.practitioners,
          fiscalYears: fields.fiscalYears,
          booksStart: fields.booksStart,
          numbering: fields.numbering,
        },
        memberName: "Anna",
      });
      firm = await openTestFirm(services, app);
      await mailbox.receive();
    });

    const invite = async (email = FIRMS_EMAIL) => {
      const id = services.createId();
      await owner.must("care.invite", { id, email });
      const mail = await mailbox.receiveOne();
      return { id, mail, token: readMail(mail).token };
    };
    const said = async (answer: Promise<Response>) => {
      const one = await answer;
      const text = await one.text();
      return [one.status, text === "" ? null : (JSON.parse(text) as unknown)];
    };
    const take = (token: string, of: TestFirm = firm, from: TestBrowser = of.browser) =>
      from.send("POST", `/people/invitations/${token}/firm`, { firm: of.id });
    const ownerBrowser = () => openSignedInBrowser(app, services, owner);
    const companyNow = async () => (await storedDocument(services.storage, company, "companies", company))!;
    const memberNow = (id: string) => storedDocument(services.storage, company, "members", id);
    const portfolioOf = async (of: TestFirm = firm) =>
      (await (await of.browser.send("GET", `/firm/${of.id}/portfolio`)).json()) as Portfolio;
    const actionsIn = async (companyId: string) =>
      (await services.storage.read((tx) => readAudit(tx, { companyId, limit: 100 }))).map(
        ({ action }) => action,
      );

    test("the mail's link shows what the firm may do and nothing of a patient; accepted, the company stands in its list and stays the practice's", async () => {
      const { mail, token } = await invite();
      expect(mail.to).toBe(FIRMS_EMAIL);
      expect(mail.text).toContain("Cabinet Anna");
      expect(readMail(mail).link).toBe(`http://localhost:8787/invitation#${token}`);
      const [status, offer] = await said(createTestBrowser(app).send("GET", `/people/invitations/${token}`));
      expect([status, offer]).toMatchObject([200, { company: "Cabinet Anna", invitedBy: "Anna" }]);
      const { rights } = (offer as { firm: { rights: string[] } }).firm;
      expect(rights).toContain("record");
      expect(rights).not.toContain("seePatients");

      const { plan } = await companyNow();
      expect(await said(take(token))).toEqual([200, { companyId: company }]);
      expect(await companyNow()).toMatchObject({
        plan,
        care: { firm: firm.id, firmName: "Fidu Rhône", stage: "client" },
        memberIds: [owner.userId, firm.device.userId],
      });
      expect(await memberNow(owner.userId)).toMatchObject({ isOwner: true, role: "administrator" });
      expect(await memberNow(firm.device.userId)).toMatchObject({
        ...{ name: "Fay", isOwner: false, isOfFirm: true, role: "firm" },
      });
      const { clients, news } = await portfolioOf();
      expect(clients).toMatchObject([{ id: company, name: "Cabinet Anna", owner: "Anna" }]);
      expect(clients[0]?.rights).toContain("manageClients");
      expect(news).toMatchObject([{ name: "Cabinet Anna", what: "joined", by: null }]);
      expect(await actionsIn(company)).toContain("care.accept");
      expect(await actionsIn(firm.id)).toContain("client.join");
      const told = await mailbox.receiveOne();
      expect(told.to).toBe(ownerUser.email);
      expect(told.text).toContain("Fidu Rhône");
    });

    test("a patient's name never reaches the firm: not by pull, not by the open interface", async () => {
      await owner.must("party.save", {
        id: "p1",
        set: { role: "patient", number: "P-00001", identity: { name: "Honoré Secret", note: "" } },
      });
      const { token } = await invite();
      await take(token);
      const device = await createTestDevice(services, firm.device.userId, company);
      const pulled = JSON.stringify(await device.pull());
      expect(pulled).toContain("P-00001");
      expect(pulled).not.toContain("Honoré");
      const parties = await firm.browser.send("GET", `/api/v1/companies/${company}/parties`);
      expect(parties.status).toBe(200);
      expect(await parties.text()).not.toContain("Honoré");
      expect(JSON.stringify(await owner.pull())).toContain("Honoré");
    });

    test("a link serves once, lives two weeks, and is dead when withdrawn or replaced", async () => {
      const first = await invite();
      const path = `/people/companies/${company}/invitations/${first.id}/resend`;
      expect((await (await ownerBrowser()).send("POST", path)).status).toBe(202);
      const second = readMail(await mailbox.receiveOne()).token;
      expect(await said(take(first.token))).toEqual(GONE);
      expect(await said(take(second))).toEqual([200, { companyId: company }]);
      expect(await said(take(second))).toEqual(GONE);
      expect(await said(firm.browser.send("POST", `/people/invitations/${second}/decline`))).toEqual(GONE);

      await owner.must("care.end", {});
      await mailbox.receive();
      const withdrawn = await invite();
      await owner.must("member.remove", { id: withdrawn.id });
      expect(await said(take(withdrawn.token))).toEqual(GONE);
      const late = await invite();
      services.passSeconds(14 * DAY_SECONDS + 1);
      const again = await openTestFirm(services, app);
      expect(await said(take(late.token, again))).toEqual(GONE);
      expect(await companyNow()).toMatchObject({ care: null });
    });

    test("two firms that accept at once: one has it, the other hears that it is gone, and nobody is in twice", async () => {
      const other = await openTestFirm(services, app);
      const { token } = await invite();
      const answers = await Promise.all([said(take(token)), said(take(token, other))]);
      expect(answers.map(([status]) => status).toSorted()).toEqual([200, 410]);
      const { care, memberIds } = await companyNow();
      expect(memberIds).toHaveLength(2);
      expect([firm.id, other.id]).toContain(care?.firm);
      const lists = [await portfolioOf(), await portfolioOf(other)];
      expect(lists.flatMap(({ clients }) => clients)).toHaveLength(1);
    });

    test("nobody takes it in for a firm whose clients they do not manage, or for none", async () => {
      const { token } = await invite();
      const clerk = await joinCompany(services, firm.id, { role: "accountant" });
      const clerkBrowser = await openSignedInBrowser(app, services, clerk);
      const missing = [403, { code: "rights.missing", right: "manageClients" }];
      expect(await said(take(token, firm, clerkBrowser))).toEqual(missing);
      const stranger = await openTestFirm(services, app);
      expect(await said(take(token, firm, stranger.browser))).toEqual(missing);
      const practice = { ...firm, id: company };
      expect(await said(take(token, practice, await ownerBrowser()))).toEqual([422, { code: "firm.off" }]);
      expect((await take(token, firm, createTestBrowser(app))).status).toBe(401);
      await firm.device.must("firm.update", { isOn: false });
      expect(await said(take(token))).toEqual([422, { code: "firm.off" }]);
      expect(await companyNow()).toMatchObject({ care: null, memberIds: [owner.userId, expect.anything()] });
    });

    test("a link for one company opens no other, and a device cannot make the server's acts itself", async () => {
      const { id, token } = await invite();
      const other = await beginCompany(services);
      const theirs = `/people/companies/${other.company}/invitations/${id}/firm`;
      expect(await said(firm.browser.send("POST", theirs, { firm: firm.id }))).toEqual(GONE);
      const forged = await createTestDevice(services, firm.device.userId, company);
      const accepting = { invitation: id, firm: firm.id, firmName: "F", name: "F", roleName: "F" };
      expect(await forged.act("care.accept", accepting)).toMatchObject({ code: "command.unknown" });
      expect(await forged.act("care.decline", { invitation: id })).toMatchObject({ code: "command.unknown" });
      expect(await services.storage.read((tx) => memberOf(tx, firm.device.userId, company))).toBeNull();
      // Nor is it a way in for one person.
      expect(await said(firm.browser.send("POST", `/people/invitations/${token}/accept`, {}))).toEqual(GONE);
      expect(await said(take(token))).toEqual([200, { companyId: company }]);
    });

    test("the firm declines: the practice is told, nothing has changed, and it may invite another", async () => {
      const { token } = await invite();
      expect((await firm.browser.send("POST", `/people/invitations/${token}/decline`)).status).toBe(204);
      expect(await companyNow()).toMatchObject({ care: null, memberIds: [owner.userId] });
      const told = await mailbox.receiveOne();
      expect(told.to).toBe(ownerUser.email);
      expect(told.subject).toContain("déclinée");
      expect(await said(take(token))).toEqual(GONE);
      expect((await portfolioOf()).clients).toEqual([]);
      await invite();
    });

    test("the owner changed meanwhile: the company is the new owner's, who is told", async () => {
      const { token } = await invite();
      const paul = await joinCompany(services, company, { role: "administrator", name: "Paul" });
      await owner.must("company.handOver", { to: paul.userId });
      await owner.must("member.remove", { id: owner.userId });
      expect(await said(take(token))).toEqual([200, { companyId: company }]);
      expect(await memberNow(paul.userId)).toMatchObject({ isOwner: true, isOfFirm: false });
      expect((await companyNow()).memberIds).toEqual([paul.userId, firm.device.userId]);
    });

    test.each(["company", "firm"] as const)(
      "F25 F45 F51 the %s ends it: both are told by mail and on screen, plan and owner stay, the firm's people are out",
      async (side) => {
        const { token } = await invite();
        await take(token);
        const clerk = await joinCompany(services, firm.id, { role: "accountant", name: "Cléo" });
        expect((await firm.act(company, { act: "assign", user: clerk.userId })).status).toBe(204);
        const clerkBrowser = await openSignedInBrowser(app, services, clerk);
        expect((await firm.act(company, { act: "disconnect" }, clerkBrowser)).status).toBe(403);
        await mailbox.receive();
        const { plan } = await companyNow();
        if (side === "company") await owner.must("care.end", {});
        else expect((await firm.act(company, { act: "disconnect" })).status).toBe(204);

        expect(await companyNow()).toMatchObject({
          plan,
          care: null,
          careEnded: { firm: firm.id, firmName: "Fidu Rhône", by: side },
          memberIds: [owner.userId],
          roles: [],
        });
        expect(await memberNow(owner.userId)).toMatchObject({ isOwner: true });
        const fay = await services.storage.read((tx) => readUser(tx, firm.device.userId));
        expect((await mailbox.receive()).map(({ to }) => to).toSorted()).toEqual(
          [ownerUser.email, fay!.email].toSorted(),
        );
        const { clients, news } = await portfolioOf();
        expect(clients).toEqual([]);
        expect(news[0]).toMatchObject({ name: "Cabinet Anna", what: "left", by: side });
        for (const userId of [firm.device.userId, clerk.userId])
          expect(await services.storage.read((tx) => memberOf(tx, userId, company))).toBeNull();
        expect((await firm.browser.send("GET", `/api/v1/companies/${company}/parties`)).status).toBe(403);
        expect(await actionsIn(company)).toContain("care.end");
        const [line] = await services.storage.read((tx) => readAudit(tx, { companyId: firm.id, limit: 1 }));
        expect(line).toMatchObject({ action: "client.leave", subject: company });
        // Who did it in the practice, and on which device, is not the firm's to know.
        if (side === "company") expect(line).toMatchObject({ userId: null, deviceId: null });
      },
    );

    test("the firm assigns it, files it and takes places back, and can change neither plan nor users nor settings", async () => {
      const { token } = await invite();
      await take(token);
      await firm.device.must("firm.update", { defaultRole: "administrator" });
      const clerk = await joinCompany(services, firm.id, { role: "accountant", name: "Cléo" });
      for (const act of [
        { act: "assign", user: clerk.userId },
        { act: "file", stage: "prospect" },
        { act: "protect", throughDay: "2026-01-31" },
        { act: "unassign", user: clerk.userId },
      ])
        expect([act.act, (await firm.act(company, act)).status]).toEqual([act.act, 204]);
      for (const act of [
        { act: "premium", isPremium: true },
        { act: "unassign", user: owner.userId },
      ])
        expect([act.act, (await firm.act(company, act)).status]).toEqual([act.act, 403]);
      const device = await createTestDevice(services, firm.device.userId, company);
      const admin = { id: firm.device.userId, set: { role: "administrator" }, seen: {} };
      expect(await device.act("member.change", admin)).toMatchObject({ code: "rights.missing" });
      expect(await device.act("company.update", { set: { name: "Mine" } })).toMatchObject({
        code: "rights.missing",
      });
      expect(await device.act("company.handOver", { to: firm.device.userId })).toMatchObject({
        code: "rights.missing",
      });
    });

    test("who has no account makes one by the link, begins a firm, and takes the company in", async () => {
      const { token } = await invite();
      const browser = createTestBrowser(app);
      const account = { name: "Fleur Neuve", password: "a password of my own" };
      expect(await said(browser.send("POST", `/people/invitations/${token}/accept`, account))).toEqual([
        200,
        { companyId: null },
      ]);
      expect(await said(browser.send("GET", "/firm"))).toEqual([200, { firms: [] }]);
      const begin = { id: services.createId(), name: "Fidu Neuve", country: "FR" };
      for (const _ of [1, 2])
        expect(await said(browser.send("POST", "/firm", begin))).toEqual([201, { firm: begin.id }]);
      expect(await said(browser.send("GET", "/firm"))).toEqual([
        200,
        { firms: [{ id: begin.id, name: "Fidu Neuve" }] },
      ]);
      const { user } = (await (await browser.send("GET", "/session")).json()) as { user: { id: string } };
      expect(await said(take(token, { ...firm, id: begin.id, browser }))).toEqual([
        200,
        { companyId: company },
      ]);
      expect((await companyNow()).memberIds).toEqual([owner.userId, user.id]);
      // Somebody's books are no firm to be begun.
      const over = firm.browser.send("POST", "/firm", { ...begin, id: company });
      expect(await said(over)).toEqual([422, { code: "company.exists" }]);
    });

    test("it waits as well for who is signed in under the verified address it went to, and for nobody else", async () => {
      const fay = await services.storage.read((tx) => readUser(tx, firm.device.userId));
      const { id } = await invite(fay!.email!);
      const session = await (await firm.browser.send("GET", "/session")).json();
      expect(session).toMatchObject({
        invitations: [
          { id, companyId: company, company: "Cabinet Anna", firm: { rights: expect.any(Array) } },
        ],
      });
      const path = `/people/companies/${company}/invitations/${id}`;
      const other = await openTestFirm(services, app);
      expect(await said(other.browser.send("POST", `${path}/firm`, { firm: other.id }))).toEqual(GONE);
      expect(await said(other.browser.send("POST", `${path}/decline`))).toEqual(GONE);
      expect(await said(firm.browser.send("POST", `${path}/firm`, { firm: firm.id }))).toEqual([
        200,
        { companyId: company },
      ]);
    });
  },
  60_000,
);
