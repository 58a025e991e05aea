import { join } from "node:path";
import { expect, test } from "vitest";
import { aFec } from "#test/support/a-fec.ts";
import { openSignedInApp } from "#test/support/app-page.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";
import {
  choosePath,
  devicePeakBytes,
  longestTask,
  watchInterfaceThread,
} from "#test/support/page-measures.ts";
import { writeLargeFec } from "#test/support/write-large-fec.ts";

/** A hundred megabytes are tried by `FEC_ROWS=900000`; what they took is then told. */
const rowsWanted = Number(process.env["FEC_ROWS"] ?? 45_000);
const isMeasured = process.env["FEC_ROWS"] !== undefined;

test("a FEC of any software is checked without a network, and its faults are saved for a spreadsheet", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  await device.context.addInitScript(watchInterfaceThread);
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  await page.goto(`${proxy.url}/import`);
  await page.getByRole("link", { name: "Vérifier un FEC" }).click();
  await page.getByRole("button", { name: "Choisir un fichier FEC" }).waitFor();
  await cutNetwork(device, proxy);

  const { bytes, fileName } = aFec({ closingBalanceCents: 10, drafts: [2] });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choisir un fichier FEC" }).click();
  await (await chooser).setFiles({ name: fileName, mimeType: "text/plain", buffer: Buffer.from(bytes) });
  await page.getByText("L’administration n’accepterait pas ce fichier").waitFor();
  await page.getByText("L’écriture n’est pas validée : ValidDate est vide.").first().waitFor();
  const found: string[] = [];
  await lookAtScreen(page, "fec-check", found);
  expect(found).toEqual([]);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Enregistrer en CSV" }).click();
  expect((await download).suggestedFilename()).toBe("123456782FEC20251231-verification.csv");

  const path = join(server.dataDir, "123456782FEC20251231.txt");
  const fec = await writeLargeFec(path, { rows: rowsWanted, seed: 11 });
  await page.getByRole("button", { name: "Choisir un autre fichier" }).click();
  await longestTask(page);
  await choosePath(page, path, fec.fileName);
  await page.getByRole("progressbar", { name: /^Lecture de/ }).waitFor();
  await page.getByRole("button", { name: "Arrêter la lecture" }).click();
  await page.getByText("Arrêté").waitFor();
  const startedAt = performance.now();
  await choosePath(page, path, fec.fileName);
  const rows = new RegExp(fec.rows.toLocaleString("fr").replaceAll(/\s/g, "\\s"));
  await page.getByText(rows).first().waitFor();
  await page.getByText("Ce qui a été vérifié").first().waitFor();
  if (isMeasured)
    console.log({
      ...{ rows: fec.rows, bytes: fec.byteLength },
      seconds: Math.round((performance.now() - startedAt) / 1000),
      longestTaskMilliseconds: await longestTask(page),
      devicePeakBytes: await devicePeakBytes(device),
    });
}, 600_000);
