import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const administrator = { role: "administrator" } as const;

describe.each(databases)(
  "ownership and places on $name",
  ({ open }) => {
    let services: TestServices;
    let app: ReturnType<typeof createApp>;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
      app = createApp(services);
    }, 60_000);

    const ownersOf = async ({ company }: TestDevice) =>
      (await storedRows(services.storage, company, "members"))
        .filter(({ deleted }) => !deleted)
        .map(({ body }) => body as { id: string; isOwner: boolean })
        .filter(({ isOwner }) => isOwner)
        .map(({ id }) => id);
    const browserOf = (device: TestDevice) => openSignedInBrowser(app, services, device);
    const send = async (device: TestDevice, type: string, args: object) => {
      const browser = await browserOf(device);
      return browser.send("POST", `/api/v1/commands/${type}`, { company: device.company, args });
    };

    test("F46 the owner's mark moves, once, and the log says who did it", async () => {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company, administrator);
      await owner.must("company.handOver", { to: jean.userId });
      expect(await ownersOf(owner)).toEqual([jean.userId]);
      const log = await (await browserOf(jean)).send("GET", `/api/v1/companies/${owner.company}/audit`);
      expect(await log.text()).toContain("company.handOver");
    });

    test("F47 an administrator who is not the owner gets 403, and of two at once one is told", async () => {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company, administrator);
      const ida = await joinCompany(services, owner.company, administrator);
      const taken = await send(jean, "company.handOver", { to: jean.userId });
      expect(taken.status).toBe(403);
      expect(await taken.text()).toContain("member.notOwner");
      expect(await ownersOf(owner)).toEqual([owner.userId]);

      const both = await Promise.all([
        send(owner, "company.handOver", { to: jean.userId }),
        send(owner, "company.handOver", { to: ida.userId }),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);
      expect(await ownersOf(owner)).toHaveLength(1);
    });

    test("F48 whoever is removed is answered nothing more, by the session that was open or any other", async () => {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company);
      const open = await browserOf(jean);
      const read = () => open.send("GET", `/api/v1/companies/${owner.company}/vouchers`);
      expect((await read()).status).toBe(200);
      await owner.must("member.remove", { id: jean.userId });
      expect([401, 403]).toContain((await read()).status);
      const pulled = await jean.pull();
      expect(pulled.heads[owner.company]).toBeUndefined();
      expect(JSON.stringify(pulled.pages)).not.toContain(owner.company);
    });

    test("F49 the owner is not removed, by others or by themselves, before the company is handed over", async () => {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company, administrator);
      for (const by of [jean, owner]) {
        const refused = await send(by, "member.remove", { id: owner.userId });
        expect(refused.ok).toBe(false);
        expect(await refused.text()).toContain("member.isOwner");
      }
      await owner.must("company.handOver", { to: jean.userId });
      await jean.must("member.remove", { id: owner.userId });
      expect(await storedDocument(services.storage, owner.company, "members", owner.userId)).toBeNull();
    });

    test("F13 F14 what a role may do is obeyed, a role of one's own as well, from the moment it is ticked or not", async () => {
      const owner = await beginCompany(services);
      const rights = ["record", "draft"] as const;
      const role = { id: "r1", name: "Accueil", reads: "whole" } as const;
      await owner.must("role.save", { ...role, rights: [...rights], seen: null });
      const accountant = await joinCompany(services, owner.company, { role: "accountant" });
      const user = await joinCompany(services, owner.company, { role: "user" });
      const desk = await joinCompany(services, owner.company, { role: "r1" });
      const statuses = (type: string, args: object) =>
        Promise.all([accountant, user, desk].map(async (who) => (await send(who, type, args)).status));
      const party = (id: string) => ({ id, set: { role: "customer", number: id, name: id } });
      expect(await statuses("period.protect", { throughDay: "2026-01-31" })).toEqual([200, 403, 403]);
      expect(await statuses("party.save", party("p1"))).toEqual([200, 200, 403]);
      const { rights: seenRights, ...seen } = { name: role.name, reads: role.reads, rights: [...rights] };
      const ticked = [...rights, "keepParties"] as const;
      await owner.must("role.save", { ...role, rights: [...ticked], seen: { ...seen, rights: seenRights } });
      expect((await send(desk, "party.save", party("p2"))).status).toBe(200);
    });

    test("F16 the owner of a PRO company invites four, and the fifth is refused with the limit named", async () => {
      const owner = await beginCompany(services);
      await owner.must("plan.choose", { name: "pro", throughDay: null, isPremium: false });
      const invite = (number: number) =>
        send(owner, "member.invite", {
          ...{ id: `i${number}`, name: `Colleague ${number}`, email: `c${number}@example.org` },
          ...{ role: "user", practitioner: null, reads: "whole" },
        });
      for (const number of [1, 2, 3, 4]) expect((await invite(number)).status).toBe(200);
      const fifth = await invite(5);
      expect(fifth.ok).toBe(false);
      expect(await fifth.json()).toMatchObject({ code: "plan.membersFull", max: 4 });
    });

    test("F15 an administrator changes every setting, and a user none", async () => {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company, administrator);
      const user = await joinCompany(services, owner.company);
      const settings = [
        ["company.update", { set: { city: "Lille" } }],
        ["period.protect", { throughDay: "2026-01-31" }],
        ["plan.choose", { name: "practice", throughDay: null, isPremium: true }],
        ["role.save", { id: "r1", name: "Lecture", rights: [], reads: "whole", seen: null }],
        ["production.choose", { isWanted: true }],
      ] as const;
      for (const [type, args] of settings) {
        expect([type, (await send(user, type, args)).status]).toEqual([type, 403]);
        expect([type, (await send(jean, type, args)).status]).toEqual([type, 200]);
      }
    });
  },
  60_000,
);
