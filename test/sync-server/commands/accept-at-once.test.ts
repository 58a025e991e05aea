import { beforeAll, describe, expect, test } from "vitest";
import { newDelivery } from "#core/connections/new-delivery.ts";
import { changeDigest, digestKeyOf, emptyDigest } from "#core/replication/voucher-digest.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import { newOutboxRow } from "#server/delivery/new-outbox-row.ts";
import { insertOutboxRows, outboxRowsOfConnection, updateOutboxRow } from "#server/storage/outbox.ts";
import { aDraft, draftAndApproval } from "#test/support/approve-sale.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { connect } from "#test/support/connect.ts";
import { databases } from "#test/support/databases.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const statuses = (outcomes: readonly { readonly outcome: { readonly status: string } }[]) =>
  outcomes.map(({ outcome }) => outcome.status);

describe.each(databases)(
  "a run of commands on $name",
  ({ open }) => {
    let services: TestServices;
    beforeAll(async () => {
      services = await createTestServices({ storage: await open() });
    }, 60_000);

    const salesOf = async (company: string) =>
      (await storedRows(services.storage, company, "vouchers")).map(({ body }) => body as Sale);

    test("its revisions follow each other, those of refused commands among them", async () => {
      const device = await beginCompany(services);
      const head = (await device.pull()).heads[device.company]!;
      const outcomes = await device.send([
        ...draftAndApproval(device, aDraft("s1")),
        device.make("voucher.draft", aDraft("s2", { set: { practitioner: "nobody" } })),
        device.make("voucher.draft", aDraft("s3")),
      ]);
      const revisions = outcomes.map(({ outcome }) => "revision" in outcome && outcome.revision - head);
      expect(revisions).toEqual([1, 3, 4, 5]);
      expect((await device.pull()).heads[device.company]).toBe(head + 5);
    });

    test("a command sees what those before it in the same run have written, in lists too", async () => {
      const device = await beginCompany(services);
      const [begin, approve] = draftAndApproval(device, aDraft("s1", { set: { practitioner: "nobody" } }));
      const discard = device.make("refusal.discard", { id: begin!.id, reason: "typed twice" });
      const late = device.make("voucher.approve", { id: "s1", seenHash: "0".repeat(64) });
      const outcomes = await device.send([begin!, approve!, discard, late]);
      expect(outcomes.map(({ outcome }) => ("code" in outcome ? outcome.code : outcome.status))).toEqual([
        "practitioner.notFound",
        "command.depends",
        "accepted",
        "voucher.notFound",
      ]);
    });

    test("a link's first day sends what was approved before it in the same run, once", async () => {
      const device = await beginCompany(services);
      await connect(services, device.company, "visma-1", { fromDay: null });
      const choose = device.make("connection.choose", { id: "visma-1", fromDay: "2026-02-01" });
      const approved = draftAndApproval(device, aDraft("s1"));
      const chooseAgain = device.make("connection.choose", { id: "visma-1", fromDay: "2026-01-01" });
      const commands = [choose, ...approved, chooseAgain, ...draftAndApproval(device, aDraft("s2"))];
      expect(new Set(statuses(await device.send(commands)))).toEqual(new Set(["accepted"]));
      const lane = { companyId: device.company, connectionId: "visma-1" };
      const rows = await services.storage.read((tx) => outboxRowsOfConnection(tx, lane));
      expect(rows.map(({ voucherId }) => voucherId).sort()).toEqual(["s1", "s2"]);
      expect(await storedRows(services.storage, device.company, "deliveries")).toHaveLength(2);
    });

    test("any number of documents, and the digest of what is left of them, arrive whole", async () => {
      const device = await beginCompany(services);
      const drafts = Array.from({ length: 75 }, (_, index) => aDraft(`s${index}`));
      const commands = drafts.flatMap((draft) => draftAndApproval(device, draft));
      commands.push(device.make("voucher.draft", aDraft("gone", { set: { day: "2026-04-01" } })));
      commands.push(device.make("voucher.deleteDraft", { id: "gone" }));
      commands.push(device.make("voucher.draft", aDraft("moved", { set: { day: "2026-04-01" } })));
      commands.push(device.make("voucher.draft", aDraft("moved", { set: { day: "2026-03-31" } })));
      expect(new Set(statuses(await device.send(commands)))).toEqual(new Set(["accepted"]));
      const kept = (await salesOf(device.company)).filter(({ id }) => id !== undefined);
      expect(kept).toHaveLength(76);
      const digest = kept.reduce((sum, sale) => changeDigest(sum, null, sale), emptyDigest);
      const { digests } = await device.pull();
      expect(digests[device.company]?.[digestKeyOf(kept[0]!)]).toEqual(digest);
      const others = Object.values(digests[device.company] ?? {}).filter(({ count }) => count > 0);
      expect(others).toEqual([digest]);
    });

    test("what fails on us waits with all behind it, and neither what stands before it nor another company does", async () => {
      const device = await beginCompany(services);
      await connect(services, device.company, "visma-1", { fromDay: "2026-01-01" });
      const commands = ["s1", "s2"].flatMap((id) => draftAndApproval(device, aDraft(id)));
      commands.push(device.make("voucher.draft", aDraft("s3")));
      const sale = { id: "s2", kind: "sale" } as Sale;
      const now = services.now().toISOString();
      const row = newOutboxRow(device.company, newDelivery("visma-1", sale, now), sale, now);
      await services.storage.write((tx) =>
        insertOutboxRows(tx, [{ ...row, id: `${device.company}|elsewhere` }]),
      );
      const head = (await device.pull()).heads[device.company]!;

      const other = await createTestDevice(services, device.userId, services.createId());
      const company = { company: frenchFirm, memberName: "Anna" };
      const begin = other.make("company.create", company, { device: device.id });
      const outcomes = await device.send([...commands, begin]);
      expect(statuses(outcomes)).toEqual(["accepted", "accepted", "accepted", "later", "accepted"]);
      expect(outcomes[3]?.outcome).toMatchObject({ command: commands[3]?.id, code: "acceptance.failed" });
      expect(services.logLines.join("")).toContain("acceptance.failed");
      expect((await device.pull()).heads[device.company]).toBe(head + 5);

      const mended = { reference: "CAHIER-s9", updatedAt: "2026-03-02" };
      await services.storage.write((tx) =>
        updateOutboxRow(tx, { id: `${device.company}|elsewhere` }, mended),
      );
      const again = await device.send(commands);
      expect(new Set(statuses(again))).toEqual(new Set(["accepted"]));
      expect(again.map(({ duplicate }) => duplicate)).toEqual([true, true, true, false, false]);
      const numbers = (await salesOf(device.company)).map(({ number }) => number);
      expect(numbers).toEqual(["F-2026-00001", "F-2026-00002", null]);
    });
  },
  60_000,
);
