import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { test } from "vitest";
import { aFec } from "#test/support/a-fec.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const realFiles = join(import.meta.dirname, "../../../shared/data/fec");
const realFile = join(realFiles, "0000000001FEC20220831.txt");

test("a FEC file becomes books that are read offline as journal, general ledger and balance, and is known when it comes again", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  const { bytes, fileName } = aFec({ label: "Séance de janvier" });

  await goTo(page, "Importer");
  await chooseFile(page, fileName, Buffer.from(bytes));
  await page.getByText("Ce que contient le fichier").waitFor();
  await page.getByText("Débit égal au crédit").first().waitFor();
  await page.getByText("Une nouvelle comptabilité", { exact: true }).click();
  await page.getByLabel("Nom de la comptabilité").fill("Livres repris");
  await page.getByRole("button", { name: "Importer 4 lignes" }).click();
  await page.getByText("Importé", { exact: true }).waitFor();
  await waitForState(page, "tout est envoyé");
  await goTo(page, "Journal");
  await eventually(() => textOf(page.getByRole("main"))).toContain("4 lignes");

  await cutNetwork(device, proxy);
  await page.reload();
  await page.getByRole("row").filter({ hasText: "Séance de janvier" }).first().waitFor();
  await goTo(page, "Balance");
  await eventually(() => textOf(page.getByRole("main"))).toMatch(/512000.*180,00.*706000.*180,00/);
  await page.goto(`${proxy.url}/ledger/706000`);
  await eventually(() => textOf(page.getByRole("main"))).toMatch(/120,00/);

  proxy.restore();
  await device.context.setOffline(false);
  await goTo(page, "Importer");
  await chooseFile(page, fileName, Buffer.from(bytes));
  await page.getByText(/^Ce fichier même a été importé le/).waitFor();
});

test("a bad FEC file lists its faults by line and imports nothing", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 390, height: 844 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  const { bytes, fileName } = aFec();
  const lines = Buffer.from(bytes).toString("utf8").replace("20250302", "20259902");
  await page.goto(`${proxy.url}/import`);
  await chooseFile(page, fileName, Buffer.from(lines));
  await page.getByText(/fautes? : rien n’a été importé/).waitFor();
  await eventually(() => textOf(page.getByRole("main"))).toMatch(/20259902.*n’est pas un jour/);
});

test.runIf(existsSync(realFile))("a real FEC file is imported whole and read offline", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  await goTo(page, "Importer");
  await chooseFile(page, "0000000001FEC20220831.txt", readFileSync(realFile));
  await page.getByText("Ce que contient le fichier").waitFor();
  await page.getByText("Une nouvelle comptabilité", { exact: true }).click();
  await page.getByLabel("Nom de la comptabilité").fill("Livres réels");
  await page.getByRole("button", { name: /^Importer .* lignes$/ }).click();
  await page.getByText("Importé", { exact: true }).waitFor();
  await goTo(page, "Journal");
  await eventually(() => textOf(page.getByRole("main"))).toContain("5 422 lignes · débit égal au crédit");

  await cutNetwork(device, proxy);
  await page.reload();
  await eventually(() => textOf(page.getByRole("main"))).toContain("5 422 lignes · débit égal au crédit");
});

async function chooseFile(page: Page, name: string, buffer: Buffer) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choisir un (autre )?fichier/ }).click();
  await (await chooser).setFiles({ name, mimeType: "text/plain", buffer });
}
