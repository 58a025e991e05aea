import { beforeAll, describe, expect, test, vi } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import { readLedger } from "#server/replication/read-ledger.ts";
import { markSealings } from "#server/sealing/mark-sealings.ts";
import {
  changesSince,
  latestDocuments,
  listDocuments,
  readDocument,
  readDocuments,
  sealedSince,
} from "#server/storage/documents.ts";
import { listLiveVouchers } from "#server/storage/live-vouchers.ts";
import { memberOf } from "#server/storage/memberships.ts";
import { readVouchersToSeal } from "#server/storage/sealed-documents.ts";
import { companiesToMark } from "#server/storage/sealings-to-mark.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { beginCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PAYMENTS = 600;
const pay = (id: string, day: string) => aPaymentOf(id, 100, { day, account: "706000", party: null });
const idAt = (place: number) => `p${String(place).padStart(4, "0")}`;

describe.each(databases)("marking what was validated on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  }, 60_000);

  /** January with more payments than are marked at once and a draft, and a payment in February. */
  async function validateJanuary(): Promise<TestDevice> {
    const device = await beginCompany(services);
    const payments = Array.from({ length: PAYMENTS }, (_, place) =>
      device.make("payment.record", pay(idAt(place), `2026-01-${String(1 + (place % 31)).padStart(2, "0")}`)),
    );
    for (const { outcome } of await device.send(payments))
      expect(outcome).toMatchObject({ status: "accepted" });
    await device.must("voucher.draft", aDraft("d1", { set: { day: "2026-01-20" } }));
    await device.must("payment.record", pay("p9999", "2026-02-03"));
    await device.must("period.validate", await lookThrough(device, "2026-01-31"));
    return device;
  }

  const marksIn = ({ company }: TestDevice) =>
    services.storage.read(async ({ db }) => {
      const rows = await db
        .selectFrom("documents")
        .select("id")
        .where("company_id", "=", company)
        .where("sealed_in", "is not", null)
        .execute();
      return rows.length;
    });
  const isToMark = async ({ company }: TestDevice) =>
    (await services.storage.read(companiesToMark)).includes(company);

  /** All that storage tells of a company's vouchers, and what devices are told of them. */
  async function everythingRead(device: TestDevice) {
    const { company: companyId, userId } = device;
    const query = { companyId, collection: "vouchers" };
    const since = { ...query, revision: 0, limit: 1000 };
    const inStorage = await services.storage.read(async (tx) => ({
      one: await readDocument(tx, { ...query, id: idAt(7) }),
      some: [...(await readDocuments(tx, { ...query, ids: [idAt(1), idAt(599), "d1", "p9999"] }))].sort(
        (one, other) => one.revision - other.revision,
      ),
      all: await listDocuments(tx, { ...query, limit: 1000 }),
      live: await listDocuments(tx, { ...query, isLive: true, limit: 1000 }),
      latest: await latestDocuments(tx, { ...query, slices: null, limit: 50 }),
      changes: await changesSince(tx, since),
      sealed: await sealedSince(tx, since),
      firstSealed: await sealedSince(tx, { ...since, limit: 30 }),
      liveDays: await listLiveVouchers(tx, {
        ...{ companyId, fromDay: "2026-01-01", throughDay: "2026-12-31", slices: null },
      }),
      toSeal: await readVouchersToSeal(tx, { companyId, throughDay: "2026-12-31", afterId: "", limit: 1000 }),
    }));
    const membership = await services.storage.read((tx) => memberOf(tx, userId, companyId));
    const pulled = await device.pull();
    const complete = await device.pull({ complete: [companyId], limit: 100 });
    return {
      ...inStorage,
      lines: (await readLedger(services, membership!)).length,
      pulled: pulled.pages.vouchers,
      complete: complete.pages.vouchers,
    };
  }

  test("G13 G18 it reads the same before, between and after, a portion at a time", async () => {
    const device = await validateJanuary();
    expect(await isToMark(device)).toBe(true);
    expect(await marksIn(device)).toBe(0);
    const before = await everythingRead(device);
    expect(before.one).toMatchObject({
      sealedIn: "main:0000",
      body: { entryNumber: expect.any(String), validatedAt: services.now().toISOString() },
    });
    expect(before.live.map(({ id }) => id)).toEqual(["d1", "p9999"]);
    expect(before.changes.map(({ id }) => id)).toEqual(["d1", "p9999"]);
    expect(before.sealed).toHaveLength(PAYMENTS);
    expect(before.liveDays.map(({ id }) => id)).toEqual(["d1", "p9999"]);
    expect(before.toSeal.map(({ id }) => id)).toEqual(["p9999"]);

    let looks = 0;
    await markSealings(services, () => looks++ > 0);
    const marked = await marksIn(device);
    expect(marked).toBeGreaterThan(0);
    expect(marked).toBeLessThan(PAYMENTS);
    expect(await everythingRead(device)).toEqual(before);

    await markSealings(services);
    expect(await marksIn(device)).toBe(PAYMENTS);
    expect(await isToMark(device)).toBe(false);
    expect(await everythingRead(device)).toEqual(before);
  });

  test("G18 the database refuses to change or remove what bears no mark yet, and nothing else", async () => {
    const device = await beginCompany(services);
    const { company } = device;
    await device.must("payment.record", pay("p1", "2026-01-05"));
    await device.must("voucher.draft", aDraft("d1", { set: { day: "2026-01-20" } }));
    await device.must("payment.record", pay("p2", "2026-02-05"));
    await device.must("period.validate", await lookThrough(device, "2026-01-31"));
    const change = (id: string) =>
      services.storage.write(({ db }) =>
        db
          .updateTable("documents")
          .set({ body: "{}" })
          .where("company_id", "=", company)
          .where("id", "=", id)
          .execute(),
      );
    const remove = (id: string) =>
      services.storage.write(({ db }) =>
        db.deleteFrom("documents").where("company_id", "=", company).where("id", "=", id).execute(),
      );
    expect(await isToMark(device)).toBe(true);
    await expect(change("p1")).rejects.toThrow(/never changes/);
    await expect(remove("p1")).rejects.toThrow(/never changes/);
    for (const id of ["d1", "p2"]) {
      await change(id);
      await remove(id);
    }
    await markSealings(services);
    await expect(change("p1")).rejects.toThrow(/never changes/);
    await expect(remove("p1")).rejects.toThrow(/never changes/);
  });

  test("who writes into the company next finds all of it marked, and two who mark at once mark each row once", async () => {
    const device = await validateJanuary();
    await Promise.all([
      markSealings(services),
      device.must("payment.record", pay("p9998", "2026-02-04")),
      markSealings(services),
    ]);
    expect(await marksIn(device)).toBe(PAYMENTS);
    expect(await isToMark(device)).toBe(false);
  });

  test("a closing entry of the year stays live where its last month is validated", async () => {
    const fiscalYears = [{ from: "2024-01-01", through: "2024-12-31" }];
    const device = await beginCompany(services, { ...frenchFirm, fiscalYears, booksStart: "2024-12-01" });
    const { company } = device;
    await device.must("payment.record", pay("p1", "2024-12-05"));
    await device.must("entry.record", {
      ...{ id: "wear", day: "2024-12-31", label: "Dotation", journal: "OD", practitioner: null },
      postings: [toPosting("681100", 4000), toPosting("281830", -4000)],
      closing: true,
    });
    await device.must("period.validate", await lookThrough(device, "2024-12-31"));
    const live = { companyId: company, collection: "vouchers", isLive: true, limit: 10 } as const;
    const read = await services.storage.read((tx) => listDocuments(tx, live));
    expect(read.map(({ id }) => id)).toEqual(["wear"]);
    expect(await marksIn(device)).toBe(1);
  });
});
