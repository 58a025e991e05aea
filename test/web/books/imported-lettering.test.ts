import { expect, test, vi } from "vitest";
import { createApp } from "#server/app.ts";
import { anEntry, aRow, type FecRow, fecText } from "#test/core/formats/fec/fec-file.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { substanceOfEntries } from "#test/support/fec-substance.ts";
import { fetchFec } from "#test/support/fetch-fec.ts";
import { importFec } from "#test/support/import-fec.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";
import { lookThrough } from "#test/support/validate-period.ts";

// A real server and a thread for a file, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const CLOSING_DAY = "2025-12-31";

/** An invoice and its payment, lettered, and a purchase in another currency whose lines name two papers. */
function aLetteredFec(ValidDate = "") {
  const common = { ValidDate, CompAuxNum: "C1", CompAuxLib: "Leroy", PieceDate: "20251102" };
  const of = (EcritureNum: string, day: string, row: FecRow = {}) =>
    anEntry({ EcritureNum, EcritureDate: day, ...common, ...row }).map((line) =>
      line.CompteNum === "411000"
        ? { ...line, EcritureLet: "a7", DateLet: "20251120" }
        : { ...line, CompAuxNum: "", CompAuxLib: "" },
    );
  const [invoice, income] = of("1", "20251102");
  const [claim, bank] = of("2", "20251120", { EcritureLib: "Règlement" });
  const foreign = { ...common, EcritureNum: "3", EcritureDate: "20251125", CompAuxNum: "", CompAuxLib: "" };
  const dollars = { Montantdevise: "55,10", Idevise: "USD" };
  const text = fecText([
    ...[invoice!, income!],
    ...[
      { ...claim!, Debit: "0,00", Credit: "120,00" },
      { ...bank!, CompteNum: "512000", CompteLib: "Banque", Debit: "120,00", Credit: "0,00" },
    ],
    aRow({ ...foreign, CompteNum: "626000", CompteLib: "Frais", Debit: "50,00", ...dollars }),
    aRow({ ...foreign, CompteNum: "471000", CompteLib: "Attente", Credit: "50,00", PieceRef: "F9" }),
  ]);
  return { bytes: new TextEncoder().encode(text), fileName: "732829320FEC20251231.txt", text };
}

test("what a file had lettered is seen matched on a device, undone there offline, made again, validated and written out", async () => {
  const services = await createTestServices();
  const app = createApp(services);
  const fiscalYears = [{ from: "2025-01-01", through: CLOSING_DAY }, ...frenchFirm.fiscalYears];
  const owner = await beginCompany(services, { ...frenchFirm, fiscalYears });
  const { company } = owner;
  const fec = aLetteredFec();
  await importFec(services, owner, fec, CLOSING_DAY);

  const enrolled = await createTestDevice(services, owner.userId, company);
  const browser = await openSignedInBrowser(app, services, enrolled);
  const device = await openSimulatedDevice({
    user: enrolled.userId,
    device: enrolled.id,
    fetch: signedInFetch(browser),
  });
  afterThisFile(device.close);
  await device.synchronise();
  const claims = async () => {
    const filter = { accounts: ["411000"] };
    const rows = await device.books().page("journal", { company, filter }, 0, 10);
    return rows.map(({ voucherId, line, day, label, matching, madeByHand, openCents, fate }) => ({
      ...{ key: { voucher: voucherId, line, day }, label, matching, madeByHand, openCents, fate },
    }));
  };
  /** What was booked in another currency is read wherever the entry is: live, validated, or in a month of its own. */
  const foreign = async () => {
    const filter = { accounts: ["626000"] };
    const [row] = await device.books().page("journal", { company, filter }, 0, 10);
    return device.ask("foreignAmounts", { company, id: row!.voucherId });
  };
  const dollars = [{ line: 0, amount: "55,10", currency: "USD" }];
  expect(await foreign()).toEqual(dollars);
  const before = await claims();
  expect(before.map(({ label, matching, openCents }) => [label, matching, openCents])).toEqual([
    ["Facture", "a7", 0],
    ["Règlement", "a7", 0],
  ]);

  // Undone on the device alone, then by the server: the lines are open, and may be matched again.
  const entry = { day: "2026-01-05", label: "TVA" };
  const made = before[0]!.madeByHand!;
  const undone = await device
    .books()
    .send(company, "matching.undo", { ...made, entry: { ...entry, id: "vat-1" } });
  expect(undone).toMatchObject({ ok: true });
  const open = [
    ["Facture", null, 12_000],
    ["Règlement", null, -12_000],
  ];
  const openness = async () =>
    (await claims()).map(({ label, matching, openCents }) => [label, matching, openCents]);
  expect(await openness()).toEqual(open);
  await device.synchronise();
  expect(await device.ask("refusals", { company })).toEqual([]);
  expect(await openness()).toEqual(open);
  const lines = before.map(({ key }) => key);
  const args = { account: "411000", lines, letter: "AA", entry: { ...entry, id: "vat-2" } };
  expect(await device.books().send(company, "matching.make", args)).toMatchObject({ ok: true });
  await device.synchronise();
  expect((await claims()).map(({ matching }) => matching)).toEqual(["AA", "AA"]);

  const provisional = { through: CLOSING_DAY, kind: "provisional" };
  const written = await fetchFec(browser, company, provisional);
  const withNewLetter = fec.text.replaceAll("\ta7\t", "\tAA\t");
  expect(substanceOfEntries(written.text!)).toEqual(substanceOfEntries(withNewLetter));

  await owner.must("period.validate", await lookThrough(owner, CLOSING_DAY));
  await device.synchronise();
  await device.synchronise();
  expect((await claims()).map(({ matching, fate }) => [matching, fate])).toEqual([
    ["AA", "sealed"],
    ["AA", "sealed"],
  ]);
  await device.restart();
  expect(await foreign()).toEqual(dollars);
  expect((await claims()).map(({ matching }) => matching)).toEqual(["AA", "AA"]);
  const official = await fetchFec(browser, company, { through: CLOSING_DAY });
  expect(substanceOfEntries(official.text!)).toEqual(substanceOfEntries(withNewLetter));
  for (const { ValidDate } of official.records!) expect(ValidDate).not.toBe("");
});

test("what an entry that was validated elsewhere came to in another currency is read from its body", async () => {
  const services = await createTestServices();
  const app = createApp(services);
  const fiscalYears = [{ from: "2025-01-01", through: CLOSING_DAY }, ...frenchFirm.fiscalYears];
  const owner = await beginCompany(services, { ...frenchFirm, fiscalYears });
  const { company } = owner;
  await importFec(services, owner, aLetteredFec("20251231"), CLOSING_DAY);
  const enrolled = await createTestDevice(services, owner.userId, company);
  const browser = await openSignedInBrowser(app, services, enrolled);
  const fetch = signedInFetch(browser);
  const device = await openSimulatedDevice({ user: enrolled.userId, device: enrolled.id, fetch });
  afterThisFile(device.close);
  await device.synchronise();
  await device.synchronise();
  const rows = await device
    .books()
    .page("journal", { company, filter: { accounts: ["626000", "706000"] } }, 0, 10);
  const asked = rows.map(({ voucherId: id }) => device.ask("foreignAmounts", { company, id }));
  expect((await Promise.all(asked)).flat()).toEqual([{ line: 0, amount: "55,10", currency: "USD" }]);
});
