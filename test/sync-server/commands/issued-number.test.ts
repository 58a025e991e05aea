import { beforeAll, describe, expect, test } from "vitest";
import type { Refusal } from "#core/replication/refusal.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import { revokeDevice } from "#server/storage/devices.ts";
import { numbersOfCompany } from "#server/storage/given-numbers.ts";
import { anIssue } from "#test/support/an-issue.ts";
import { aDraft, anApproval } from "#test/support/approve-sale.ts";
import { databases } from "#test/support/databases.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

describe.each(databases)(
  "numbers given on devices, on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const declare = (by: TestDevice, prefix: string, { id }: TestDevice) =>
      by.must("series.declare", { prefix, device: id, deviceName: "iPad", reason: "Sur place" });
    async function beginWithSeries() {
      const owner = await beginCompany(services);
      const jean = await joinCompany(services, owner.company);
      await declare(owner, "A1", owner);
      await declare(owner, "B2", jean);
      return { owner, jean };
    }
    const saleOf = (device: TestDevice, id: string) =>
      storedDocument(services.storage, device.company, "vouchers", id) as Promise<Sale | null>;
    const onDesk = (device: TestDevice, command: string) =>
      storedDocument(services.storage, device.company, "outcomes", command) as Promise<Refusal | null>;
    const numbersOf = ({ company }: TestDevice) =>
      services.storage.read((tx) => numbersOfCompany(tx, company));

    test("are kept as they were given, beside those the server gives, and once however often they come", async () => {
      const { owner, jean } = await beginWithSeries();
      const issue = owner.make("voucher.issue", anIssue(owner, "s1", 1));
      const [first] = await owner.send([issue]);
      expect(first).toMatchObject({ duplicate: false, outcome: { status: "accepted" } });
      const [again] = await owner.send([issue]);
      expect(again).toMatchObject({ duplicate: true, outcome: first!.outcome });
      await jean.must("voucher.issue", anIssue(jean, "s2", 1, "B2"));
      await owner.must("voucher.draft", aDraft("s3"));
      await owner.must("voucher.approve", anApproval(aDraft("s3")));
      expect([...(await numbersOf(owner))]).toEqual([
        ["2026-A1", [1]],
        ["2026-B2", [1]],
        ["F-2026", [1]],
      ]);
      expect(await saleOf(owner, "s1")).toMatchObject({ number: "2026-A1-000001", state: "approved" });
      expect(await onDesk(owner, issue.id)).toBeNull();
    });

    test("come in from a device that was revoked and from who has left, and wait on the desk as contested", async () => {
      const { owner, jean } = await beginWithSeries();
      await services.storage.write((tx) => revokeDevice(tx, jean.id, services.now().toISOString()));
      const revoked = jean.make("voucher.issue", anIssue(jean, "s1", 1, "B2"));
      await owner.must("member.remove", { id: jean.userId });
      const left = jean.make("voucher.issue", anIssue(jean, "s2", 2, "B2"));
      const outcomes = await jean.send([revoked, left]);
      expect(outcomes.map(({ outcome }) => outcome.status)).toEqual(["accepted", "accepted"]);
      expect(await saleOf(owner, "s2")).toMatchObject({
        number: "2026-B2-000002",
        contested: { code: "device.revoked" },
      });
      expect(await onDesk(owner, left.id)).toMatchObject({
        decision: "open",
        code: "device.revoked",
        facts: { issued: "s2", issuedNumber: "2026-B2-000002" },
      });
      expect((await numbersOf(owner)).get("2026-B2")).toEqual([1, 2]);
    });

    test("come in on a closed day, entered on the first open one with their own day kept", async () => {
      const { owner } = await beginWithSeries();
      await owner.must("period.protect", { throughDay: "2026-03-31" });
      const issue = owner.make("voucher.issue", anIssue(owner, "s1", 1));
      expect((await owner.send([issue]))[0]?.outcome).toMatchObject({ status: "accepted" });
      expect(await saleOf(owner, "s1")).toMatchObject({ day: "2026-04-01", pieceOn: "2026-03-01" });
      expect(await onDesk(owner, issue.id)).toMatchObject({ code: "day.protected" });
      await owner.must("refusal.discard", { id: issue.id, reason: "Avec l’accord du cabinet" });
    });

    test("hang on nothing that was refused before them", async () => {
      const { owner } = await beginWithSeries();
      const draft = aDraft("s1", { set: { practitioner: "nobody" } });
      const outcomes = await owner.send([
        owner.make("voucher.draft", draft),
        owner.make("voucher.issue", anIssue(owner, "s1", 1)),
      ]);
      expect(outcomes.map(({ outcome }) => outcome.status)).toEqual(["refused", "accepted"]);
      expect((await saleOf(owner, "s1"))?.contested).toBeUndefined();
    });

    test("that another invoice has already are contested, and the first one keeps its number", async () => {
      const { owner } = await beginWithSeries();
      await owner.must("voucher.issue", anIssue(owner, "s1", 1));
      const second = owner.make("voucher.issue", anIssue(owner, "s2", 1));
      const third = owner.make("voucher.issue", anIssue(owner, "s3", 1));
      await owner.send([second, third]);
      expect(await saleOf(owner, "s1")).not.toHaveProperty("contested");
      for (const id of ["s2", "s3"])
        expect(await saleOf(owner, id)).toMatchObject({ contested: { code: "series.givenTwice" } });
      expect(await onDesk(owner, second.id)).toMatchObject({ code: "series.givenTwice" });
      expect((await numbersOf(owner)).get("2026-A1")).toEqual([1]);
    });

    test("of another's series are contested, also under that device's name, and keep no number from it", async () => {
      const { owner, jean } = await beginWithSeries();
      const openly = { ...anIssue(owner, "f1", 1, "B2"), writer: owner.id };
      const inTheirName = { ...anIssue(owner, "f2", 2, "B2"), writer: jean.id };
      const undeclared = anIssue(owner, "f3", 1, "C3");
      for (const args of [openly, inTheirName, undeclared]) await owner.must("voucher.issue", args);
      for (const id of ["f1", "f2"])
        expect(await saleOf(owner, id)).toMatchObject({ contested: { code: "series.otherDevice" } });
      expect(await saleOf(owner, "f3")).toMatchObject({ contested: { code: "series.unknown" } });
      for (const number of [1, 2]) {
        await jean.must("voucher.issue", anIssue(jean, `s${number}`, number, "B2"));
        expect(await saleOf(jean, `s${number}`)).not.toHaveProperty("contested");
      }
      expect([...(await numbersOf(owner))]).toEqual([["2026-B2", [1, 2]]]);
    });

    test("that somebody types from a paper are theirs, unless an invoice bears them already", async () => {
      const { owner } = await beginWithSeries();
      await owner.must("voucher.issue", anIssue(owner, "s1", 1));
      await owner.must("series.close", {
        prefix: "A1",
        reason: "Perdue",
        lastNumbers: [{ series: "2026-A1", number: 1 }],
      });
      const typed = async (id: string, writtenNumber: string) => {
        const draft = aDraft(id, { set: { ...aDraft(id).set, writtenNumber } });
        await owner.must("voucher.draft", draft);
        return owner.act("voucher.approve", anApproval(draft));
      };
      expect(await typed("found", "2026-A1-000003")).toMatchObject({ status: "accepted" });
      expect(await saleOf(owner, "found")).toMatchObject({ number: "2026-A1-000003", state: "approved" });
      expect(await typed("again", "2026-A1-000001")).toMatchObject({
        status: "refused",
        code: "series.givenTwice",
      });
      expect(await saleOf(owner, "again")).toMatchObject({ number: null, state: "draft" });
      expect((await numbersOf(owner)).get("2026-A1")).toEqual([1, 3]);
      // Of the server's own series only what it has given can be missing.
      const hole = { series: "F-2026", first: 1, last: 9, reason: "Sauvegarde perdue" };
      await owner.must("hole.declare", hole);
      expect(await typed("ahead", "F-2026-00009")).toMatchObject({ code: "series.notMissing" });
      // The device was not dead after all: what it had handed over is taken in, and somebody looks at the two.
      const late = owner.make("voucher.issue", anIssue(owner, "s3", 3));
      expect((await owner.send([late]))[0]?.outcome).toMatchObject({ status: "accepted" });
      expect(await onDesk(owner, late.id)).toMatchObject({ decision: "open" });
    });

    test("do not overwrite what their sender may not read", async () => {
      const { owner } = await beginWithSeries();
      await owner.must("voucher.issue", anIssue(owner, "s1", 1));
      const narrow = await joinCompany(services, owner.company, { reads: "slice" });
      await declare(owner, "C3", narrow);
      await narrow.send([narrow.make("voucher.issue", anIssue(narrow, "s1", 1, "C3"))]);
      expect(await saleOf(owner, "s1")).toMatchObject({ number: "2026-A1-000001" });
      expect(await saleOf(owner, "s1~2026-C3-000001")).toMatchObject({
        contested: { code: "voucher.alreadyApproved" },
      });
    });

    test("of somebody who never had a place here stay out of the books", async () => {
      const { owner } = await beginWithSeries();
      const stranger = await createTestUser(services);
      const device = await createTestDevice(services, stranger.id, owner.company);
      const [answer] = await device.send([device.make("voucher.issue", anIssue(device, "s1", 1))]);
      expect(answer?.outcome).toMatchObject({ status: "refused", code: "rights.notMember" });
      expect(await saleOf(owner, "s1")).toBeNull();
      expect((await numbersOf(owner)).size).toBe(0);
    });
  },
  60_000,
);
