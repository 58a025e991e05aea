import { beforeAll, describe, expect, test } from "vitest";
import { type Act, acceptAs, acceptUncheckedAs, serverDeviceId } from "#server/commands/accept-as.ts";
import { listDevices } from "#server/storage/devices.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "acting as a user on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const begin = async () => {
      const user = await createTestUser(services);
      const actor = { userId: user.id, company: services.createId(), via: "seed" };
      await acceptAs(services, actor, [
        { type: "company.create", args: { company: frenchFirm, memberName: "Anna" } },
      ]);
      return actor;
    };

    test("does more than one request holds, in order, from one device of the server", async () => {
      const actor = await begin();
      const acts = Array.from({ length: 210 }, (_, index): Act => {
        const args = aDraft("s1", { set: { party: null, lines: [], label: `v${index}` } });
        return { type: "voucher.draft", args, madeAt: "2026-03-01T08:00:00.000Z" };
      });
      const outcomes = await acceptAs(services, actor, acts);
      expect(outcomes.map(({ status }) => status)).toEqual(acts.map(() => "accepted"));
      const draft = await storedDocument(services.storage, actor.company, "vouchers", "s1");
      expect(draft).toMatchObject({ label: "v209", changedAt: "2026-03-01T08:00:00.000Z" });
      const devices = await services.storage.read((tx) => listDevices(tx, actor.userId));
      expect(devices.map(({ id }) => id)).toEqual([serverDeviceId(actor)]);
    });

    test("several at once chain behind each other, and each is told of its own", async () => {
      const actor = await begin();
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          acceptAs(services, actor, [
            { type: "voucher.draft", args: aDraft(`a${index}`) },
            { type: "voucher.deleteDraft", args: { id: "nowhere" } },
            { type: "voucher.draft", args: aDraft(`b${index}`) },
          ]),
        ),
      );
      for (const outcomes of answers)
        expect(outcomes.map(({ status }) => status)).toEqual(["accepted", "refused", "accepted"]);
      expect(await storedRows(services.storage, actor.company, "vouchers")).toHaveLength(12);
    });

    test("what cannot be read is refused, not thrown", async () => {
      const actor = await begin();
      const outcomes = await acceptUncheckedAs(services, actor, [
        { type: "voucher.draft", args: { id: 7 } },
        { type: "no.such", args: null },
      ]);
      expect(outcomes).toMatchObject([{ code: "command.malformed" }, { code: "command.unknown" }]);
    });
  },
  60_000,
);
