import { describe, expect, test } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";

const company = "c1";
const today = "2026-11-22";
const closingDay = "2025-12-31";

async function openCompany() {
  const server = createSimulatedServer();
  const open = async () => {
    const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
    afterThisFile(device.close);
    return device;
  };
  const device = await open();
  const fields = {
    ...frenchFirm,
    fiscalYears: [{ from: "2025-01-01", through: closingDay }],
    booksStart: "2025-01-01",
  };
  await must(device.books().send(company, "company.create", { company: fields, memberName: "Anna" }));
  await device.synchronise();
  return { device, open };
}

const must = async (sent: Promise<{ readonly ok: boolean }>) =>
  expect(await sent).toMatchObject({ ok: true });

const pay = (device: SimulatedDevice, id: string, cents: number, day: string) =>
  must(
    device
      .books()
      .send(company, "payment.record", aPaymentOf(id, cents, { day, account: "706000", party: null })),
  );

const depreciate = (device: SimulatedDevice, id: string, cents: number) =>
  device.books().send(company, "entry.record", {
    id,
    day: closingDay,
    label: "Dotation",
    journal: "OD",
    practitioner: null,
    postings: [toPosting("681100", cents), toPosting("281830", -cents)],
    closing: true,
  });

async function validate(device: SimulatedDevice, through: string) {
  const { args } = (await device.ask("period", { company, through, today }))!;
  await must(device.books().send(company, "period.validate", args!));
}

const years = async (device: SimulatedDevice) => (await device.ask("years", { company, today }))!;
const closing = async (device: SimulatedDevice) => (await device.ask("closing", { company, closingDay }))!;
const close = async (device: SimulatedDevice) =>
  device.books().send(company, "year.close", (await closing(device)).args!);
const of2026 = { from: "2026-01-01", through: "2026-12-31" };

async function balance(device: SimulatedDevice, filter: { from?: string; through?: string } = of2026) {
  const { rows, opening } = await device.ask("trialBalance", { company, filter });
  return { opening, rows: rows.map(({ account, balanceCents }) => `${account} ${balanceCents}`) };
}

describe("a fiscal year on a device", () => {
  test("opens the next one provisionally, follows what changes in it, and is closed once the server says so", async () => {
    const { device, open } = await openCompany();
    await pay(device, "p1", 12_000, "2025-03-10");
    await pay(device, "p2", 500, "2026-01-10");
    expect(await balance(device)).toEqual({
      opening: "provisional",
      rows: ["120000 -12000", "512000 12500", "706000 -500"],
    });
    // Of all years together nothing is carried over, and an account of the result begins each year at nothing.
    // Its lines sum up others, so none of them is matched by hand or proposed for it.
    const bank = { company, account: "512000", filter: of2026 };
    const [opened] = await device.books().page("generalLedger", bank, 0, 10);
    expect(opened).toMatchObject({ voucherId: "opening:2026-01-01:shared", openCents: 0 });
    const openOnly = await device.books().page("generalLedger", { ...bank, isOpenOnly: true }, 0, 10);
    expect(openOnly.map(({ voucherId }) => voucherId)).not.toContain(opened!.voucherId);
    expect(await balance(device, {})).toEqual({ opening: null, rows: ["512000 12500", "706000 -12500"] });
    const account = async (code: string, from: string) =>
      (await device.ask("generalLedger", { company, account: code, filter: { from } })).openingCents;
    expect(await account("512000", "2026-01-05")).toBe(12_000);
    expect(await account("706000", "2026-01-05")).toBe(0);
    const lines = await device.books().page("journal", { company, filter: of2026 }, 0, 10);
    expect(lines.slice(0, 2).map(({ journal, day, account: code }) => [journal, day, code])).toEqual([
      ["AN", "2026-01-01", "120000"],
      ["AN", "2026-01-01", "512000"],
    ]);

    await validate(device, "2026-01-31");
    await must(depreciate(device, "d1", 2000));
    expect((await balance(device)).rows).toEqual([
      "120000 -10000",
      "281830 -2000",
      "512000 12500",
      "706000 -500",
    ]);
    expect(await closing(device)).toMatchObject({
      problem: null,
      resultCents: 10_000,
      entries: [{ id: "d1" }],
    });
    await must(close(device));
    expect((await years(device)).waiting).toMatchObject({ closingDay });
    expect(await depreciate(device, "d2", 1)).toMatchObject({ problem: { code: "year.closed" } });

    await device.synchronise();
    const before = await balance(device);
    expect(before.opening).toBe("fixed");
    const shown = await years(device);
    expect(shown.waiting).toBe(null);
    expect(shown.years.map(({ through, state, opening }) => [through, state, opening])).toEqual([
      ["2026-12-31", "open", "fixed"],
      [closingDay, "closed", null],
    ]);
    expect(shown.years[1]).toMatchObject({ closedBy: "Anna", mayBeClosed: false });
    const other = await open();
    await other.synchronise();
    expect(await balance(other)).toEqual(before);
    expect(await balance(other, {})).toEqual(await balance(device, {}));
  });

  test("is not closed over what the device has not seen, and is once it has looked again", async () => {
    const { device, open } = await openCompany();
    await pay(device, "p1", 12_000, "2025-03-10");
    await validate(device, closingDay);
    await device.synchronise();
    const other = await open();
    await other.synchronise();
    await must(depreciate(other, "d1", 2000));
    await other.synchronise();

    await must(close(device));
    await device.synchronise();
    expect(await device.ask("refusals", { company })).toMatchObject([
      { commandType: "year.close", code: "period.unseen", facts: { vouchers: [{ id: "d1" }] } },
    ]);
    expect((await years(device)).years.at(-1)).toMatchObject({ state: "open", closingEntries: 1 });
    await must(close(device));
    await device.synchronise();
    expect((await years(device)).years.at(-1)).toMatchObject({ state: "closed" });
  });

  test("says of each month how far it has got", async () => {
    const { device } = await openCompany();
    await pay(device, "p1", 100, "2025-02-10");
    await validate(device, "2025-02-15");
    const [, year] = (await years(device)).years;
    expect(year).toMatchObject({ state: "open", mayBeClosed: false, isFirst: false });
    expect(year!.months.slice(0, 3).map(({ state }) => state)).toEqual(["validated", "partly", "open"]);
    const [current] = (await years(device)).years;
    expect(current!.months.at(-1)).toEqual({ month: "2026-12", state: "ahead" });
  });
});
