import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aFec } from "#test/support/a-fec.ts";
import { goTo, openSignedInApp, waitForState } from "#test/support/app-page.ts";
import { faultsOf } from "#test/support/fec-faults.ts";
import { fecRecords } from "#test/support/fec-in-memory.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";

const CLOSED_YEAR = "du 01/01/2025 au 31/12/2025";

test("an imported year goes out provisional while something of it is not validated, and official once it is closed, without a fault and proved", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  const { bytes, fileName } = aFec({ drafts: [2] });
  const found: string[] = [];

  await goTo(page, "Importer");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choisir un fichier/ }).click();
  await (await chooser).setFiles({ name: fileName, mimeType: "text/plain", buffer: Buffer.from(bytes) });
  await page.getByText("Une nouvelle comptabilité", { exact: true }).click();
  await page.getByLabel("Nom de la comptabilité").fill("Livres repris");
  await page.getByRole("button", { name: "Importer 4 lignes" }).click();
  await page.getByText("Importé", { exact: true }).waitFor();
  await waitForState(page, "tout est envoyé");

  await openYear(page);
  await page.getByText("1 pièce n’est pas validée").waitFor();
  expect(await downloadButton(page).isDisabled()).toBe(true);
  await lookAtScreen(page, "fec-export", found);
  await page.getByText("Provisoire", { exact: true }).click();
  const provisional = await download(page);
  expect(provisional.fileName).toBe("123456782FEC20251231-PROVISOIRE.txt");
  expect(fecRecords(provisional.text).map(({ ValidDate }) => ValidDate)).toEqual([
    ...["20250115", "20250115", "", ""],
  ]);
  expect(provisional.description).toContain("PROVISOIRE");

  await goTo(page, "Valider");
  await page.getByLabel("Valider jusqu’au").fill("2025-12-31");
  await page.getByRole("heading", { name: "1 pièce" }).waitFor();
  await page.getByRole("button", { name: "Valider jusqu’au 31/12/2025" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Valider définitivement" }).click();
  await page.getByText("Validé jusqu’au 31/12/2025").waitFor();

  await goTo(page, "Exercices");
  const year = page.getByRole("region", { name: `Exercice ${CLOSED_YEAR}` });
  await year.getByRole("button", { name: "Clôturer cet exercice …" }).click();
  await year.getByRole("button", { name: "Clôturer l’exercice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clôturer définitivement" }).click();
  await year.getByText("clôturé", { exact: true }).waitFor();
  await waitForState(page, "tout est envoyé");

  await openYear(page);
  await page.getByText("Rien ne s’y oppose.").waitFor();
  const official = await download(page);
  expect(official.fileName).toBe("123456782FEC20251231.txt");
  expect(faultsOf(official.text, official.fileName)).toEqual([]);
  expect(official.description).toContain("Toutes les écritures du fichier sont validées définitivement.");
  expect(fecRecords(official.text).map(({ EcritureNum, Debit }) => [EcritureNum, Debit])).toEqual([
    ["1", "120,00"],
    ["1", "0,00"],
    ["2", "60,00"],
    ["2", "0,00"],
  ]);

  await goTo(page, "Valider");
  await page.getByRole("link", { name: "Prouver les livres" }).click();
  await page.getByText("Rien n’a changé depuis la validation").waitFor();
  await lookAtScreen(page, "proof", found);
  expect(found).toEqual([]);
});

async function openYear(page: Page) {
  await goTo(page, "Exporter");
  await page.getByRole("button", { name: /Exercice/ }).click();
  await page.getByRole("option", { name: CLOSED_YEAR }).click();
}

const downloadButton = (page: Page) => page.getByRole("button", { name: "Télécharger le fichier" });

/** The file and what describes it, out of the archive. */
async function download(page: Page) {
  const coming = page.waitForEvent("download");
  await downloadButton(page).click();
  const path = await (await coming).path();
  const files = Object.entries(unzipSync(new Uint8Array(await readFile(path))));
  const [[fileName, bytes], [, description]] = files as [[string, Uint8Array], [string, Uint8Array]];
  return { fileName, text: strFromU8(bytes), description: strFromU8(description) };
}
