import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "whoever changes their own name on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const nameIn = async (company: string, userId: string) =>
      (await storedDocument(services.storage, company, "members", userId))?.["name"];
    const headOf = async (device: TestDevice) => (await device.pull()).heads[device.company];
    const save = async (device: TestDevice, body: object) => {
      const browser = await openSignedInBrowser(createApp(services), services, device);
      expect((await browser.send("PUT", "/session/user", body)).status).toBe(200);
    };

    test("goes by it in each of their companies, whatever their role and the plan, and the log says so", async () => {
      const owner = await beginCompany(services);
      const zoe = await joinCompany(services, owner.company, { name: "Zoé", role: "user" });
      const own = await createTestDevice(services, zoe.userId, services.createId());
      const plan = { name: "practice", throughDay: "2026-11-01", isPremium: false } as const;
      await own.must("company.create", { company: { ...frenchFirm, plan }, memberName: "Zoé" });
      const before = await headOf(owner);

      await save(zoe, { name: "Zoé Lefèvre-Martin" });
      for (const company of [owner.company, own.company])
        expect(await nameIn(company, zoe.userId)).toBe("Zoé Lefèvre-Martin");
      expect(await nameIn(owner.company, owner.userId)).toBe("Anna");
      const after = await headOf(owner);
      expect(after).toBe((before ?? 0) + 1);

      await save(zoe, { name: "Zoé Lefèvre-Martin" });
      expect(await headOf(owner)).toBe(after);
    });

    test("is no device's to say in another's name", async () => {
      const owner = await beginCompany(services);
      expect(await owner.act("member.rename", { name: "Somebody else" })).toMatchObject({
        status: "refused",
      });
      expect(await nameIn(owner.company, owner.userId)).toBe("Anna");
    });
  },
  60_000,
);
