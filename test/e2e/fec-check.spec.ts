import { expect, test } from "vitest";
import { aFec } from "#test/support/a-fec.ts";
import { openSignedInApp } from "#test/support/app-page.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";

test("a FEC of any software is checked without a network, and its faults are saved for a spreadsheet", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
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
});
