import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { aFec } from "#test/support/a-fec.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { aLine, aPaymentOf, frenchFirm } from "#test/support/books-builder.ts";
import { importArgsOf, importFec } from "#test/support/import-fec.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice, type SimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";
import { openDeviceDatabase } from "#web/books/device-database.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let owner: TestDevice;
let company: string;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  owner = await beginCompany(services, frenchFirm);
  company = owner.company;
});

/** A device with books of its own, enrolled at the real server. */
async function openDevice(enrolled: TestDevice): Promise<SimulatedDevice> {
  const browser = await openSignedInBrowser(app, services, enrolled);
  const device = await openSimulatedDevice({
    user: enrolled.userId,
    device: enrolled.id,
    fetch: signedInFetch(browser),
  });
  afterThisFile(device.close);
  return device;
}
const openOwn = async () => openDevice(await createTestDevice(services, owner.userId, company));

const salesOf = (device: SimulatedDevice) =>
  device.books().page("vouchers", { company, filter: { kinds: ["sale"] } }, 0, 10);

describe("books and the real server", () => {
  test("what is approved on one device is numbered by the server and whole on a colleague's", async () => {
    const device = await openOwn();
    await device.synchronise();
    const set = { day: "2026-05-04", party: "c1", lines: [aLine()] };
    await device.books().send(company, "voucher.draft", { id: "s1", kind: "sale", credits: null, set });
    const detail = await device.ask("voucher", { company, id: "s1" });
    await device.books().send(company, "voucher.approve", { id: "s1", seenHash: detail!.seenHash! });
    await device.synchronise(["lostAnswer"]);
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 2, isOnline: false });
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
    expect(await salesOf(device)).toMatchObject([{ number: "F-2026-00001", fate: "onServer" }]);

    const colleague = await openDevice(await joinCompany(services, company));
    await colleague.synchronise();
    expect(await salesOf(colleague)).toEqual(await salesOf(device));
    const { completeAsOf } = await colleague.ask("device", {});
    expect(completeAsOf).toBe(services.now().toISOString());
  });

  test("an imported FEC goes up, comes back as sealed months, and stands in every report on every device", async () => {
    const device = await openOwn();
    await device.synchronise();
    const { bytes, fileName } = aFec({ siren: frenchFirm.registration });
    const file = new Blob([new Uint8Array(bytes)]);
    const progress: number[] = [];
    const read = await device
      .books()
      .previewFec(file, fileName, "token", ({ readBytes }) => progress.push(readBytes));
    if (!read.ok) throw new Error(read.problem.code);
    expect(progress.at(-1)).toBe(bytes.length);

    const sent = await device.books().importFec(company, file, {
      file: read.value.sha256,
      fileName,
      previewDigest: read.value.digest,
      closingDay: "2025-12-31",
      choices: { otherRegistration: false, replaces: null },
    });
    expect(sent).toMatchObject({ ok: true });
    expect(await device.ask("imports", { company })).toMatchObject([{ state: "uploading", fileName }]);

    await device.synchronise();
    await device.restart();
    await device.synchronise();
    await device.synchronise();
    expect(await device.ask("imports", { company })).toMatchObject([
      { state: "done", batch: { entries: 2 } },
    ]);

    const reports = async (of: SimulatedDevice) => ({
      balance: await of.ask("trialBalance", { company, filter: {} }),
      journal: await of.books().page("journal", { company, filter: {} }, 0, 100),
    });
    const own = await reports(device);
    expect(own.balance.debitCents).toBe(18_000);
    expect(own.balance.creditCents).toBe(18_000);
    expect(own.journal).toHaveLength(4);
    expect(own.journal[0]).toMatchObject({ fate: "sealed", day: "2025-01-15", entryNumber: "1" });

    const other = await openDevice(await joinCompany(services, company));
    await other.synchronise();
    expect(await reports(other)).toEqual(own);
    await other.restart();
    expect(await reports(other)).toEqual(own);
  });

  test("a file does not go up in the place of one whose lines are matched here, and the device says so at once", async () => {
    await importFec(services, owner, aFec({ siren: frenchFirm.registration }), "2025-12-31");
    const device = await openOwn();
    await device.synchronise();
    const postings = [
      { account: "512000", side: "credit" as const, cents: 12_000, party: null },
      { account: "471000", side: "debit" as const, cents: 12_000, party: null },
    ];
    const entry = { label: "Virement", journal: "OD", practitioner: null, postings };
    await device.books().send(company, "entry.record", { id: "out", day: "2026-03-02", ...entry });
    const matched = await device.books().send(company, "matching.make", {
      account: "512000",
      lines: [
        { voucher: "fec~2025-12-31:BQ:1", line: 0, day: "2025-01-15" },
        { voucher: "out", line: 0, day: "2026-03-02" },
      ],
      letter: "AA",
      entry: { id: "vat", day: "2026-03-02", label: "TVA" },
    });
    expect(matched).toMatchObject({ ok: true });

    const [known] = await device.ask("imports", { company });
    const other = aFec({ siren: frenchFirm.registration, label: "Autre" });
    const args = importArgsOf(other, { replaces: known!.file });
    const sent = await device.books().importFec(company, new Blob([new Uint8Array(other.bytes)]), args);
    expect(sent).toMatchObject({ ok: false, problem: { code: "import.matched", count: 1 } });
    expect(await device.ask("imports", { company })).toMatchObject([{ state: "done" }]);
  });

  /** A device whose file the server has lost just when it was about to read it. */
  async function loseFile() {
    const device = await openOwn();
    await device.synchronise();
    const { bytes, fileName } = aFec({ siren: frenchFirm.registration });
    const file = new Blob([new Uint8Array(bytes)]);
    const read = await device.books().previewFec(file, fileName, "token", () => {});
    if (!read.ok) throw new Error(read.problem.code);
    await device.books().importFec(company, file, {
      file: read.value.sha256,
      fileName,
      previewDigest: read.value.digest,
      closingDay: "2025-12-31",
      choices: { otherRegistration: false, replaces: null },
    });
    await device.synchronise();
    await services.blobs.remove(read.value.sha256);
    return { device, file, hash: read.value.sha256 };
  }
  const importsOn = (device: SimulatedDevice) => device.ask("imports", { company });

  test("a file that a restored server lacks goes up again by itself", async () => {
    const { device, hash } = await loseFile();
    expect(await importsOn(device)).toMatchObject([{ state: "reading" }]);
    await device.synchronise();
    expect(await services.blobs.storedLength(hash)).not.toBeNull();
    await device.synchronise();
    await device.synchronise();
    expect(await importsOn(device)).toMatchObject([{ state: "done" }]);
  });

  test("a file that the device has not either is asked for, and only the same one is taken", async () => {
    const { device, file, hash } = await loseFile();
    const { dexie, pieces } = await openDeviceDatabase(device.user, device.disk);
    await pieces.clear();
    dexie.close();
    await device.synchronise();
    expect(await importsOn(device)).toMatchObject([{ state: "missing", file: hash }]);
    expect(await device.books().provideFile(company, hash, new Blob(["another"]))).toMatchObject({
      problem: { code: "device.otherFile" },
    });
    expect(await device.books().provideFile(company, hash, file)).toMatchObject({ ok: true });
    expect(await importsOn(device)).toMatchObject([{ state: "uploading" }]);
    await device.synchronise();
    await device.synchronise();
    await device.synchronise();
    expect(await importsOn(device)).toMatchObject([{ state: "done" }]);
  });

  test("an import that is called off on its way up never happens", async () => {
    const device = await openOwn();
    await device.synchronise();
    const { bytes, fileName } = aFec({ siren: frenchFirm.registration });
    const file = new Blob([new Uint8Array(bytes)]);
    const read = await device.books().previewFec(file, fileName, "token", () => {});
    if (!read.ok) throw new Error(read.problem.code);
    const choices = { otherRegistration: false, replaces: null };
    const args = { file: read.value.sha256, fileName, previewDigest: read.value.digest, choices };
    await device.books().importFec(company, file, { ...args, closingDay: "2025-12-31" });
    expect(await importsOn(device)).toMatchObject([{ state: "uploading", isCancellable: true }]);
    await device.books().cancelImport(company, read.value.sha256);
    await device.synchronise();
    await device.synchronise();
    expect(await importsOn(device)).toEqual([]);
    expect(await services.blobs.storedLength(read.value.sha256)).toBeNull();
  });

  test("a session that ended stops sending and loses nothing; signing in goes on where it stopped", async () => {
    const enrolled = await createTestDevice(services, owner.userId, company);
    const browser = await openSignedInBrowser(app, services, enrolled);
    const device = await openSimulatedDevice({
      user: owner.userId,
      device: enrolled.id,
      fetch: signedInFetch(browser),
    });
    afterThisFile(device.close);
    await device.synchronise();
    const kept = new Map(browser.cookies);
    browser.cookies.clear();
    const set = { role: "customer" as const, number: "C9", name: "Lune" };
    await device.books().send(company, "party.save", { id: "p9", set });
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 1, obstacle: "signIn" });

    for (const [name, value] of kept) browser.cookies.set(name, value);
    await device.books().tellSignedIn();
    await device.synchronise();
    expect(await device.ask("device", {})).toMatchObject({ pendingCount: 0, obstacle: null });
  });

  test.each([
    ["on the first open day", { on: "2026-05-01" }],
    ["into the closing of its year", { on: "2026-12-31", closing: true as const }],
  ])(
    "of a late case each act can be booked %s once the one it hangs on is, by decisions that are commands of their own",
    async (_where, booking) => {
      const [office, tablet] = [await openOwn(), await openOwn()];
      const pay = (device: SimulatedDevice, id: string) =>
        device
          .books()
          .send(
            company,
            "payment.record",
            aPaymentOf(id, 5_000, { day: "2026-04-12", account: "706000", party: null }),
          );
      await office.synchronise();
      await pay(office, "first");
      await office.synchronise();
      await tablet.synchronise();
      // With no network, a payment is recorded in April and mended; meanwhile April is validated.
      await pay(tablet, "late");
      const mended = { kind: "payment", id: "late", set: { amountCents: 6_000 } } as const;
      expect(await tablet.books().send(company, "voucher.correct", mended)).toMatchObject({ ok: true });
      const period = await office.ask("period", { company, through: "2026-04-30", today: "2026-05-04" });
      expect(await office.books().send(company, "period.validate", period!.args!)).toMatchObject({
        ok: true,
      });
      await office.synchronise();
      await tablet.synchronise();
      await tablet.synchronise();

      const desk = async () =>
        (await tablet.ask("refusals", { company })).toSorted((one, other) => one.counter - other.counter);
      const [first, tail] = await desk();
      expect([first!.code, tail!.code, tail!.facts["cause"]]).toEqual([
        "day.validated",
        "command.depends",
        first!.id,
      ]);
      // Nothing is there yet to be mended, so that has no day.
      expect([first!.ways.bookOn, tail!.ways.bookOn]).toEqual(["2026-05-01", null]);
      expect([first!.ways.closingOn, tail!.ways.closingOn]).toEqual(["2026-12-31", null]);
      const book = (id: string) => tablet.books().send(company, "refusal.book", { id, ...booking });
      expect(await book(first!.id)).toMatchObject({ ok: true });
      expect(await desk()).toMatchObject([
        { id: tail!.id, ways: { bookOn: booking.on, closingOn: "2026-12-31" } },
      ]);
      expect(await book(tail!.id)).toMatchObject({ ok: true });
      await tablet.synchronise();
      await tablet.synchronise();
      expect(await desk()).toEqual([]);
      await office.synchronise();
      expect(await office.ask("voucher", { company, id: "late" })).toMatchObject({
        voucher: { day: booking.on, pieceOn: "2026-04-12", amountCents: 6_000 },
      });
    },
  );
});
