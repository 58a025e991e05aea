import { describe, expect, test, vi } from "vitest";
import { firstDayOfYearEnding } from "#core/formats/fec/fec-file-name.ts";
import { createApp } from "#server/app.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { databases } from "#test/support/databases.ts";
import { substanceOf } from "#test/support/fec-substance.ts";
import { fetchFec } from "#test/support/fetch-fec.ts";
import { importFec } from "#test/support/import-fec.ts";
import { realFecs } from "#test/support/real-fecs.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { beginCompany } from "#test/support/test-device.ts";
import { createTestServices } from "#test/support/test-services.ts";

// A real database and threads, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

// What a file holds is the same whatever the database.
const { open } = databases[0]!;

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
});
