import { beforeEach, describe, expect, test } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandsAnswer, CommandsRequest, DecidedOutcome } from "#core/replication/command-exchange.ts";
import { restorationReportSchema, type SeenNumber } from "#core/replication/restoration.ts";
import type { InvoiceVoucher } from "#core/vouchers/voucher.ts";
import { createApp } from "#server/app.ts";
import { acceptCommands } from "#server/commands/accept-commands.ts";
import { runAdmin } from "#server/people/administration.ts";
import type { SignedInSession } from "#server/people/sign-in.ts";
import { beginEpoch } from "#server/restoration/begin-epoch.ts";
import { keepRestorationReport } from "#server/restoration/keep-report.ts";
import { noticeRestoration } from "#server/restoration/notice-restoration.ts";
import { openNumbering, readNumbering } from "#server/restoration/numbering.ts";
import { readAudit } from "#server/storage/audit.ts";
import { outboxRowsOfCompany } from "#server/storage/outbox.ts";
import { readEpoch } from "#server/storage/server-facts.ts";
import { anIssue } from "#test/support/an-issue.ts";
import { aDraft, anApproval, draftAndApproval } from "#test/support/approve-sale.ts";
import { connect } from "#test/support/connect.ts";
import { backUp, restoreInto } from "#test/support/database-backup.ts";
import { databases } from "#test/support/databases.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

type Answers = CommandsAnswer["outcomes"];

