import { beforeAll, describe, expect, test } from "vitest";
import { collectionNames } from "#core/collections.ts";
import type { PullAnswer } from "#core/replication/pull.ts";
import { pullAnswerSchema } from "#core/replication/pull.ts";
import { keepMembership } from "#server/commands/keep-membership.ts";
import { putMember } from "#server/commands/put-member.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const several = { ...practice, practice: "several" as const };
const aSession = (id: string, practitioner: string | null) =>
  aPaymentOf(id, 5_000, { practitioner, party: null, account: practitioner === null ? "706000" : null });

const idsIn = (answer: PullAnswer, collection: (typeof collectionNames)[number]) =>
  (answer.pages[collection] ?? []).map(
    ({ id, state }) => `${id.split("|")[1]}${state === "deleted" ? " gone" : ""}`,
  );

/** Pulls until done, as a device does, and keeps what it was told last of each document. */
async function pullAll(device: TestDevice, limit: number, after: PullAnswer["checkpoints"] = {}) {
  const told = new Map<string, string>();
  let checkpoints = after;
  for (let pages = 0; ; pages += 1) {
    const answer = pullAnswerSchema.parse(await device.pull({ checkpoints, limit }));
    for (const collection of collectionNames) {
      const page = answer.pages[collection] ?? [];
      expect(page.length).toBeLessThanOrEqual(limit);
      for (const { id, state } of page) told.set(`${collection} ${id.split("|")[1]}`, state);
    }
    ({ checkpoints } = answer);
    if (answer.done) return { answer, told, pages };
  }
}

