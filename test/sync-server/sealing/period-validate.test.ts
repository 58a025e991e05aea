import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Company } from "#core/companies/company.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { readLedger } from "#server/replication/read-ledger.ts";
import { readAudit } from "#server/storage/audit.ts";
import { readDocument } from "#server/storage/documents.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { aDraft, anApproval } from "#test/support/approve-sale.ts";
import { aLine, aPaymentOf, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { readSealedVouchers, sealBodyReader, sealsOf } from "#test/support/read-seals.ts";
import { storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function approveSale(device: TestDevice, id: string, day: string) {
  const draft = aDraft(id, { set: { day } });
  await device.must("voucher.draft", draft);
  await device.must("voucher.approve", anApproval(draft));
}

const pay = (id: string, cents: number, day: string, sale: string | null = null) =>
  aPaymentOf(id, cents, {
    day,
    account: sale === null ? "706000" : null,
    settles: sale === null ? [] : [{ voucher: sale, cents }],
  });

const validate = async (device: TestDevice, through: string) =>
  device.act("period.validate", await lookThrough(device, through));

describe.each(databases)("validating a period on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  const sealsIn = (company: string) => sealsOf(services, company);
  const readBody = (hash: string) => sealBodyReader(services)(hash);
  const sealedVouchers = (company: string) => readSealedVouchers(services, company);
  const balanceOf = async (device: TestDevice) => {
    const membership = await services.storage.read((tx) => memberOf(tx, device.userId, device.company));
    return trialBalance(await readLedger(services, membership!));
  };

  test("G13 G17 seals what was seen, a seal a month, and a later period adds only itself", async () => {
    const device = await beginCompany(services);
    const { company } = device;
    await approveSale(device, "s1", "2026-01-10");
    await device.must("payment.record", pay("p1", 12_000, "2026-02-03", "s1"));
    await device.must("voucher.draft", aDraft("d1", { set: { day: "2026-02-05" } }));
    await device.must("payment.record", pay("p2", 500, "2026-03-02"));
    const before = await balanceOf(device);

    expect(await validate(device, "2026-02-28")).toMatchObject({ status: "accepted" });
    const headers = await sealsIn(company);
    expect(headers.map(({ fromDay, throughDay }) => [fromDay, throughDay])).toEqual([
      ["2026-01-01", "2026-01-31"],
      ["2026-02-01", "2026-02-28"],
    ]);
    expect(headers[0]).toMatchObject({
      sealedBy: device.userId,
      device: device.id,
      sealedAt: services.now().toISOString(),
    });
    expect(await verifySeals(headers, readBody)).toMatchObject({ ok: true, value: { notHeld: [] } });
    expect((await sealedVouchers(company)).map(({ id, entryNumber }) => [id, entryNumber])).toEqual([
      ["s1", "1"],
      ["p1", "1"],
    ]);
    expect(await balanceOf(device)).toEqual(before);

    const answer = await device.pull();
    const ids = (name: "vouchers" | "seals") => answer.pages[name]!.map(({ body }) => body["id"]);
    expect(ids("vouchers").sort()).toEqual(["d1", "p2"]);
    expect(ids("seals")).toEqual(headers.map(({ id }) => id));
    expect(Object.values(answer.digests[company]!).reduce((sum, { count }) => sum + count, 0)).toBe(2);
    const [last] = await services.storage.read((tx) => readAudit(tx, { companyId: company, limit: 1 }));
    expect(last).toMatchObject({ action: "period.validate", userId: device.userId, deviceId: device.id });

    expect(await validate(device, "2026-03-10")).toMatchObject({ status: "accepted" });
    expect((await sealsIn(company)).map(({ throughDay }) => throughDay)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-10",
    ]);
    expect((await sealedVouchers(company)).map(({ id, entryNumber }) => [id, entryNumber])).toEqual([
      ["s1", "1"],
      ["p1", "1"],
      ["p2", "2"],
    ]);
    expect(await verifySeals(await sealsIn(company), readBody)).toMatchObject({ ok: true });
  });

  test("G18 what is validated is refused by every command, and still found by those that need it", async () => {
    const device = await beginCompany(services);
    const { company } = device;
    await approveSale(device, "s1", "2026-01-10");
    await approveSale(device, "s2", "2026-01-11");
    await device.must("payment.record", pay("p1", 2_000, "2026-01-12", "s1"));
    await device.must("voucher.draft", aDraft("d1", { set: { day: "2026-01-20" } }));
    await validate(device, "2026-01-31");

    const closed = {
      status: "refused",
      code: "day.validated",
      facts: { validatedThrough: "2026-01-31", firstOpenDay: "2026-02-01" },
    };
    const set = { day: "2026-02-02" };
    expect(await device.act("voucher.cancel", { id: "p1", reason: "" })).toMatchObject(closed);
    expect(await device.act("voucher.correct", { kind: "payment", id: "p1", set })).toMatchObject(closed);
    expect(await device.act("payment.record", pay("p2", 100, "2026-01-31"))).toMatchObject(closed);
    expect(
      await device.act("voucher.approve", anApproval(aDraft("d1", { set: { day: "2026-01-20" } }))),
    ).toMatchObject(closed);
    expect(await device.act("payment.record", pay("p1", 100, "2026-02-01"))).toMatchObject({
      code: "voucher.exists",
    });
    expect(await device.act("period.protect", { throughDay: null })).toMatchObject({ code: "day.validated" });
    const entry = {
      id: "e1",
      day: "2026-02-01",
      label: "x",
      journal: "OD",
      practitioner: null,
      postings: [],
    };
    expect(await device.act("entry.record", { ...entry, day: "2026-01-02" })).toMatchObject({
      status: "refused",
    });

    // Money still comes in for a validated invoice, and it may be credited.
    await device.must("payment.record", pay("p3", 10_000, "2026-02-02", "s1"));
    expect(await device.act("payment.record", pay("p4", 1, "2026-02-02", "s1"))).toMatchObject({
      code: "payment.exceedsRest",
    });
    const credit = {
      kind: "creditNote" as const,
      credits: "s2",
      set: { day: "2026-02-03", lines: [aLine()], party: "c1" },
    };
    await device.must("voucher.draft", aDraft("c2", credit));
    await device.must("voucher.approve", anApproval(aDraft("c2", credit)));
    await device.must("voucher.draft", { ...aDraft("d1"), set: { day: "2026-02-04" } });

    const sealed = await services.storage.read((tx) =>
      readDocument(tx, { companyId: company, collection: "vouchers", id: "s1" }),
    );
    expect(sealed).toMatchObject({
      sealedIn: "main:0000",
      body: { id: "s1", entryNumber: "1", validatedAt: expect.any(String) },
    });
    expect(await verifySeals(await sealsIn(company), readBody)).toMatchObject({ ok: true });
    await expect(
      services.storage.write(async (tx) => {
        await tx.db.updateTable("documents").set({ body: "{}" }).where("id", "=", "s1").execute();
      }),
    ).rejects.toThrow(/never changes/);
  });

  test("G15 G19 refuses an end before the start, a day to come, and a period with nothing in it", async () => {
    const device = await beginCompany(services);
    const args = await lookThrough(device, "2026-01-31");
    expect(await device.act("period.validate", { ...args, through: "2025-12-31" })).toMatchObject({
      code: "period.endBeforeStart",
      facts: { through: "2025-12-31", fromDay: "2026-01-01" },
    });
    expect(await device.act("period.validate", { ...args, through: "2027-01-31" })).toMatchObject({
      code: "period.future",
    });
    expect(await device.act("period.validate", args)).toMatchObject({
      code: "period.nothing",
      facts: { fromDay: "2026-01-01", through: "2026-01-31" },
    });
    await device.must("payment.record", pay("p1", 100, "2026-01-31"));
    await validate(device, "2026-01-31");
    expect(await validate(device, "2026-01-31")).toMatchObject({ code: "period.endBeforeStart" });
  });

  test("refuses what somebody else did meanwhile and names it; looking again validates", async () => {
    const device = await beginCompany(services);
    const other = await joinCompany(services, device.company);
    await device.must("payment.record", pay("p1", 100, "2026-01-05"));
    const args = await lookThrough(device, "2026-01-31");
    await other.must("payment.record", pay("p2", 200, "2026-01-06"));
    await other.must("payment.record", pay("p3", 200, "2026-02-06"));
    const [company] = (await storedRows(services.storage, device.company, "companies")).map(
      ({ body }) => body as Company,
    );
    expect(await device.act("period.validate", args)).toMatchObject({
      code: "period.unseen",
      facts: { months: ["2026-01"], count: 1, vouchers: [{ id: "p2", kind: "payment", day: "2026-01-06" }] },
    });
    expect(company!.validatedThrough).toBe(null);
    expect(await sealsIn(device.company)).toEqual([]);
    expect(await validate(device, "2026-01-31")).toMatchObject({ status: "accepted" });
  });

  test("counts what the device itself has in store, which is decided first", async () => {
    const device = await beginCompany(services);
    await device.must("payment.record", pay("p1", 100, "2026-01-05"));
    const before = await lookThrough(device, "2026-01-31");
    const record = device.make("payment.record", pay("p2", 200, "2026-01-06"));
    await device.send([record]);
    const after = await lookThrough(device, "2026-01-31");
    const seenAhead = { ...after, revision: before.revision, held: before.held, pending: record.counter };
    const answers = await device.send([record, device.make("period.validate", seenAhead)]);
    expect(answers.map(({ outcome }) => outcome.status)).toEqual(["accepted", "accepted"]);
  });

  test("refuses a device that holds something else than the server had said", async () => {
    const device = await beginCompany(services);
    await device.must("payment.record", pay("p1", 100, "2026-01-05"));
    await device.must("payment.record", pay("p2", 100, "2026-01-05"));
    const args = await lookThrough(device, "2026-01-31");
    const hole = { ...args, held: { "shared/2026-01": { count: 1, sum: "0".repeat(64) } } };
    expect(await device.act("period.validate", hole)).toMatchObject({
      code: "period.incomplete",
      facts: { months: ["2026-01"] },
    });
    expect(await device.act("period.validate", { ...args, held: {} })).toMatchObject({
      code: "period.incomplete",
    });
  });

  test("is for those alone who may and who read the whole company; nobody else hears what was in the way", async () => {
    const owner = await beginCompany(services, { ...practice, practice: "several" });
    const { company } = owner;
    const own = { role: "administrator", reads: "slice", practitioner: "dup" } as const;
    const partial = await joinCompany(services, company, own);
    const user = await joinCompany(services, company);
    await owner.must(
      "payment.record",
      aPaymentOf("p1", 100, { day: "2026-01-05", practitioner: "mar", party: null }),
    );
    await owner.must(
      "payment.record",
      aPaymentOf("p2", 100, { day: "2026-01-05", practitioner: "dup", party: null }),
    );
    const args = await lookThrough(owner, "2026-01-31");
    expect(await partial.act("period.validate", args)).toMatchObject({ code: "rights.otherSlice" });
    expect(await user.act("period.validate", args)).toMatchObject({
      code: "rights.missing",
      facts: { right: "validate" },
    });
    const unseen = { ...args, seen: { "shared/2026-01": { count: 1, sum: "1".repeat(64) } } };
    expect(await owner.act("period.validate", unseen)).toMatchObject({ code: "period.unseen" });
    const told = JSON.stringify((await partial.pull()).pages.outcomes);
    expect(told).not.toContain("period.unseen");

    expect(await owner.act("period.validate", args)).toMatchObject({ status: "accepted" });
    const [header] = (await partial.pull()).pages.seals!.map(({ body }) => body as unknown as SealHeader);
    expect(header!.parts.map(({ slice, content }) => [slice, content?.vouchers ?? null])).toEqual([
      ["dup", 1],
      ["mar", null],
    ]);
    expect((await sealedVouchers(company)).map(({ entryNumber }) => entryNumber).sort()).toEqual([
      "DUP-1",
      "MAR-1",
    ]);
  });

  test("who holds the company whole hears by name what was sealed since, who fills anew hears nothing of it", async () => {
    const device = await beginCompany(services);
    const { company } = device;
    await device.must("payment.record", pay("p1", 100, "2026-01-05"));
    const { checkpoints } = await device.pull();
    await device.must("payment.record", pay("p2", 100, "2026-01-06"));
    await device.must("payment.record", pay("p3", 100, "2026-02-06"));
    await validate(device, "2026-01-31");
    const told = async (rest: Parameters<TestDevice["pull"]>[0]) =>
      (await device.pull(rest)).pages.vouchers!.map(({ id, state }) => [id.split("|")[1], state]);
    const sealedAndLive = [
      ["p2", "sealed"],
      ["p3", "recorded"],
    ];
    expect(await told({ checkpoints, complete: [company] })).toEqual(sealedAndLive);
    const first = await device.pull({ checkpoints, complete: [company], limit: 1 });
    const second = await device.pull({ checkpoints: first.checkpoints, complete: [company], limit: 1 });
    expect([first, second].map(({ pages }) => pages.vouchers!.map(({ state }) => state))).toEqual([
      ["sealed"],
      ["recorded"],
    ]);
    expect(await told({ checkpoints })).toEqual([["p3", "recorded"]]);
    expect(await told({})).toEqual([["p3", "recorded"]]);
  });

  test("two that validate at once: one does, the other hears that it is done", async () => {
    const device = await beginCompany(services);
    const second = await createTestDevice(services, device.userId, device.company);
    await device.must("payment.record", pay("p1", 100, "2026-01-05"));
    const args = await lookThrough(device, "2026-01-31");
    const outcomes = await Promise.all([
      device.act("period.validate", args),
      second.act("period.validate", args),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["accepted", "refused"]);
    expect(outcomes).toContainEqual(expect.objectContaining({ code: "period.endBeforeStart" }));
    expect(await sealsIn(device.company)).toHaveLength(1);
  });
});