describe.each(databases)(
  "a server restored from a backup on $name",
  ({ open }) => {
    let before: TestServices;
    let owner: TestDevice;
    let company: string;

    beforeEach(async () => {
      before = await createTestServices({ storage: await open() });
      owner = await beginCompany(before);
      company = owner.company;
    }, 60_000);

    const sendTo = async (
      services: TestServices,
      device: TestDevice,
      commands: readonly CommandEnvelope[],
      again?: CommandsRequest["again"],
    ): Promise<Answers> => {
      const epoch = await services.storage.read(readEpoch);
      const { userId, id: deviceId } = device;
      const sent = again === undefined ? {} : { again };
      return (await acceptCommands(services, { userId, deviceId, commands, epoch, ...sent })).outcomes;
    };
    /** The same acts again, with what was answered before. */
    const againOf = (commands: readonly CommandEnvelope[], told: Answers): CommandsRequest["again"] =>
      commands.map(({ id: command }, index) => ({ command, told: decided(told[index]!.outcome) }));
    const decided = (outcome: Answers[number]["outcome"]): DecidedOutcome | null =>
      outcome.status === "accepted" || outcome.status === "refused" ? outcome : null;
    const restore = async (backup: Awaited<ReturnType<typeof backUp>>): Promise<TestServices> => {
      const services = await createTestServices({ storage: await open() });
      await restoreInto(services.storage, backup);
      return services;
    };
    const numbersIn = async ({ storage }: TestServices) =>
      Object.fromEntries(
        (await storedRows(storage, company, "vouchers")).map(({ id, body }) => [
          id,
          (body as InvoiceVoucher).number,
        ]),
      );
    const sessionOf = ({ userId, id }: TestDevice): SignedInSession =>
      ({
        user: { id: userId },
        device: { id },
        tokenHash: "t",
        expiresAt: "2027-01-01T00:00:00.000Z",
      }) as SignedInSession;

    test("gives what comes back the very numbers it had, in whatever order devices return", async () => {
      const colleague = await joinCompany(before, company);
      const backup = await backUp(before.storage);
      const first = draftAndApproval(owner, aDraft("s1"));
      const firstTold = await sendTo(before, owner, first);
      const second = draftAndApproval(colleague, aDraft("s2"));
      const secondTold = await sendTo(before, colleague, second);
      const numbers = await numbersIn(before);
      expect(numbers).toEqual({ s1: "F-2026-00001", s2: "F-2026-00002" });

      const after = await restore(backup);
      await beginEpoch(after);
      const late = await sendTo(after, colleague, second, againOf(second, secondTold));
      expect(late.map(({ outcome }) => outcome.status)).toEqual(["accepted", "accepted"]);
      await sendTo(after, owner, first, againOf(first, firstTold));
      expect(await numbersIn(after)).toEqual(numbers);
      // Whoever asks once more hears the same.
      const [, twice] = await sendTo(after, colleague, second);
      expect(twice).toMatchObject({ duplicate: true, outcome: { numbers: [{ number: "F-2026-00002" }] } });
    });

    test("gives no new number until somebody with the right opens above the highest that any device has seen", async () => {
      const colleague = await joinCompany(before, company);
      const backup = await backUp(before.storage);
      await sendTo(before, owner, draftAndApproval(owner, aDraft("lost")));
      const seen = draftAndApproval(colleague, aDraft("back"));
      const told = await sendTo(before, colleague, seen);
      const after = await restore(backup);
      const { epoch } = (await beginEpoch(after))!;

      await sendTo(after, colleague, seen, againOf(seen, told));
      const next = draftAndApproval(colleague, aDraft("next"));
      const [drafted, waits] = await sendTo(after, colleague, next);
      expect(drafted).toMatchObject({ outcome: { status: "accepted" } });
      expect(waits).toMatchObject({ outcome: { status: "later", code: "numbering.shut" } });
      expect((await colleague.pull({ epoch: null })).shut).toEqual({});

      const numbers = [{ series: "F-2026", number: 7, day: "2026-03-05" }];
      const report = {
        device: colleague.id,
        epoch,
        companies: [{ company, againCount: 2, numbers }],
        formerDevices: [],
      };
      expect(await keepRestorationReport(after, sessionOf(colleague), report)).toMatchObject({ ok: true });
      expect(await openNumbering(after, sessionOf(colleague), company)).toMatchObject({
        problem: { code: "rights.missing" },
      });
      const standing = await readNumbering(after, sessionOf(owner), company);
      expect(standing).toMatchObject({
        value: {
          openedAt: null,
          devices: [
            { id: owner.id, reportedAt: null },
            { id: colleague.id, reportedAt: after.now().toISOString(), againCount: 2 },
          ],
        },
      });
      const opened = await openNumbering(after, sessionOf(owner), company);
      expect(opened).toMatchObject({
        value: {
          series: [
            {
              series: "F-2026",
              nextNumber: 8,
              lastDay: "2026-03-05",
              missing: [
                { first: 1, last: 1 },
                { first: 3, last: 7 },
              ],
            },
          ],
        },
      });
      expect(await openNumbering(after, sessionOf(owner), company)).toMatchObject({
        problem: { code: "numbering.open" },
      });
      await sendTo(after, colleague, next.slice(1));
      expect(await numbersIn(after)).toEqual({ back: "F-2026-00002", next: "F-2026-00008" });
      const lines = await after.storage.read((tx) => readAudit(tx, { companyId: company, limit: 20 }));
      expect(lines.map(({ action }) => action)).toEqual(
        expect.arrayContaining(["server.restored", "numbering.open"]),
      );
    });

    test("lets what a device cannot prove be set aside, and believes what the mark on a head bears out", async () => {
      const honest = await joinCompany(before, company);
      await sendTo(before, owner, draftAndApproval(owner, aDraft("s1")));
      const backup = await backUp(before.storage);
      await sendTo(before, owner, draftAndApproval(owner, aDraft("s2")));
      const { heads, headProofs } = await honest.pull({ epoch: null, proofs: 2 });
      const epochBefore = await before.storage.read(readEpoch);
      const after = await restore(backup);
      const { epoch } = (await beginEpoch(after))!;
      const report = (device: TestDevice, numbers: readonly SeenNumber[], rest = {}) =>
        keepRestorationReport(
          after,
          sessionOf(device),
          restorationReportSchema.parse({
            device: device.id,
            epoch,
            companies: [{ company, againCount: 0, numbers, ...rest }],
            formerDevices: [],
          }),
        );
      const day = "2026-03-05";
      const ofDevice = { series: "2026-A3", number: 4, day };
      const heard = { epoch: epochBefore, ...headProofs![company]! };
      expect(heads[company]).toBeGreaterThan(2);
      expect(await report(honest, [{ series: "F-2026", number: 2, day }, ofDevice], { heard })).toMatchObject(
        { ok: true },
      );
      const liar = await createTestDevice(after, owner.userId, company);
      const forged = { ...heard, head: 999_999_999 };
      await report(liar, [{ series: "F-2026", number: 999_999_998, day: "2999-01-01" }], { heard: forged });

      const standing = await readNumbering(after, sessionOf(owner), company);
      const proven = { nextNumber: 3, lastDay: day };
      expect(standing).toMatchObject({
        value: { series: [{ series: "F-2026", nextNumber: 999_999_999, lastDay: "2999-01-01", proven }] },
      });
      const opened = await openNumbering(after, sessionOf(owner), company, { doubted: ["F-2026"] });
      expect(opened).toMatchObject({ value: { series: [{ series: "F-2026", ...proven, proven: null }] } });
      await sendTo(after, honest, draftAndApproval(honest, aDraft("s3")));
      expect(await numbersIn(after)).toMatchObject({ s3: "F-2026-00003" });
    });

    test("never gives a number twice: who comes too late finds it taken, and finds the act on the desk", async () => {
      const backup = await backUp(before.storage);
      const issued = draftAndApproval(owner, aDraft("issued"));
      const told = await sendTo(before, owner, issued);
      const after = await restore(backup);
      await beginEpoch(after);
      await openNumbering(after, sessionOf(owner), company);
      const other = await createTestDevice(after, owner.userId, company);
      await sendTo(after, other, draftAndApproval(other, aDraft("since")));

      const late = await sendTo(after, owner, issued, againOf(issued, told));
      expect(late.map(({ outcome }) => outcome)).toMatchObject([
        { status: "accepted" },
        { status: "refused", code: "numbering.givenTwice", facts: { number: "F-2026-00001" } },
      ]);
      expect(await numbersIn(after)).toEqual({ issued: null, since: "F-2026-00001" });
    });

    test("keeps refused what was refused, and believes no outcome that does not bear its own mark", async () => {
      const backup = await backUp(before.storage);
      const refused = owner.make("voucher.draft", aDraft("no", { set: { practitioner: "nobody" } }));
      const issued = draftAndApproval(owner, aDraft("issued"));
      const commands = [refused, ...issued];
      const told = await sendTo(before, owner, commands);
      expect(told[0]).toMatchObject({ outcome: { status: "refused" } });

      const after = await restore(backup);
      await beginEpoch(after);
      const again = againOf(commands, told)!;
      const forged = again.map((one) =>
        one.told?.status === "accepted" && one.told.numbers
          ? { ...one, told: { ...one.told, numbers: [{ ...one.told.numbers[0]!, number: "F-2026-00900" }] } }
          : one,
      );
      expect((await sendTo(after, owner, commands, forged)).map(({ outcome }) => outcome)).toMatchObject([
        { status: "refused" },
        { status: "accepted" },
        { status: "later", code: "numbering.shut" },
      ]);
      await sendTo(after, owner, issued.slice(1), again.slice(2));
      expect(await numbersIn(after)).toEqual({ issued: "F-2026-00001" });
    });

    test("lets what stood wait for what it rests on, and refuses it only once numbering was opened", async () => {
      const colleague = await joinCompany(before, company);
      const backup = await backUp(before.storage);
      const draft = owner.make("voucher.draft", aDraft("s1"));
      const draftTold = await sendTo(before, owner, [draft]);
      const approval = colleague.make("voucher.approve", anApproval(aDraft("s1")));
      const approvalTold = await sendTo(before, colleague, [approval]);
      expect(approvalTold).toMatchObject([{ outcome: { status: "accepted" } }]);

      const returning = await restore(backup);
      await beginEpoch(returning);
      const again = againOf([approval], approvalTold);
      expect(await sendTo(returning, colleague, [approval], again)).toMatchObject([
        { outcome: { status: "later", code: "restoration.incomplete" } },
      ]);
      await sendTo(returning, owner, [draft], againOf([draft], draftTold));
      expect(await sendTo(returning, colleague, [approval], again)).toMatchObject([
        { outcome: { status: "accepted", numbers: [{ number: "F-2026-00001" }] } },
      ]);

      const never = await restore(backup);
      await beginEpoch(never);
      await openNumbering(never, sessionOf(owner), company);
      expect(await sendTo(never, colleague, [approval], again)).toMatchObject([
        { outcome: { status: "refused", facts: { acceptedBefore: ["F-2026-00001"] } } },
      ]);
    });

    test("lets an invoice numbered on a device wait for what declares its series, and contests it only without that", async () => {
      const colleague = await joinCompany(before, company);
      const backup = await backUp(before.storage);
      const declare = owner.make("series.declare", {
        prefix: "B2",
        device: colleague.id,
        deviceName: "Tablette",
        reason: "Sur place",
      });
      const declared = await sendTo(before, owner, [declare]);
      const issue = colleague.make("voucher.issue", anIssue(colleague, "s1", 1, "B2"));
      const told = await sendTo(before, colleague, [issue]);
      expect(told).toMatchObject([{ outcome: { status: "accepted" } }]);
      const next = colleague.make("voucher.issue", anIssue(colleague, "s2", 2, "B2"));

      const after = await restore(backup);
      await beginEpoch(after);
      const again = againOf([issue], told);
      const waits = [{ outcome: { status: "later", code: "restoration.incomplete" } }];
      expect(await sendTo(after, colleague, [issue], again)).toMatchObject(waits);
      await sendTo(after, owner, [declare], againOf([declare], declared));
      expect(await sendTo(after, colleague, [issue, next], again)).toMatchObject([
        { outcome: { status: "accepted" } },
        { outcome: { status: "accepted" } },
      ]);
      const sales = await storedRows(after.storage, company, "vouchers");
      expect(sales.map(({ body }) => "contested" in (body as object))).toEqual([false, false]);

      // One that nobody had told of waits as well; without the act it is taken in, and somebody looks at it.
      const without = await restore(backup);
      await beginEpoch(without);
      const first = { ...issue };
      expect(await sendTo(without, colleague, [first])).toMatchObject(waits);
      await openNumbering(without, sessionOf(owner), company);
      expect(await sendTo(without, colleague, [first])).toMatchObject([{ outcome: { status: "accepted" } }]);
      expect(await storedRows(without.storage, company, "vouchers")).toMatchObject([
        { body: { number: "2026-B2-000001", contested: { code: "series.unknown" } } },
      ]);
    });

    test("believes no sending: each looks before it sends, also what comes back only now", async () => {
      await connect(before, company, "visma-1");
      await sendTo(before, owner, draftAndApproval(owner, aDraft("known")));
      const backup = await backUp(before.storage);
      const issued = draftAndApproval(owner, aDraft("back"));
      const told = await sendTo(before, owner, issued);
      const after = await restore(backup);
      expect(await beginEpoch(after)).toMatchObject({ deliveryCount: 1 });
      await sendTo(after, owner, issued, againOf(issued, told));
      const rows = await after.storage.read((tx) => outboxRowsOfCompany(tx, company));
      expect(rows.map(({ voucherId, state }) => [voucherId, state]).sort()).toEqual([
        ["back", "unknown"],
        ["known", "unknown"],
      ]);
      expect(rows.every(({ detail }) => (detail as { wasUnknown: boolean }).wasUnknown)).toBe(true);
    });

    test("notices by its own mark on a later head that it was restored, and by nothing else", async () => {
      const backup = await backUp(before.storage);
      await owner.must("voucher.draft", aDraft("s1"));
      const { epoch, headProofs, heads } = await owner.pull({ epoch: null });
      const after = await restore(backup);
      const forged = { [company]: { head: heads[company]! + 5, proof: headProofs![company]!.proof } };
      await noticeRestoration(after, { epoch, heads: forged });
      expect(await after.storage.read(readEpoch)).toBe(epoch);

      await noticeRestoration(after, { epoch, heads: headProofs });
      const begun = await after.storage.read(readEpoch);
      expect(begun).not.toBe(epoch);
      // Another device with the same proof finds that it has begun already.
      await noticeRestoration(after, { epoch, heads: headProofs });
      expect(await after.storage.read(readEpoch)).toBe(begun);
      const { userId, id: deviceId } = owner;
      const commands = [owner.make("voucher.draft", aDraft("s2"))];
      expect((await acceptCommands(after, { userId, deviceId, commands, epoch })).outcomes).toMatchObject([
        { outcome: { status: "later", code: "server.restored" } },
      ]);
    });

    test("is told at the command line, and signs everybody out: who was shut out since would be back", async () => {
      const browser = await openSignedInBrowser(createApp(before), before, owner);
      expect((await browser.send("GET", "/session")).status).toBe(200);
      const { lines, isDone } = await runAdmin(before, "restored", {});
      expect(isDone).toBe(true);
      expect(lines.join("\n")).toContain("Numbering is shut in 1");
      expect((await browser.send("GET", "/session")).status).toBe(401);
    });
  },
  60_000,
);