describe.each(databases)(
  "pulling on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    test("tells every document once, in full pages until done, and then only what is new", async () => {
      const device = await beginCompany(services);
      await device.send(
        Array.from({ length: 7 }, (_, index) => device.make("voucher.draft", aDraft(`s${index}`))),
      );
      const first = await device.pull({ limit: 3 });
      expect(first).toMatchObject({ done: false, digests: {}, drop: [] });
      expect(idsIn(first, "vouchers")).toEqual(["s0", "s1", "s2"]);
      expect(first.settled).toEqual({ [device.company]: 9 });

      const { answer, told, pages } = await pullAll(device, 3);
      expect(pages).toBe(2);
      expect([...told.keys()].filter((key) => key.startsWith("vouchers"))).toHaveLength(7);
      expect(answer.digests[device.company]).toMatchObject({ "shared/2026-03": { count: 7 } });
      for (const collection of collectionNames) expect(answer.checkpoints[collection]).toEqual(answer.heads);

      await device.must("voucher.deleteDraft", { id: "s3" });
      const next = await device.pull({ checkpoints: answer.checkpoints });
      expect(next.done).toBe(true);
      expect(idsIn(next, "vouchers")).toEqual(["s3 gone"]);
      expect(next.pages.vouchers?.[0]?.body).toEqual({ acts: { [device.id]: 10 } });
    });

    test("answers of all companies of the user at once, and drops those they no longer see", async () => {
      const device = await beginCompany(services);
      const second = await beginCompany(services);
      await putMember(services, second.company, {
        id: device.userId,
        name: "Anna",
        role: "accountant",
        isOwner: false,
        practitioner: null,
        reads: "whole",
      });
      const both = await pullAll(device, 2);
      expect(Object.keys(both.answer.heads).sort()).toEqual([device.company, second.company].sort());

      await services.storage.write((tx) => keepMembership(tx, second.company, device.userId, null, []));
      const after = await device.pull({ checkpoints: both.answer.checkpoints });
      expect(after.drop).toEqual([second.company]);
      expect(Object.keys(after.heads)).toEqual([device.company]);
      expect(JSON.stringify({ ...after, drop: [] })).not.toContain(second.company);
    });

    test("tells a slice member of their slice and the shared one only, digests and refusals included", async () => {
      const owner = await beginCompany(services, several);
      const jean = await joinCompany(services, owner.company, { practitioner: "mar", reads: "slice" });
      await owner.must("payment.record", aSession("of-anne", "dup"));
      await owner.must("payment.record", aSession("of-jean", "mar"));
      await owner.must("payment.record", aSession("of-both", null));
      await owner.act("payment.record", { ...aSession("refused-anne", "dup"), means: "none" });
      await owner.act("payment.record", { ...aSession("refused-jean", "mar"), means: "none" });

      const { answer, told } = await pullAll(jean, 1000);
      expect(idsIn(answer, "vouchers")).toEqual(["of-jean", "of-both"]);
      expect(Object.keys(answer.digests[owner.company]!)).toEqual(["mar/2026-03", "shared/2026-03"]);
      expect(answer.pages.outcomes).toHaveLength(1);
      expect(answer.pages.outcomes?.[0]?.body).toMatchObject({ args: { id: "refused-jean" } });
      expect(JSON.stringify([...told])).not.toContain("anne");
      expect(answer.checkpoints.vouchers).toEqual(answer.heads);
    });

    test("a voucher that leaves a slice is gone for who reads only that one, and back when it returns", async () => {
      const owner = await beginCompany(services, several);
      const jean = await joinCompany(services, owner.company, { practitioner: "mar", reads: "slice" });
      await owner.must("payment.record", aSession("p1", "mar"));
      const before = await pullAll(jean, 1000);
      expect(before.told.get("vouchers p1")).toBe("recorded");

      const move = (practitioner: string) =>
        owner.must("voucher.correct", { kind: "payment", id: "p1", set: { practitioner } });
      await move("dup");
      const away = await pullAll(jean, 1000, before.answer.checkpoints);
      expect(away.told.get("vouchers p1")).toBe("deleted");
      expect(away.answer.digests[owner.company]).toEqual({});
      const whole = await pullAll(owner, 1000, before.answer.checkpoints);
      expect(whole.told.get("vouchers p1")).toBe("recorded");
      await move("mar");
      const back = await pullAll(jean, 1000, away.answer.checkpoints);
      expect(back.told.get("vouchers p1")).toBe("recorded");
      expect((await pullAll(jean, 1000, before.answer.checkpoints)).told.get("vouchers p1")).toBe("recorded");
    });

    test("acting in another's slice is refused, also under an id that is hidden", async () => {
      const owner = await beginCompany(services, several);
      const jean = await joinCompany(services, owner.company, { practitioner: "mar", reads: "slice" });
      await owner.must("payment.record", aSession("of-anne", "dup"));
      expect(await jean.act("payment.record", aSession("mine", "dup"))).toMatchObject({
        code: "rights.otherSlice",
      });
      expect(await jean.act("payment.record", aSession("of-anne", "mar"))).toMatchObject({
        code: "rights.otherSlice",
      });
      expect(await jean.act("voucher.cancel", { id: "of-anne", reason: "?" })).toMatchObject({
        code: "voucher.notFound",
      });
      const { told } = await pullAll(jean, 1000);
      expect([...told.keys()].filter((key) => key.startsWith("outcomes"))).toHaveLength(3);
    });

    test("who may not see patients reads their codes, also in what was refused", async () => {
      const owner = await beginCompany(services, practice);
      const accountant = await joinCompany(services, owner.company, { role: "accountant" });
      const identity = { name: "Claire Petit", note: "knee" };
      await owner.must("party.save", {
        id: "p",
        set: {
          role: "patient",
          number: "P-00231",
          name: "x",
          identity,
          address1: "Résidence Petit",
          email: "claire.petit@example.org",
        },
      });
      await owner.act("party.save", { id: "q", set: { role: "patient", name: "Claire Petit", identity } });
      expect(JSON.stringify(await owner.pull())).toContain("Claire Petit");
      const answer = await accountant.pull();
      expect(idsIn(answer, "parties")).toEqual(["c1", "p"]);
      expect(answer.pages.outcomes).toHaveLength(1);
      expect(JSON.stringify(answer)).not.toMatch(/claire|résidence/i);
      expect(JSON.stringify(answer)).not.toContain("knee");

      const other = { name: "Paul Martin", note: "" };
      expect(await accountant.act("party.save", { id: "p", set: { identity: other } })).toMatchObject({
        code: "rights.missing",
        facts: { right: "seePatients" },
      });
      await accountant.must("party.save", { id: "p", set: { termsDays: 15 } });
      expect(JSON.stringify(await owner.pull())).toContain("claire.petit@example.org");
    });

    test("tells nobody how far another's device has got", async () => {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company);
      expect((await jean.pull({ device: owner.id })).settled).toEqual({});
      const fresh = await createTestDevice(services, owner.userId, owner.company);
      expect((await fresh.pull()).settled).toEqual({});
    });
  },
  60_000,
);
