import { describe, expect, test, vi } from "vitest";
import { firstDayOfYearEnding } from "#core/formats/fec/fec-file-name.ts";
import { type ImportBatch, importIdOf } from "#core/imports/import-batch.ts";
import { createApp } from "#server/app.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { substanceOf, substanceOfEntries } from "#test/support/fec-substance.ts";
import { fetchFec } from "#test/support/fetch-fec.ts";
import { importFec } from "#test/support/import-fec.ts";
import { realFecs } from "#test/support/real-fecs.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { storedDocument } from "#test/support/stored-documents.ts";
import { beginCompany } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";

// A real database and threads, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

// What a file holds is the same whatever the database.
const { open } = databases[0]!;

/** The same file of a system that has validated nothing yet. */
function withoutValidation(bytes: Uint8Array): Uint8Array {
  const [header = "", ...rows] = Buffer.from(bytes).toString("latin1").split(/\r?\n/);
  const separator = header.includes("|") ? "|" : "\t";
  const place = header.split(separator).indexOf("ValidDate");
  const emptied = rows.map((row) =>
    row === "" ? row : row.split(separator).with(place, "").join(separator),
  );
  return Buffer.from([header, ...emptied].join("\r\n"), "latin1");
}

describe.runIf(realFecs().length > 0)("a real file, through the server", () => {
  test.each(realFecs())("$fileName goes in and comes out equal in substance", async (real) => {
    const { fileName, closingDay, bytes } = real;
    const services = await createTestServices({ storage: await open() });
    const fiscalYears = [{ from: firstDayOfYearEnding(closingDay), through: closingDay }];
    const device = await beginCompany(services, { ...frenchFirm, booksStart: "2026-01-01", fiscalYears });
    await importFec(services, device, real, closingDay);
    const browser = await openSignedInBrowser(createApp(services), services, device);
    const out = await fetchFec(browser, device.company, { through: closingDay });
    expect(substanceOf(out.text!, fileName)).toEqual(substanceOf(bytes, fileName));
  });

  test.each(realFecs())("$fileName does so as well where nothing of it was validated", async (real) => {
    const bytes = withoutValidation(real.bytes);
    // A voucher is of the year of its day, and one of the files bears another year's name.
    const closingDay = real.closingDay === "2022-12-31" ? "2023-12-31" : real.closingDay;
    const fileName = real.fileName.replace("20221231", "20231231");
    const services = await createTestServices({ storage: await open() });
    const fiscalYears = [{ from: firstDayOfYearEnding(closingDay), through: closingDay }];
    const device = await beginCompany(services, { ...frenchFirm, booksStart: "2026-01-01", fiscalYears });
    await importFec(services, device, { bytes, fileName }, closingDay);
    const browser = await openSignedInBrowser(createApp(services), services, device);
    const batch = await storedDocument(services.storage, device.company, "outcomes", importIdOf(closingDay));
    expect((batch as ImportBatch).live).toBeGreaterThan(0);
    const request = { through: closingDay, kind: "provisional" };
    const out = await fetchFec(browser, device.company, request);
    expect(substanceOfEntries(out.text!, fileName)).toEqual(substanceOfEntries(bytes, fileName));
  });
});
