import { beforeAll, describe, expect, test } from "vitest";
import type { Portfolio, PortfolioClient } from "#core/companies/portfolio.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import { createApp } from "#server/app.ts";
import { writeCompanyDocuments } from "#server/delivery/company-documents.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import type { TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { openTestFirm, type TestFirm } from "#test/support/test-firm.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "a firm's portfolio on $name",
  ({ open }) => {
    let services: TestServices;
    let app: ReturnType<typeof createApp>;
    let firm: TestFirm;
    let clerk: TestDevice;
    let clerkBrowser: TestBrowser;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
      app = createApp(services);
      firm = await openTestFirm(services, app);
      clerk = await joinCompany(services, firm.id, { name: "Cléo", role: "accountant" });
      clerkBrowser = await openSignedInBrowser(app, services, clerk);
    }, 60_000);

    const portfolio = async (from = firm.browser) =>
      (await (await from.send("GET", `/firm/${firm.id}/portfolio`)).json()) as Portfolio;
    const rowOf = async (id: string, from = firm.browser): Promise<PortfolioClient | undefined> =>
      (await portfolio(from)).clients.find((client) => client.id === id);
    const must = async (answer: Response) => {
      if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
    };
    const inClient = (id: string) => createTestDevice(services, firm.device.userId, id);

    test("is counted for one of its people once at a time, who is told when to come again, and for others meanwhile", async () => {
      const address = `/firm/${firm.id}/portfolio`;
      // Two alone may by chance come one after the other, when the first is answered soon.
      const own = Array.from({ length: 12 }, () => firm.browser.send("GET", address));
      const [others, ...answers] = await Promise.all([clerkBrowser.send("GET", address), ...own]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
      const early = answers.find(({ status }) => status === 429)!;
      expect(early.headers.get("Retry-After")).toBe("2");
      expect(await early.json()).toEqual({ code: "request.tooMany" });
      expect(others.status).toBe(200);
      expect((await firm.browser.send("GET", address)).status).toBe(200);
    });

    test("F20 F21 lists the linked companies with name, creation, protection and number of users", async () => {
      const elsewhere = await createTestDevice(services, firm.device.userId, services.createId());
      await elsewhere.must("company.create", {
        company: frenchFirm,
        memberName: "Fay",
      });
      const id = await firm.begin({ name: "Garage Léo", address: "garage-leo" });
      await must(await firm.act(id, { act: "protect", throughDay: "2026-10-31" }));
      expect(await rowOf(id)).toMatchObject({
        name: "Garage Léo",
        address: "garage-leo",
        createdOn: "2026-11-22",
        protectedThrough: "2026-10-31",
        userCount: 1,
        plan: { name: "pro" },
        stage: "client",
      });
      expect(await rowOf(elsewhere.company)).toBeUndefined();
    });

    test("F22 counts a user that is added from the list", async () => {
      const id = await firm.begin();
      const answer = await firm.browser.send("POST", `/people/companies/${id}/members`, {
        name: "Léo",
        email: `${services.createId()}@example.org`,
        password: "un mot de passe initial",
        role: "user",
        practitioner: null,
        reads: "whole",
      });
      expect(answer.status).toBe(202);
      expect(await rowOf(id)).toMatchObject({ userCount: 2 });
    });

    test("counts what waits for whom: drafts, refused acts, failed sendings, links, last contact", async () => {
      const id = await firm.begin();
      const device = await inClient(id);
      await device.must("party.save", { id: "c1", set: { role: "customer", number: "C1", name: "Café" } });
      await device.must("voucher.draft", aDraft("s1"));
      await device.must("voucher.draft", aDraft("s2"));
      await device.act("voucher.deleteDraft", { id: "s2" });
      await device.act("voucher.deleteDraft", { id: "none" });
      const delivery = (voucher: string, state: "rejected" | "delivered") => ({
        collection: "deliveries" as const,
        document: {
          ...{ id: `visma~${voucher}`, connection: "visma", voucher, slice: "shared", state },
          ...{ reference: "r", reason: null, theirMessage: null, waitsUntil: null, externalId: null },
          ...{ externalNumber: null, answerHash: null, deliveredAt: null, differenceCents: null },
          ...{ others: [], attempts: 1, history: [], acts: {} },
        },
      });
      await services.storage.write((tx) =>
        writeCompanyDocuments(tx, id, [delivery("s1", "rejected"), delivery("s2", "delivered")]),
      );
      expect(await rowOf(id)).toMatchObject({
        draftCount: 1,
        refusedCount: 1,
        handedCount: 0,
        failedCount: 1,
        lastContactAt: null,
      });
      // What its people hand over waits for the firm, until they take it back.
      const [refusal] = await storedRows(services.storage, id, "outcomes");
      await device.must("refusal.hand", { id: refusal!.id, to: "firm" });
      expect(await rowOf(id)).toMatchObject({ refusedCount: 1, handedCount: 1 });
      await device.must("refusal.hand", { id: refusal!.id, to: "company" });
      expect(await rowOf(id)).toMatchObject({ refusedCount: 1, handedCount: 0 });
      await joinCompany(services, id);
      expect(await rowOf(id)).toMatchObject({ lastContactAt: services.now().toISOString() });
    });

    test("S31 S32 S33 F19 shows a collaborator what is assigned to them and nothing else", async () => {
      const [mine, other] = [await firm.begin(), await firm.begin({ stage: "prospect" })];
      expect((await portfolio(clerkBrowser)).clients).toEqual([]);
      await must(await firm.act(mine, { act: "assign", user: clerk.userId }));
      expect((await portfolio(clerkBrowser)).clients.map(({ id }) => id)).toEqual([mine]);
      expect((await rowOf(mine))?.people.toSorted()).toEqual([firm.device.userId, clerk.userId].toSorted());
      const placed = await storedDocument(services.storage, mine, "members", clerk.userId);
      expect(placed).toMatchObject({ name: "Cléo", role: "accountant", isOfFirm: true });

      for (const path of ["vouchers", "parties"]) {
        const read = (id: string) => clerkBrowser.send("GET", `/api/v1/companies/${id}/${path}`);
        expect((await read(mine)).status).toBe(200);
        expect((await read(other)).status).toBe(403);
      }
      const acts = [
        { act: "protect", throughDay: "2026-01-31" },
        { act: "assign", user: clerk.userId },
        { act: "disconnect" },
      ];
      for (const act of acts) expect((await firm.act(other, act, clerkBrowser)).status).toBe(403);

      await must(await firm.act(mine, { act: "unassign", user: clerk.userId }));
      expect((await portfolio(clerkBrowser)).clients).toEqual([]);
    });

    test("S32 a client is assigned to nobody outside the firm, and not twice", async () => {
      const id = await firm.begin();
      const stranger = await beginCompany(services);
      const outside = await firm.act(id, { act: "assign", user: stranger.userId });
      expect(outside.status).toBe(422);
      expect(await outside.json()).toMatchObject({ code: "member.notFound" });
      await must(await firm.act(id, { act: "assign", user: clerk.userId }));
      expect(await (await firm.act(id, { act: "assign", user: clerk.userId })).json()).toMatchObject({
        code: "member.exists",
      });
    });

    test("S34 S35 S36 a prospect in a group becomes a client and keeps everything", async () => {
      const groups = [{ id: "g1", name: "Restaurants" }];
      await firm.device.must("firm.update", { groups });
      const id = await firm.begin({ stage: "prospect", group: "g1" });
      const device = await inClient(id);
      await device.must("party.save", { id: "c1", set: { role: "customer", number: "C1", name: "Café" } });
      expect(await rowOf(id)).toMatchObject({ stage: "prospect", group: "g1" });
      await must(await firm.act(id, { act: "file", stage: "client" }));
      expect(await rowOf(id)).toMatchObject({ stage: "client", group: "g1" });
      expect(await storedDocument(services.storage, id, "parties", "c1")).toMatchObject({ name: "Café" });
      expect((await firm.act(id, { act: "file", group: "nowhere" })).status).toBe(422);
    });

    test("S37 contacts made in the firm's own books are in no client's", async () => {
      const id = await firm.begin();
      await firm.device.must("party.save", {
        id: "contact",
        set: { role: "customer", number: "C9", name: "Un contact" },
      });
      expect(await storedDocument(services.storage, id, "parties", "contact")).toBeNull();
    });

    test("F25 F45 F51 a disconnected company leaves the list; plan and owner stay, and its people too", async () => {
      const id = await firm.begin();
      await must(await firm.act(id, { act: "assign", user: clerk.userId }));
      await must(await firm.act(id, { act: "disconnect" }));
      expect(await rowOf(id)).toBeUndefined();
      const company = await storedDocument(services.storage, id, "companies", id);
      expect(company).toMatchObject({ care: null, plan: { name: "pro" }, memberIds: [firm.device.userId] });
      const owner = await storedDocument(services.storage, id, "members", firm.device.userId);
      expect(owner).toMatchObject({ isOwner: true });
      expect((await firm.browser.send("GET", `/api/v1/companies/${id}/vouchers`)).status).toBe(200);
      expect((await firm.act(id, { act: "disconnect" })).status).toBe(403);
    });

    test("F26 the protection moves for those it is asked for, both ways, and never behind what is validated", async () => {
      const [one, other] = [await firm.begin(), await firm.begin()];
      await must(await firm.act(one, { act: "protect", throughDay: "2026-09-30" }));
      expect(await rowOf(other)).toMatchObject({ protectedThrough: null });
      const device = await inClient(one);
      const entry = (day: string) => ({
        ...{ id: `e-${day}`, day, label: "Loyer", journal: "OD", practitioner: null },
        postings: [toPosting("613200", 95_000), toPosting("512000", -95_000)],
      });
      expect(await device.act("entry.record", entry("2026-09-30"))).toMatchObject({ code: "day.protected" });
      await device.must("entry.record", entry("2026-10-01"));
      await must(await firm.act(one, { act: "protect", throughDay: null }));
      expect(await rowOf(one)).toMatchObject({ protectedThrough: null });
    });

    test("the premium licence is a company's own", async () => {
      const [one, other] = [await firm.begin(), await firm.begin()];
      await must(await firm.act(one, { act: "premium", isPremium: true }));
      expect((await rowOf(one))?.plan).toMatchObject({ name: "pro", isPremium: true });
      expect((await rowOf(other))?.plan).toMatchObject({ isPremium: false });
    });

    test("F19 tells a stranger nothing", async () => {
      const stranger = await openSignedInBrowser(app, services, await beginCompany(services));
      const answer = await stranger.send("GET", `/firm/${firm.id}/portfolio`);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({ code: "rights.notMember" });
      expect(await (await stranger.send("GET", "/firm/none/portfolio")).json()).toEqual({
        code: "rights.notMember",
      });
    });
  },
  60_000,
);
