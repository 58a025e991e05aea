import { Dexie, type DexieOptions } from "dexie";
import { describe, expect, test } from "vitest";
import { bodiesIn } from "#core/seals/seal-header.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";
import { sealsNameOf } from "#web/books/seal-bodies.ts";

const company = "c1";
const today = "2026-11-22";

async function openCompany() {
  const server = createSimulatedServer();
  const paths: string[] = [];
  const open = async () => {
    const fetch = server.fetchAs("anna");
    const device = await openSimulatedDevice({
      user: "anna",
      fetch: (path, init) => {
        paths.push(String(path));
        return fetch(path, init);
      },
    });
    afterThisFile(device.close);
    return device;
  };
  const device = await open();
  const books = device.books();
  await books.send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await books.send(company, "party.save", {
    id: "c1",
    set: { role: "customer", number: "C1", name: "Café" },
  });
  await device.synchronise();
  return { server, device, open, paths };
}

const must = async (sent: Promise<{ readonly ok: boolean }>) =>
  expect(await sent).toMatchObject({ ok: true });

async function approveSale(device: SimulatedDevice, id: string, day: string) {
  const set = { day, lines: [aLine()], party: "c1" };
  await must(device.books().send(company, "voucher.draft", { id, kind: "sale", credits: null, set }));
  const { seenHash } = (await device.ask("voucher", { company, id }))!;
  await must(device.books().send(company, "voucher.approve", { id, seenHash: seenHash! }));
}

const pay = (device: SimulatedDevice, id: string, cents: number, day: string, sale: string | null = null) =>
  device.books().send(
    company,
    "payment.record",
    aPaymentOf(id, cents, {
      day,
      account: sale === null ? "706000" : null,
      settles: sale === null ? [] : [{ voucher: sale, cents }],
    }),
  );

const look = (device: SimulatedDevice, through: string) => device.ask("period", { company, through, today });

async function validate(device: SimulatedDevice, through: string) {
  const { args } = (await look(device, through))!;
  return device.books().send(company, "period.validate", args!);
}

const balance = async (device: SimulatedDevice) => {
  const { rows, missingMonths } = await device.ask("trialBalance", { company, filter: {} });
  return { rows: rows.map(({ account, balanceCents }) => [account, balanceCents]), missingMonths };
};

const kinds = ["sale", "payment"] as const;
const idsListed = async (device: SimulatedDevice) =>
  (await device.books().page("vouchers", { company, filter: { kinds } }, 0, 100)).map(({ id }) => id).sort();

const rowsOnDisk = (device: SimulatedDevice) =>
  [...device.disk.replica.rows.keys()].filter((key) => key.startsWith("vouchers/")).sort();

