import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { CommandArgs } from "#core/commands/command-args.ts";
import type { Company } from "#core/companies/company.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { verifySeals } from "#core/seals/verify-seals.ts";
import { toPosting } from "#core/vouchers/posting.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { aPaymentOf, frenchFirm, practice } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { readSealedVouchers, sealBodyReader, sealsOf } from "#test/support/read-seals.ts";
import { storedDocument, storedRows } from "#test/support/stored-documents.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookAtYear, lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

/** Two years that are over. */
const closingDays = ["2024-12-31", "2025-12-31"] as const;
const YEARS = {
  fiscalYears: [
    { from: "2024-01-01", through: closingDays[0] },
    { from: "2025-01-01", through: closingDays[1] },
  ],
  booksStart: "2024-01-01",
};

const depreciation = (id: string, day: string, cents = 50_000): CommandArgs["entry.record"] => ({
  id,
  day,
  label: "Dotation",
  journal: "OD",
  practitioner: null,
  postings: [toPosting("681100", cents), toPosting("281830", -cents)],
  closing: true,
});

const pay = (id: string, cents: number, day: string) =>
  aPaymentOf(id, cents, { day, account: "706000", party: null });

describe.each(databases)("closing a fiscal year on $name", ({ open }) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await createTestServices({ storage: await open() });
  });

  const begin = (fields: CommandArgs["company.create"]["company"] = frenchFirm) =>
    beginCompany(services, { ...fields, ...YEARS });
  const validate = async (device: TestDevice, through: string) =>
    device.must("period.validate", await lookThrough(device, through));
  const close = async (device: TestDevice, day: string) =>
    device.act("year.close", await lookAtYear(device, day));
  const openingIn = ({ parts }: SealHeader) =>
    parts.map(({ slice, content }) => [
      slice,
      (content?.nextOpening ?? []).map(({ account, cents }) => `${account} ${cents}`),
    ]);
  const companyOf = async ({ company }: TestDevice) =>
    (await storedDocument(services.storage, company, "companies", company)) as Company;

  test("seals the closing period as the year's last, numbered after its months, and fixes what the next year opens with", async () => {
    const device = await begin();
    await device.must("payment.record", pay("p1", 12_000, "2024-03-10"));
    await device.must("payment.record", pay("p2", 500, "2025-01-10"));
    await device.must("entry.record", depreciation("early", "2024-12-31", 100));
    await validate(device, "2025-02-28");
    // The months are validated, and the closing period is still open.
    await device.must("entry.record", depreciation("late", "2024-12-31"));
    expect((await sealsOf(services, device.company)).every(({ closing }) => closing === undefined)).toBe(
      true,
    );

    expect(await close(device, "2024-12-31")).toMatchObject({ status: "accepted" });
    const headers = await sealsOf(services, device.company);
    expect(headers.at(-1)).toMatchObject({ closing: true, fromDay: "2024-12-31", throughDay: "2024-12-31" });
    expect(openingIn(headers.at(-1)!)).toEqual([
      ["shared", ["129000 38100", "281830 -50100", "512000 12000"]],
    ]);
    expect(await verifySeals(headers, sealBodyReader(services))).toMatchObject({
      ok: true,
      value: { notHeld: [] },
    });
    const sealed = await readSealedVouchers(services, device.company);
    expect(sealed.map(({ id, journal, entryNumber }) => [id, journal, entryNumber])).toEqual([
      ["p1", "BQ", "1"],
      ["p2", "BQ", "1"],
      ["early", "OD", "1"],
      ["late", "OD", "2"],
    ]);
    expect((await companyOf(device)).closedThrough).toBe("2024-12-31");
    expect(
      Object.values((await device.pull()).digests[device.company]!).every(({ count }) => count === 0),
    ).toBe(true);

    // Twice is once, and from then on nothing goes in.
    expect(await device.act("year.close", await lookAtYear(device, "2024-12-31"))).toMatchObject({
      code: "year.closed",
    });
    expect(await device.act("entry.record", depreciation("x", "2024-12-31"))).toMatchObject({
      code: "year.closed",
    });
    expect(await device.act("voucher.cancel", { id: "late", reason: "" })).toMatchObject({
      status: "refused",
    });
    // The chain goes on, whichever day the closing had.
    await validate(device, "2025-12-31");
    expect(
      await verifySeals(await sealsOf(services, device.company), sealBodyReader(services)),
    ).toMatchObject({ ok: true });
    expect(await close(device, "2025-12-31")).toMatchObject({ status: "accepted" });
    expect(openingIn((await sealsOf(services, device.company)).at(-1)!)).toEqual([
      ["shared", ["120000 -500", "129000 38100", "281830 -50100", "512000 12500"]],
    ]);
  });

  test("names what stands in the way", async () => {
    const device = await begin();
    await device.must("payment.record", pay("p1", 12_000, "2024-03-10"));
    const answer = async (day: string) => close(device, day);
    expect(await answer("2024-12-31")).toMatchObject({
      code: "year.notValidated",
      facts: { validatedThrough: null },
    });
    expect(await answer("2025-12-31")).toMatchObject({
      code: "year.earlierOpen",
      facts: { closingDay: "2024-12-31" },
    });
    expect(await answer("2024-11-30")).toMatchObject({
      code: "closing.otherDay",
      facts: { closingDay: "2024-12-31" },
    });
    expect(await answer("2023-12-31")).toMatchObject({ code: "day.beforeBooks" });
    await validate(device, "2024-11-30");
    expect(await answer("2024-12-31")).toMatchObject({ code: "year.notValidated" });
    // The last month has no voucher, and is validated for the year's sake.
    await validate(device, "2024-12-31");

    const seen = await lookAtYear(device, "2024-12-31");
    const other = await createTestDevice(services, device.userId, device.company);
    await other.must("entry.record", depreciation("e1", "2024-12-31"));
    expect(await device.act("year.close", seen)).toMatchObject({
      code: "period.unseen",
      facts: { count: 1, vouchers: [{ id: "e1" }] },
    });
    const now = await lookAtYear(device, "2024-12-31");
    expect(await device.act("year.close", { ...now, opening: "0".repeat(64) })).toMatchObject({
      code: "year.openingMoved",
    });
    expect(await device.act("year.close", { ...now, held: {} })).toMatchObject({ code: "period.incomplete" });

    const user = await joinCompany(services, device.company, { role: "user" });
    expect(await user.act("year.close", now)).toMatchObject({
      code: "rights.missing",
      facts: { right: "close" },
    });
    const partial = await joinCompany(services, device.company, { role: "accountant", reads: "slice" });
    expect(await partial.act("year.close", now)).toMatchObject({ code: "rights.otherSlice" });
    expect(await device.act("year.close", now)).toMatchObject({ status: "accepted" });
  });

  test("leaves each slice an opening entry of its own, which who reads another does not see", async () => {
    const device = await begin({ ...practice, practice: "several" });
    for (const practitioner of ["dup", "mar"])
      await device.must(
        "payment.record",
        aPaymentOf(practitioner, 5000, { day: "2024-02-01", practitioner, party: null }),
      );
    await validate(device, "2024-12-31");
    expect(await close(device, "2024-12-31")).toMatchObject({ status: "accepted" });
    const [closing] = (await sealsOf(services, device.company)).slice(-1);
    expect(openingIn(closing!)).toEqual([
      ["dup", ["108DUP -5000", "512000 5000"]],
      ["mar", ["108MAR -5000", "512000 5000"]],
    ]);
    const dup = await joinCompany(services, device.company, {
      role: "user",
      reads: "slice",
      practitioner: "dup",
    });
    const told = (await dup.pull()).pages.seals!.map(({ body }) => body as unknown as SealHeader);
    expect(told.at(-1)!.parts.map(({ slice, content }) => [slice, content === null])).toEqual([
      ["dup", false],
      ["mar", true],
    ]);
  });

  test("a fiscal year's days move while nothing of them is validated and no closing entry stands on its end", async () => {
    const device = await begin();
    const change = (year: string, from: string, through: string) =>
      device.act("year.change", { year, from, through });
    // Another closing day: a short year, and the next goes on from it.
    expect(await change("2025-01-01", "2025-01-01", "2025-06-30")).toMatchObject({ status: "accepted" });
    await device.must("entry.record", depreciation("e", "2025-06-30"));
    expect(await change("2025-01-01", "2025-01-01", "2025-12-31")).toMatchObject({
      code: "year.closingEntries",
    });
    await device.must("entry.record", depreciation("f", "2026-06-30"));
    await device.must("voucher.cancel", { id: "e", reason: "" });
    await device.must("voucher.cancel", { id: "f", reason: "" });
    // A first year that is longer begins where the company did.
    expect(await change("2024-01-01", "2023-10-01", "2024-12-31")).toMatchObject({ status: "accepted" });
    expect((await companyOf(device)).fiscalYears).toEqual([{ from: "2023-10-01", through: "2024-12-31" }]);
    for (const [from, through] of [
      ["2023-10-01", "2026-12-31"],
      ["2023-10-01", "2023-09-30"],
      ["2024-02-01", "2024-12-31"],
    ] as const)
      expect(await change("2023-10-01", from, through)).toMatchObject({ code: "year.wrongDays" });
    await device.must("payment.record", pay("p1", 100, "2024-03-10"));
    await validate(device, "2024-03-31");
    expect(await change("2023-10-01", "2023-10-01", "2024-02-28")).toMatchObject({
      code: "year.daysValidated",
    });
    expect(await change("2023-10-01", "2023-10-01", "2024-09-30")).toMatchObject({ status: "accepted" });
  });

  test("a year's end within a month ends a period, so that each is of one year", async () => {
    const device = await beginCompany(services, {
      ...frenchFirm,
      fiscalYears: [{ from: "2025-01-01", through: "2025-06-15" }],
      booksStart: "2025-01-01",
    });
    await device.must("payment.record", pay("p1", 100, "2025-06-10"));
    await device.must("payment.record", pay("p2", 200, "2025-06-20"));
    await validate(device, "2025-06-30");
    expect((await sealsOf(services, device.company)).slice(-2).map(({ throughDay }) => throughDay)).toEqual([
      "2025-06-15",
      "2025-06-30",
    ]);
    expect(await close(device, "2025-06-15")).toMatchObject({ status: "accepted" });
    expect(openingIn((await sealsOf(services, device.company)).at(-1)!)).toEqual([
      ["shared", ["120000 -100", "512000 100"]],
    ]);
  });

  type Act = "write" | "look" | "close";
  const acts = fc.array(fc.constantFrom<Act>("write", "write", "look", "close"), {
    minLength: 1,
    maxLength: 5,
  });

  test("written and closed at once, a closing entry is refused or in the year; never both, never neither", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 2, maxLength: 3 }), async (byDevice) => {
        const owner = await begin();
        await owner.must("payment.record", pay("p1", 12_000, "2024-03-10"));
        await validate(owner, "2024-12-31");
        const accepted: string[] = [];
        let closed = 0;
        await Promise.all(
          byDevice.map(async (ofDevice, index) => {
            const device = await createTestDevice(services, owner.userId, owner.company);
            let seen = await lookAtYear(device, "2024-12-31");
            for (const [at, act] of ofDevice.entries()) {
              if (act === "look") seen = await lookAtYear(device, "2024-12-31");
              if (act === "write") {
                const id = `d${index}-${at}`;
                const outcome = await device.act("entry.record", depreciation(id, "2024-12-31"));
                if (outcome.status === "accepted") accepted.push(id);
                else expect(outcome).toMatchObject({ status: "refused", code: "year.closed" });
              }
              if (act === "close") {
                const outcome = await device.act("year.close", seen);
                if (outcome.status === "accepted") closed += 1;
                else expect(["period.unseen", "year.closed"]).toContain((outcome as { code: string }).code);
              }
            }
          }),
        );
        expect(closed).toBeLessThanOrEqual(1);
        const headers = await sealsOf(services, owner.company);
        expect(headers.filter(({ closing }) => closing)).toHaveLength(closed);
        expect(await verifySeals(headers, sealBodyReader(services))).toMatchObject({ ok: true });
        const sealed = (await readSealedVouchers(services, owner.company)).map(({ id }) => id);
        const live = (await storedRows(services.storage, owner.company, "vouchers")).map(
          ({ body }) => (body as Voucher).id,
        );
        expect([...sealed, ...live].sort()).toEqual(["p1", ...accepted].sort());
        if (closed === 1) expect(live).toEqual([]);
      }),
      { numRuns: propertyRuns(3) },
    );
  });
});
