import { beforeAll, describe, expect, test } from "vitest";
import { commandHash } from "#core/commands/command.ts";
import { readAudit } from "#server/storage/audit.ts";
import { revokeDevice } from "#server/storage/devices.ts";
import { readDocument, writeDocument } from "#server/storage/documents.ts";
import { outboxRowsOfConnection } from "#server/storage/outbox.ts";
import { findOutcome } from "#server/storage/outcomes.ts";
import { aDraft, draftAndApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { connect } from "#test/support/connect.ts";
import { databases } from "#test/support/databases.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany } from "#test/support/test-device.ts";
import { createTestServices, createTestUser, type TestServices } from "#test/support/test-services.ts";

const outboxOf = async ({ storage }: TestServices, companyId: string) => {
  const connections = ["visma-1", "visma-2", "visma-3", "visma-4"];
  const rows = await storage.read((tx) =>
    Promise.all(connections.map((connectionId) => outboxRowsOfConnection(tx, { companyId, connectionId }))),
  );
  return rows.flatMap((ofOne) => [...ofOne].sort((one, other) => (one.voucherId < other.voucherId ? -1 : 1)));
};

const statuses = (outcomes: readonly { readonly outcome: { readonly status: string } }[]) =>
  outcomes.map(({ outcome }) => outcome.status);

describe.each(databases)(
  "acceptance on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    test("an accepted command leaves its documents, its outcome and a line in the audit log", async () => {
      const device = await beginCompany(services);
      const command = device.make("voucher.draft", aDraft("s1"));
      const [answer] = await device.send([command]);
      expect(answer).toMatchObject({
        duplicate: false,
        outcome: { status: "accepted", command: command.id },
      });

      const draft = await storedDocument(services.storage, device.company, "vouchers", "s1");
      expect(draft).toMatchObject({ state: "draft", acts: { [device.id]: command.counter } });
      const key = { companyId: device.company, commandId: command.id };
      const outcome = await services.storage.read((tx) => findOutcome(tx, key));
      expect(outcome).toMatchObject({ status: "accepted", command });
      const [line] = await services.storage.read((tx) =>
        readAudit(tx, { companyId: device.company, limit: 1 }),
      );
      expect(line).toMatchObject({ action: "voucher.draft", subject: "s1", commandId: command.id });
    });

    test("a refused command in the middle leaves nothing but its outcome, and those around it stand", async () => {
      const device = await beginCompany(services);
      const before = device.make("voucher.draft", aDraft("s1"));
      const refused = device.make("voucher.draft", aDraft("s2", { set: { practitioner: "nobody" } }));
      const after = device.make("voucher.draft", aDraft("s3"));
      const outcomes = await device.send([before, refused, after]);
      expect(statuses(outcomes)).toEqual(["accepted", "refused", "accepted"]);
      expect(outcomes[1]?.outcome).toMatchObject({
        code: "practitioner.notFound",
        facts: { practitioner: "nobody" },
      });
      const rows = await storedRows(services.storage, device.company, "vouchers");
      expect(rows.map(({ id }) => id)).toEqual(["s1", "s3"]);
      const kept = await storedDocument(services.storage, device.company, "outcomes", refused.id);
      expect(kept).toMatchObject({
        type: "refusal",
        commandType: "voucher.draft",
        args: refused.args,
        code: "practitioner.notFound",
        decision: "open",
        acts: { [device.id]: refused.counter },
      });
    });

    test("what hangs on a refused command is refused with it, and names the first cause", async () => {
      const device = await beginCompany(services);
      const draft = aDraft("s1", { set: { practitioner: "nobody" } });
      const [begin, approve] = draftAndApproval(device, draft);
      const edit = device.make("voucher.draft", { ...aDraft("s1"), set: { label: "again" } });
      const other = device.make("voucher.draft", aDraft("s2"));
      const outcomes = await device.send([begin!, approve!, edit, other]);
      expect(statuses(outcomes)).toEqual(["refused", "refused", "refused", "accepted"]);
      for (const { outcome } of outcomes.slice(1, 3))
        expect(outcome).toMatchObject({
          code: "command.depends",
          facts: { cause: begin!.id, voucher: "s1" },
        });
      await device.must("refusal.discard", { id: begin!.id, reason: "typed twice" });
      await device.must("refusal.discard", { id: edit.id, reason: "typed twice" });
      await device.must("voucher.draft", aDraft("s1"));
    });

    test("approving numbers, and a day moves to the last one of its series with everything dated by it", async () => {
      const device = await beginCompany(services);
      const late = aDraft("late", { set: { day: "2026-03-20" } });
      const early = aDraft("early", { set: { day: "2026-03-10" } });
      await device.send([...draftAndApproval(device, late), ...draftAndApproval(device, early)]);
      const read = (id: string) => storedDocument(services.storage, device.company, "vouchers", id);
      expect(await read("late")).toMatchObject({ number: "F-2026-00001", day: "2026-03-20" });
      expect(await read("early")).toMatchObject({
        number: "F-2026-00002",
        day: "2026-03-20",
        dueDay: "2026-04-19",
        numbering: "given",
      });

      const first = aDraft("n1", { kind: "creditNote", credits: "late", set: { day: "2026-04-02" } });
      expect(statuses(await device.send(draftAndApproval(device, first)))).toEqual(["accepted", "accepted"]);
      const second = aDraft("n2", { kind: "creditNote", credits: "early", set: { day: "2026-03-25" } });
      expect(statuses(await device.send(draftAndApproval(device, second)))).toEqual(["accepted", "accepted"]);
      expect(await read("n2")).toMatchObject({ number: "A-2026-00002", day: "2026-04-02" });
      const matching = await storedDocument(services.storage, device.company, "matchings", "m~early");
      expect(matching?.lines).toMatchObject([{ voucher: "n2", day: "2026-04-02" }]);
    });

    test("the same request twice, also at once, is done once and answered the same", async () => {
      const device = await beginCompany(services);
      const commands = [
        device.make("voucher.draft", aDraft("s1")),
        device.make("voucher.draft", aDraft("s2", { set: { practitioner: "nobody" } })),
        device.make("voucher.draft", aDraft("s3")),
      ];
      const answers = await Promise.all([1, 2, 3, 4].map(() => device.send(commands)));
      const firsts = answers.filter((answer) => answer.every(({ duplicate }) => !duplicate));
      expect(firsts).toHaveLength(1);
      for (const answer of answers)
        expect(answer.map(({ outcome }) => outcome)).toEqual(firsts[0]!.map(({ outcome }) => outcome));
      const again = await device.send([...commands, device.make("voucher.draft", aDraft("s4"))]);
      expect(again.map(({ duplicate }) => duplicate)).toEqual([true, true, true, false]);
    });

    test("a gap, a fork and a changed command are told apart, end the run and change nothing", async () => {
      const device = await beginCompany(services);
      const one = device.make("voucher.draft", aDraft("s1"));
      const two = device.make("voucher.draft", aDraft("s2"));
      const expected = { expectedCounter: one.counter, expectedHash: one.previousHash };
      const [gap] = await device.send([two]);
      expect(gap?.outcome).toMatchObject({ status: "broken", code: "gap", ...expected });

      const forged = { ...one, args: aDraft("s9") };
      expect(await device.send([forged, two])).toMatchObject([
        { outcome: { status: "broken", code: "tampered", ...expected } },
      ]);
      await device.send([one, two]);

      const { hash: _, ...copied } = { ...one, id: services.createId() };
      const fork = { ...copied, hash: commandHash(copied) };
      expect(await device.send([fork])).toMatchObject([{ outcome: { status: "broken", code: "forked" } }]);
      const { hash: __, ...next } = { ...two, id: services.createId(), counter: two.counter + 1 };
      const sideways = { ...next, hash: commandHash(next) };
      expect(await device.send([sideways])).toMatchObject([
        { outcome: { status: "broken", code: "forked" } },
      ]);
      const rows = await storedRows(services.storage, device.company, "vouchers");
      expect(rows.map(({ id }) => id)).toEqual(["s1", "s2"]);
    });

    test("nobody acts in another's name, from another's device or under an id that was used", async () => {
      const device = await beginCompany(services);
      const other = await joinCompany(services, device.company);
      const inOtherName = device.make("voucher.draft", aDraft("s1"), { madeBy: other.userId });
      expect(await device.send([inOtherName])).toMatchObject([{ outcome: { code: "tampered" } }]);

      const theirs = other.make("voucher.draft", aDraft("s2"));
      expect(await device.send([theirs])).toMatchObject([{ outcome: { code: "tampered" } }]);
      const stolen = await createTestDevice(services, other.userId, device.company);
      const pretended = stolen.make("voucher.draft", aDraft("s3"), { madeBy: device.userId });
      const asOwner = { ...device, id: stolen.id };
      expect(await asOwner.send([pretended])).toMatchObject([{ outcome: { status: "broken" } }]);

      const fresh = await createTestDevice(services, device.userId, device.company);
      const used = fresh.make("voucher.draft", aDraft("s4"));
      await fresh.send([used]);
      const again = fresh.make("voucher.draft", aDraft("s5"), { id: used.id });
      expect(await fresh.send([again])).toMatchObject([{ outcome: { status: "broken", code: "tampered" } }]);
      const rows = await storedRows(services.storage, device.company, "vouchers");
      expect(rows.map(({ id }) => id)).toEqual(["s4"]);
    });

    test("a stranger is told the same of a company that exists and of one that does not, and leaves no trace in it", async () => {
      const device = await beginCompany(services);
      const stranger = await createTestUser(services);
      const headBefore = (await device.pull()).heads;
      const tell = async (company: string) => {
        const theirs = await createTestDevice(services, stranger.id, company);
        const outcome = await theirs.act("voucher.draft", aDraft("s1"));
        return { ...outcome, command: "", decidedAt: "" };
      };
      const told = await tell(device.company);
      expect(told).toMatchObject({ status: "refused", code: "rights.notMember", facts: {}, revision: 0 });
      expect(await tell(services.createId())).toEqual(told);
      expect((await device.pull()).heads).toEqual(headBefore);
      expect(await storedRows(services.storage, device.company, "outcomes")).toEqual([]);
      const begun = await createTestDevice(services, stranger.id, device.company);
      expect(await begun.act("company.create", { company: frenchFirm, memberName: "Eve" })).toMatchObject({
        code: "company.exists",
      });
      expect(await storedRows(services.storage, device.company, "members")).toHaveLength(1);
    });

    test("a role without the right is refused, and the act is kept for who has it", async () => {
      const device = await beginCompany(services);
      const accountant = await joinCompany(services, device.company, { role: "accountant" });
      expect(await accountant.act("company.update", { set: { name: "Mine" } })).toMatchObject({
        status: "refused",
        code: "rights.missing",
        facts: { right: "manageCompany" },
      });
      const { pages } = await device.pull();
      expect(pages.outcomes).toMatchObject([{ body: { commandType: "company.update" } }]);
    });

    test("a revoked device's acts are kept whole as refused", async () => {
      const device = await beginCompany(services);
      await services.storage.write((tx) => revokeDevice(tx, device.id, services.now().toISOString()));
      const command = device.make("payment.record", aPaymentOf("p1", 5_000));
      expect(await device.send([command])).toMatchObject([
        { outcome: { status: "refused", code: "device.revoked" } },
      ]);
      const kept = await storedDocument(services.storage, device.company, "outcomes", command.id);
      expect(kept).toMatchObject({ args: command.args });
    });

    test("a rule that fails refuses its one command, kept whole, and lets the next through", async () => {
      const device = await beginCompany(services);
      await device.must("voucher.draft", aDraft("s1"));
      const key = { companyId: device.company, collection: "vouchers", id: "s1" };
      await services.storage.write(async (tx) => {
        const stored = (await readDocument(tx, key))!;
        await writeDocument(tx, { ...stored, body: { ...(stored.body as object), lines: null } });
      });
      const approval = device.make("voucher.approve", { id: "s1", seenHash: "0".repeat(64) });
      const next = device.make("voucher.draft", aDraft("s2"));
      const outcomes = await device.send([approval, next]);
      expect(outcomes.map(({ outcome }) => ("code" in outcome ? outcome.code : outcome.status))).toEqual([
        "command.failed",
        "accepted",
      ]);
      expect(services.logLines.join("")).toContain("a rule failed");
    });

    test("what would outgrow its limits is refused", async () => {
      const device = await beginCompany(services);
      await device.send(draftAndApproval(device, aDraft("s1")));
      const payOneCent = (id: number) => aPaymentOf(`p${id}`, 1, { settles: [{ voucher: "s1", cents: 1 }] });
      const payments = Array.from({ length: 200 }, (_, id) => device.make("payment.record", payOneCent(id)));
      expect(new Set(statuses(await device.send(payments)))).toEqual(new Set(["accepted"]));
      expect(await device.act("payment.record", payOneCent(200))).toMatchObject({
        status: "refused",
        code: "matching.full",
        facts: { voucher: "s1", linesMax: 200 },
      });
      expect(await storedDocument(services.storage, device.company, "vouchers", "p200")).toBeNull();
    });

    test("an approval reaches the outbox of each connection that wants it, once, in its chain", async () => {
      const device = await beginCompany(services);
      await connect(services, device.company, "visma-1", { fromDay: "2026-01-01" });
      await connect(services, device.company, "visma-2", { state: "interrupted", fromDay: "2026-01-01" });
      await connect(services, device.company, "visma-3", { fromDay: "2030-01-01" });
      await connect(services, device.company, "visma-4", { state: "disconnected", fromDay: "2026-01-01" });
      const sale = draftAndApproval(device, aDraft("s1"));
      const note = aDraft("n1", { kind: "creditNote", credits: "s1", set: { day: "2026-03-02" } });
      const credit = draftAndApproval(device, note);
      await device.send([...sale, ...credit]);
      await device.send([...sale, ...credit]);
      const rows = await outboxOf(services, device.company);
      expect(rows.map(({ connectionId, voucherId, chain }) => [connectionId, voucherId, chain])).toEqual([
        ["visma-1", "n1", "s1"],
        ["visma-1", "s1", "s1"],
        ["visma-2", "n1", "s1"],
        ["visma-2", "s1", "s1"],
      ]);
      const deliveries = await storedRows(services.storage, device.company, "deliveries");
      expect(deliveries.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting", "waiting"]);
      for (const { voucherId, connectionId, reference } of rows)
        expect(
          await storedDocument(
            services.storage,
            device.company,
            "deliveries",
            `${connectionId}~${voucherId}`,
          ),
        ).toMatchObject({ reference, state: "waiting" });
    });
  },
  60_000,
);
