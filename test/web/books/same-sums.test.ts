import { beforeEach, describe, expect, test, vi } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import { createApp } from "#server/app.ts";
import { trialBalanceAnswerSchema } from "#server/routes/api-schemas.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, frenchFirm, practice } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { lookAtYear, lookThrough } from "#test/support/validate-period.ts";

// A real database and a thread for each packing, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

let services: TestServices;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
});

const YEARS = {
  fiscalYears: [
    { from: "2024-01-01", through: "2024-12-31" },
    { from: "2025-01-01", through: "2025-12-31" },
  ],
  booksStart: "2024-01-01",
};

/** Days that lie in a year, begin amid one, span several, or are all. */
const filters = [
  {},
  { from: "2024-01-01", through: "2024-12-31" },
  { from: "2025-01-01", through: "2025-12-31" },
  { from: "2025-02-15" },
  { from: "2024-06-01", through: "2026-06-30" },
  { from: "2026-01-01" },
  { through: "2025-12-31" },
];

/** What a person's new device and the interface for other programs say of the same days, which must be the same. */
async function bothSay(person: TestDevice, company: string) {
  const browser = await openSignedInBrowser(app, services, person);
  const device = await openSimulatedDevice({
    user: person.userId,
    device: person.id,
    fetch: signedInFetch(browser),
  });
  afterThisFile(device.close);
  await device.synchronise();
  const said = [];
  for (const filter of filters) {
    const { missingMonths, ...own } = await device.ask("trialBalance", { company, filter });
    expect(missingMonths).toEqual([]);
    const answer = await browser.send(
      "GET",
      `/api/v1/companies/${company}/trial-balance?${new URLSearchParams(filter)}`,
    );
    expect(answer.status).toBe(200);
    expect(trialBalanceAnswerSchema.parse(await answer.json())).toEqual(own);
    expect(own.debitCents).toBe(own.creditCents);
    said.push({
      opening: own.opening,
      bank: own.rows.find(({ account }) => account === "512000")?.balanceCents ?? 0,
    });
  }
  return said;
}

const pay = (device: TestDevice, id: string, cents: number, day: string) =>
  device.must("payment.record", aPaymentOf(id, cents, { day, account: "706000", party: null }));

describe("the trial balance for other programs", () => {
  test("is that of the devices, with the opening entry that is computed, fixed or written, and never two", async () => {
    const owner = await beginCompany(services, { ...frenchFirm, ...YEARS });
    const own = async () => createTestDevice(services, owner.userId, owner.company);
    const say = async () => bothSay(await own(), owner.company);
    await pay(owner, "p1", 12_000, "2024-03-10");
    await pay(owner, "p2", 500, "2025-02-10");
    await pay(owner, "p3", 30, "2026-02-10");
    const bank = [12_530, 12_000, 12_500, 30, 530, 12_530, 12_500];
    const open = await say();
    expect(open.map((one) => one.bank)).toEqual(bank);
    expect(open[2]).toMatchObject({ opening: "provisional" });

    // Months validated in part, and the first year closed: the same sums, said to be final.
    await owner.must("period.validate", await lookThrough(owner, "2025-01-31"));
    await owner.must("year.close", await lookAtYear(owner, "2024-12-31"));
    const closed = await say();
    expect(closed.map((one) => one.bank)).toEqual(bank);
    expect(closed[2]).toMatchObject({ opening: "fixed" });
    expect(closed[5]).toMatchObject({ opening: "provisional" });
  });

  test("counts a typed opening entry once, in its year and in what later years open with", async () => {
    const owner = await beginCompany(services, { ...frenchFirm, ...YEARS });
    await owner.must("entry.record", {
      id: "an",
      day: "2024-01-01",
      label: "À-nouveaux",
      journal: "AN",
      practitioner: null,
      postings: [toPosting("512000", 4000), toPosting("101000", -4000)],
    });
    await pay(owner, "p1", 100, "2025-02-10");
    const said = await bothSay(await createTestDevice(services, owner.userId, owner.company), owner.company);
    expect(said.map(({ bank }) => bank)).toEqual([4100, 4000, 4100, 0, 100, 4100, 4100]);
    expect(said[1]).toMatchObject({ opening: null });
    expect(said[2]).toMatchObject({ opening: "provisional" });
  });

  test("opens for who reads one slice with what that slice leaves", async () => {
    const owner = await beginCompany(services, { ...practice, practice: "several", ...YEARS });
    for (const practitioner of ["dup", "mar"])
      await owner.must(
        "payment.record",
        aPaymentOf(practitioner, 5000, { day: "2024-02-01", practitioner, party: null }),
      );
    await owner.must("period.validate", await lookThrough(owner, "2024-06-30"));
    const dup = await joinCompany(services, owner.company, { practitioner: "dup", reads: "slice" });
    const said = await bothSay(dup, owner.company);
    expect(said[2]).toEqual({ opening: "provisional", bank: 5000 });
  });
});
