import { describe, expect, test } from "vitest";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { createMailbox } from "#test/support/mailbox.ts";
import { createTestDevice } from "#test/support/test-device.ts";
import { createTestServices, createTestUser } from "#test/support/test-services.ts";

describe.each(databases)(
  "what follows when a company begins, on $name",
  ({ open }) => {
    const begin = async (plan: "practice" | "pro", email: string | null) => {
      const services = await createTestServices({ storage: await open() });
      const user = await createTestUser(services, email);
      const device = await createTestDevice(services, user.id, services.createId());
      await device.must("company.create", {
        company: { ...frenchFirm, plan: { name: plan, throughDay: null, isPremium: false } },
        memberName: "Nadia",
      });
      return createMailbox(services).receive();
    };

    test("F10 whoever creates a client company gets one mail about it", async () => {
      const mails = await begin("pro", "nadia@example.org");
      expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
        ["nadia@example.org", `Nouveau dossier\u00a0: ${frenchFirm.name}`],
      ]);
    });

    test("a practice that begins its own books gets none, nor does who has no address", async () => {
      expect(await begin("practice", "anne@example.org")).toEqual([]);
      expect(await begin("pro", null)).toEqual([]);
    });
  },
  60_000,
);
