import { beforeAll, describe, expect, test } from "vitest";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "the addresses of companies on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const taken = (address: string) => ({
      status: "refused",
      code: "company.addressTaken",
      facts: { address },
    });
    const begin = async (address: string) => {
      const user = await createTestUser(services);
      const device = await createTestDevice(services, user.id, services.createId());
      const args = { company: { ...frenchFirm, address }, memberName: "Anna" };
      return { device, create: () => device.act("company.create", args) };
    };

    test("F8 a company is not begun at an address that is taken, and nothing of it is created", async () => {
      await beginCompany(services, { ...frenchFirm, address: "cabinet-un" });
      const { device, create } = await begin("cabinet-un");
      expect(await create()).toMatchObject(taken("cabinet-un"));
      expect(await storedDocument(services.storage, device.company, "companies", device.company)).toBeNull();
      expect(await storedDocument(services.storage, device.company, "members", device.userId)).toBeNull();
    });

    test("F8 a company does not move to another's address, and may keep its own", async () => {
      await beginCompany(services, { ...frenchFirm, address: "cabinet-deux" });
      const other = await beginCompany(services, { ...frenchFirm, address: "cabinet-trois" });
      const move = (address: string) => other.act("company.update", { set: { address } });
      expect(await move("cabinet-deux")).toMatchObject(taken("cabinet-deux"));
      expect(await move("cabinet-trois")).toMatchObject({ status: "accepted" });
      expect(await move("Pas une adresse")).toMatchObject({ status: "refused", code: "command.malformed" });
    });

    test("F8 an address that was left is free again", async () => {
      const first = await beginCompany(services, { ...frenchFirm, address: "cabinet-quatre" });
      await first.must("company.update", { set: { address: "cabinet-cinq" } });
      const { create } = await begin("cabinet-quatre");
      expect(await create()).toMatchObject({ status: "accepted" });
    });

    test("F8 of two that ask for one address at once, one gets it", async () => {
      const all = await Promise.all([1, 2, 3].map(() => begin("cabinet-dispute")));
      const outcomes = await Promise.all(all.map(({ create }) => create()));
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["accepted", "refused", "refused"]);
    });

    test("companies without an address do not stand in each other's way", async () => {
      for (let count = 0; count < 2; count += 1) {
        const { create } = await begin("");
        expect(await create()).toMatchObject({ status: "accepted" });
      }
    });
  },
  60_000,
);
