import { beforeEach, describe, expect, test } from "vitest";
import type { Portfolio } from "#core/companies/portfolio.ts";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { relieveLeavers } from "#server/firm/relieve-leavers.ts";
import { readAudit } from "#server/storage/audit.ts";
import { waitingLeavers } from "#server/storage/leavers.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { openTestFirm, type TestFirm } from "#test/support/test-firm.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "somebody who leaves an accounting firm, on $name",
  ({ open }) => {
    let services: TestServices;
    let app: ReturnType<typeof createApp>;
    let firm: TestFirm;
    let clerk: TestDevice;
    beforeEach(async () => {
      services = await createTestServices({ storage: await open() });
      app = createApp(services);
      firm = await openTestFirm(services, app);
      clerk = await joinCompany(services, firm.id, { name: "Cléo", role: "administrator" });
    }, 60_000);

    const placeOf = (company: string, userId: string) =>
      services.storage.read((tx) => memberOf(tx, userId, company));
    const assign = async (client: string) =>
      expect((await firm.act(client, { act: "assign", user: clerk.userId })).status).toBe(204);

    test("F48 is in none of its clients' companies any more: no read, no command, no session, and the log says who did it", async () => {
      const clients = [await firm.begin(), await firm.begin()];
      for (const client of clients) await assign(client);
      const browser = await openSignedInBrowser(app, services, clerk);
      const there = await createTestDevice(services, clerk.userId, clients[0]!);
      expect(Object.keys((await there.pull()).heads)).toContain(clients[0]);

      await firm.device.must("member.remove", { id: clerk.userId });
      await relieveLeavers(services);
      for (const client of clients) {
        expect(await placeOf(client, clerk.userId)).toBeNull();
        expect(await storedDocument(services.storage, client, "members", clerk.userId)).toBeNull();
        const [line] = await services.storage.read((tx) => readAudit(tx, { companyId: client, limit: 1 }));
        expect(line).toMatchObject({ action: "member.relieve", userId: firm.device.userId });
      }
      expect((await browser.send("GET", "/session")).status).toBe(401);
      expect(Object.keys((await there.pull()).heads)).toEqual([]);
      expect(await there.act("party.save", { id: "c9", set: { role: "customer" } })).toMatchObject({
        code: "rights.notMember",
      });
      expect(await services.storage.read((tx) => waitingLeavers(tx, "9999"))).toEqual([]);
    });

    test("leaves no company without its firm: its owner takes on what nobody else looks after", async () => {
      const theirs = await createTestDevice(services, clerk.userId, clerk.company);
      const browser = await openSignedInBrowser(app, services, theirs);
      const begun = { id: services.createId(), name: "Garage Léo", address: "garage-leo" };
      const begin = {
        ...begun,
        ...{ country: "FR", registration: "732829320", siret: "", basis: "accrual", practice: "company" },
        ...{ vatStatus: "liable", stage: "client", group: null },
      };
      expect((await browser.send("POST", `/firm/${firm.id}/clients`, begin)).status).toBe(201);
      await firm.device.must("member.remove", { id: clerk.userId });
      await relieveLeavers(services);
      // What they own stays theirs, as F45 has it, and is handed over by them alone.
      expect(await storedDocument(services.storage, begun.id, "members", clerk.userId)).toMatchObject({
        isOwner: true,
      });
      const answer = await firm.browser.send("GET", `/firm/${firm.id}/portfolio`);
      const { clients } = (await answer.json()) as Portfolio;
      expect(clients).toMatchObject([{ id: begun.id, name: "Garage Léo", people: [firm.device.userId] }]);
      expect(clients[0]?.rights).toContain("manageClients");
    });

    test("is told before what stays theirs and what goes to the firm's owner; nobody else hears of it, nor of what they may not see", async () => {
      for (const client of [await firm.begin(), await firm.begin()]) await assign(client);
      const theirs = await createTestDevice(services, clerk.userId, clerk.company);
      const browser = await openSignedInBrowser(app, services, theirs);
      const begin = {
        ...{ id: services.createId(), name: "Garage Léo", address: "garage-leo" },
        ...{ country: "FR", registration: "732829320", siret: "", basis: "accrual", practice: "company" },
        ...{ vatStatus: "liable", stage: "client", group: null },
      };
      expect((await browser.send("POST", `/firm/${firm.id}/clients`, begin)).status).toBe(201);
      const path = `/firm/${firm.id}/leaving/${clerk.userId}`;
      const told = await (await browser.send("GET", path)).json();
      expect(told).toMatchObject({
        staying: [{ id: begin.id, name: "Garage Léo", isOwned: true }],
        handedOver: [],
        endingCount: 2,
      });
      // Who manages the firm's people hears the same of what they see themselves: nothing of what the clerk alone is in.
      expect(await (await firm.browser.send("GET", path)).json()).toMatchObject({
        staying: [],
        handedOver: [],
        endingCount: 2,
      });
      const user = await joinCompany(services, firm.id, { name: "Léo", role: "user" });
      const stranger = await beginCompany(services);
      for (const asker of [user, stranger])
        expect((await (await openSignedInBrowser(app, services, asker)).send("GET", path)).status).toBe(403);
    });

    test("is not forgotten when the server ends in between, and two that go on with it do it once", async () => {
      const client = await firm.begin();
      await assign(client);
      await firm.device.must("member.remove", { id: clerk.userId });
      // The process that ended their place in the firm came no further than this.
      expect(await placeOf(client, clerk.userId)).not.toBeNull();
      const others = await createTestServices({ storage: services.storage });
      await Promise.all([relieveLeavers(services), relieveLeavers(others)]);
      expect(await placeOf(client, clerk.userId)).toBeNull();
      const lines = await services.storage.read((tx) => readAudit(tx, { companyId: client, limit: 100 }));
      expect(lines.filter(({ action }) => action === "member.relieve")).toHaveLength(1);
      expect(await services.storage.read((tx) => waitingLeavers(tx, "9999"))).toEqual([]);
    });

    test("and is back before that keeps their places, and somebody only invited has none", async () => {
      const client = await firm.begin();
      await assign(client);
      await firm.device.must("member.remove", { id: clerk.userId });
      const place = { name: "Cléo", role: "accountant", isOwner: false, practitioner: null } as const;
      await putMember(services, firm.id, { ...place, id: clerk.userId, reads: "whole" });
      const invitation = services.createId();
      const invited = { id: invitation, name: "Léo", email: "leo@fidu.example" };
      await firm.device.must("member.invite", {
        ...invited,
        role: "accountant",
        practitioner: null,
        reads: "whole",
      });
      await firm.device.must("member.remove", { id: invitation });
      await relieveLeavers(services);
      expect(await placeOf(client, clerk.userId)).not.toBeNull();
      expect(await services.storage.read((tx) => waitingLeavers(tx, "9999"))).toEqual([]);
    });
  },
  60_000,
);