describe("a validated period on a device", () => {
  test("G16 the preview shows lines and balanced totals, drafts with their author, and locks nothing", async () => {
    const { device } = await openCompany();
    await approveSale(device, "s1", "2026-01-10");
    await must(pay(device, "p1", 12_000, "2026-01-20", "s1"));
    const set = { day: "2026-01-21", lines: [aLine()], party: "c1" };
    await device.books().send(company, "voucher.draft", { id: "d1", kind: "sale", credits: null, set });
    expect(await look(device, "2026-01-31")).toMatchObject({
      fromDay: "2026-01-01",
      problem: null,
      vouchers: 2,
      entries: 2,
      totalsByJournal: [
        { journal: { code: "BQ" }, entries: 1 },
        { journal: { code: "VE" }, entries: 1, debitCents: 12_000, creditCents: 12_000 },
      ],
      drafts: [{ id: "d1", author: "Anna" }],
    });
    const { debitCents, creditCents } = (await look(device, "2026-01-31"))!;
    expect(debitCents).toBe(creditCents);
    expect(await look(device, "2025-12-31")).toMatchObject({
      problem: { code: "period.endBeforeStart" },
      vouchers: 0,
    });
    expect(await look(device, "2026-01-05")).toMatchObject({ problem: { code: "period.nothing" } });
    await must(pay(device, "p2", 100, "2026-01-22"));
  });

  test("is to be confirmed until the server has sealed it; then sums and lists stay, and the rows go", async () => {
    const { device, server, paths } = await openCompany();
    await approveSale(device, "s1", "2026-01-10");
    await must(pay(device, "p1", 12_000, "2026-02-20", "s1"));
    await must(pay(device, "p2", 300, "2026-03-01"));
    const before = await balance(device);
    await must(validate(device, "2026-02-28"));
    expect(await device.ask("validation", { company })).toMatchObject({
      through: null,
      waiting: { through: "2026-02-28" },
      periods: [],
    });
    expect(await pay(device, "p3", 100, "2026-02-01")).toMatchObject({
      problem: { code: "day.validated", firstOpenDay: "2026-03-01" },
    });
    expect(await balance(device)).toEqual(before);

    paths.length = 0;
    await device.synchronise();
    expect(paths.filter((path) => path.endsWith("/pull"))).toHaveLength(1);
    expect(await device.ask("validation", { company })).toMatchObject({
      through: "2026-02-28",
      waiting: null,
      periods: [
        { month: "2026-02", throughDay: "2026-02-28", by: "Anna" },
        { month: "2026-01", fromDay: "2026-01-01" },
      ],
    });
    expect(server.documents(company, "seals")).toHaveLength(2);
    expect(await balance(device)).toEqual(before);
    expect(await idsListed(device)).toEqual(["p1", "p2", "s1"]);
    expect(rowsOnDisk(device)).toEqual(["vouchers/c1|p2"]);
    expect(await device.ask("voucher", { company, id: "s1" })).toMatchObject({
      fate: "sealed",
      restCents: 0,
      voucher: { entryNumber: "1", number: "F-2026-00001" },
    });
    expect(await device.ask("device", {})).toMatchObject({ missingMonthCount: 0, obstacle: null });
    await device.restart();
    expect(await balance(device)).toEqual(before);
    expect(await idsListed(device)).toEqual(["p1", "p2", "s1"]);
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({
      completeAsOf: server.answeredAt(),
      obstacle: null,
    });
  });

  test("a device that is filled afterwards has the same books, and takes money for a validated invoice", async () => {
    const { device, open } = await openCompany();
    await approveSale(device, "s1", "2026-01-10");
    await must(validate(device, "2026-01-31"));
    await device.synchronise();
    const other = await open();
    await other.synchronise();
    expect(await balance(other)).toEqual(await balance(device));
    expect(await idsListed(other)).toEqual(["s1"]);
    await must(pay(other, "p1", 12_000, "2026-02-01", "s1"));
    expect(await pay(other, "p2", 1, "2026-02-01", "s1")).toMatchObject({
      problem: { code: "payment.exceedsRest" },
    });
    expect(await other.books().send(company, "voucher.cancel", { id: "s1", reason: "" })).toMatchObject({
      ok: false,
    });
    await other.synchronise();
    await device.synchronise();
    expect(await balance(device)).toEqual(await balance(other));
    expect(await device.ask("voucher", { company, id: "s1" })).toMatchObject({ restCents: 0 });
  });

  test("a device that slept drops what has become of its drafts and dates, in one pull", async () => {
    const { device, open, paths } = await openCompany();
    const set = { day: "2026-01-10", lines: [aLine()], party: "c1" };
    await device.books().send(company, "voucher.draft", { id: "s1", kind: "sale", credits: null, set });
    await must(pay(device, "p1", 500, "2026-03-05"));
    await device.synchronise();
    const sleeper = await open();
    await sleeper.synchronise();

    const { seenHash } = (await device.ask("voucher", { company, id: "s1" }))!;
    await must(device.books().send(company, "voucher.approve", { id: "s1", seenHash: seenHash! }));
    const moved = { kind: "payment" as const, id: "p1", set: { day: "2026-01-12" } };
    await must(device.books().send(company, "voucher.correct", moved));
    await must(pay(device, "p2", 700, "2026-01-13"));
    await device.synchronise();
    await must(validate(device, "2026-01-31"));
    await device.synchronise();

    paths.length = 0;
    await sleeper.synchronise();
    expect(paths.filter((path) => path.endsWith("/pull"))).toHaveLength(1);
    expect(await balance(sleeper)).toEqual(await balance(device));
    expect(await idsListed(sleeper)).toEqual(["p1", "p2", "s1"]);
    expect(rowsOnDisk(sleeper)).toEqual([]);
  });

  test("what was written meanwhile refuses it; looking again validates", async () => {
    const { device, open } = await openCompany();
    await must(pay(device, "p1", 500, "2026-01-05"));
    await device.synchronise();
    const other = await open();
    await other.synchronise();
    await must(validate(device, "2026-01-31"));
    await must(pay(other, "p2", 200, "2026-01-06"));
    await other.synchronise();
    await device.synchronise();
    const [refusal] = await device.ask("refusals", { company });
    expect(refusal).toMatchObject({ code: "period.unseen", facts: { vouchers: [{ id: "p2" }] } });
    expect(await device.ask("validation", { company })).toMatchObject({ through: null, waiting: null });
    await must(validate(device, "2026-01-31"));
    await device.synchronise();
    expect(await device.ask("validation", { company })).toMatchObject({ through: "2026-01-31" });
  });

  test("a byte that is changed on this device is found, and the month it is in named", async () => {
    const { device } = await openCompany();
    await must(pay(device, "p1", 500, "2026-01-05"));
    await must(validate(device, "2026-01-31"));
    await device.synchronise();
    const check = (askedAt: string) => device.ask("sealsCheck", { company, askedAt });
    expect(await check("1")).toMatchObject([
      { chain: "main", headers: 1, bodies: 2, notHeld: 0, problem: null },
    ]);

    const { indexedDB, IDBKeyRange } = device.disk;
    const dexie = await new Dexie(sealsNameOf("anna"), { indexedDB, IDBKeyRange } as DexieOptions).open();
    const rows = (await dexie.table("bodies").toArray()) as { hash: string; bytes: Uint8Array }[];
    for (const row of rows) {
      const bytes = row.bytes.slice();
      bytes[bytes.length - 1]! ^= 1;
      await dexie.table("bodies").put({ ...row, bytes });
      const [chain] = await check(row.hash);
      expect(chain).toMatchObject({
        chain: "main",
        problem: { code: "seal.bodyChanged", seal: "main:0000", month: "2026-01", body: { hash: row.hash } },
      });
      await dexie.table("bodies").put(row);
    }
    dexie.close();
  });

  test("what was changed on this device and fetched again is still named, and when it was found", async () => {
    const { device } = await openCompany();
    await must(pay(device, "p1", 500, "2026-01-05"));
    await must(validate(device, "2026-01-31"));
    await device.synchronise();
    const discarded = () => device.ask("discardedBodies", { company });
    expect(await discarded()).toEqual([]);

    const { indexedDB, IDBKeyRange } = device.disk;
    const dexie = await new Dexie(sealsNameOf("anna"), { indexedDB, IDBKeyRange } as DexieOptions).open();
    const rows = (await dexie.table("bodies").toArray()) as { hash: string; bytes: Uint8Array }[];
    for (const row of rows) {
      const bytes = row.bytes.slice();
      bytes[bytes.length - 1]! ^= 1;
      await dexie.table("bodies").put({ ...row, bytes });
    }
    dexie.close();
    await device.restart();
    await device.ask("journal", { company, filter: {} });
    await device.ask("vouchers", { company, filter: { kinds: ["payment"] } });
    const found = [
      { month: "2026-01", kind: "lines" },
      { month: "2026-01", kind: "vouchers" },
    ];
    const byKind = async () => (await discarded()).toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
    expect(await byKind()).toMatchObject(found.map((one) => ({ ...one, isBack: false })));
    await device.synchronise();
    expect(await byKind()).toMatchObject(found.map((one) => ({ ...one, isBack: true })));
    const [chain] = await device.ask("sealsCheck", { company, askedAt: "after" });
    expect(chain).toMatchObject({ bodies: 2, notHeld: 0, problem: null });
  });

  test("until the lines are here the rows stand in for them, and no sum is told twice", async () => {
    const server = createSimulatedServer();
    let isCut = false;
    const device = await openSimulatedDevice({
      user: "anna",
      fetch: async (path, init) =>
        isCut && String(path).includes("/seals/")
          ? new Response("", { status: 503 })
          : server.fetchAs("anna")(path, init),
    });
    afterThisFile(device.close);
    await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
    // A header tells what every month but the first comes to, and so do the rows of both.
    for (const [id, day, through] of [
      ["p1", "2026-01-05", "2026-01-31"],
      ["p2", "2026-02-05", "2026-02-28"],
    ] as const) {
      await must(pay(device, id, 500, day));
      await device.synchronise();
      const before = await balance(device);
      isCut = true;
      await must(validate(device, through));
      await device.synchronise();
      expect(await device.ask("validation", { company })).toMatchObject({ through });
      expect(await balance(device)).toEqual(before);
      expect(rowsOnDisk(device)).toEqual([`vouchers/c1|${id}`]);
      isCut = false;
      device.moveClock(3_600_000);
      await device.synchronise();
      expect(await balance(device)).toEqual(before);
      expect(rowsOnDisk(device)).toEqual([]);
    }
  });

  test("is not complete while the vouchers of a validated month are not here: they would be missing in what is unpaid", async () => {
    const { device, server } = await openCompany();
    await approveSale(device, "s1", "2026-01-10");
    await must(validate(device, "2026-01-31"));
    await device.synchronise();
    const [header] = server.documents(company, "seals");
    const [vouchers] = bodiesIn(header!, "vouchers");
    let isCut = true;
    const other = await openSimulatedDevice({
      user: "anna",
      fetch: async (path, init) =>
        isCut && String(path).endsWith(vouchers!.hash)
          ? new Response("", { status: 503 })
          : server.fetchAs("anna")(path, init),
    });
    afterThisFile(other.close);
    await other.synchronise();
    expect(await idsListed(other)).toEqual([]);
    expect(await other.ask("device", {})).toMatchObject({
      completeAsOf: null,
      missingMonthCount: 1,
      failedMonths: [{ month: "2026-01", problem: "unavailable" }],
    });
    isCut = false;
    other.moveClock(3_600_000);
    await other.synchronise();
    expect(await idsListed(other)).toEqual(["s1"]);
    expect(await other.ask("device", {})).toMatchObject({
      completeAsOf: server.answeredAt(),
      missingMonthCount: 0,
      failedMonths: [],
    });
  });
});
