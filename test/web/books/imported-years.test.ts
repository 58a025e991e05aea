import { expect, test, vi } from "vitest";
import { createApp } from "#server/app.ts";
import { anEntry, fecText } from "#test/core/formats/fec/fec-file.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { importFec } from "#test/support/import-fec.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { signedInFetch } from "#test/support/signed-in-fetch.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { beginCompany, createTestDevice } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";

// A real server and a thread for a file, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

test("a year between an imported one and our own is said to be missing, until its file is imported", async () => {
  const services = await createTestServices();
  const app = createApp(services);
  const owner = await beginCompany(services, frenchFirm);
  const { company } = owner;
  const importYear = async (year: string, ValidDate: string) => {
    const closingDay = `${year}-12-31`;
    const row = { EcritureDate: `${year}0305`, PieceDate: `${year}0305`, ValidDate };
    const bytes = new TextEncoder().encode(fecText(anEntry(row)));
    const fileName = `732829320FEC${year}1231.txt`;
    await importFec(services, owner, { bytes, fileName }, closingDay);
  };
  await importYear("2023", "20231231");

  const enrolled = await createTestDevice(services, owner.userId, company);
  const browser = await openSignedInBrowser(app, services, enrolled);
  const device = await openSimulatedDevice({
    user: enrolled.userId,
    device: enrolled.id,
    fetch: signedInFetch(browser),
  });
  afterThisFile(device.close);
  const years = async () => {
    await device.synchronise();
    const answer = await device.ask("years", { company, today: "2026-05-04" });
    return answer?.years.map(({ from, state, months, opening }) => [
      ...[from.slice(0, 4), state, months[2]?.state],
      opening,
    ]);
  };
  expect(await years()).toEqual([
    ["2026", "open", "open", "carried"],
    ["2025", "missing", "missing", "carried"],
    ["2024", "missing", "missing", "carried"],
    ["2023", "imported", "imported", null],
  ]);
  // Entries of a file that nobody validated come in as live ones, and our own books then begin with them.
  await importYear("2025", "");
  expect(await years()).toEqual([
    ["2026", "open", "open", "provisional"],
    ["2025", "open", "open", "carried"],
    ["2024", "missing", "missing", "carried"],
    ["2023", "imported", "imported", null],
  ]);
});
