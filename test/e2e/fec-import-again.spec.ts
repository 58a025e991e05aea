import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aFec } from "#test/support/a-fec.ts";
import { openAnsweringProxy } from "#test/support/answering-proxy.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { openJourney } from "#test/support/journey.ts";

const SIREN = "123456782";

test("another file of an imported year takes its place whole, once that is confirmed; the same again adds nothing; another company's has to be confirmed", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  await goTo(page, "Importer");
  await choose(page, aFec({ siren: SIREN, label: "Ancien libellé" }));
  await page.getByText("Une nouvelle comptabilité", { exact: true }).click();
  await page.getByLabel("Nom de la comptabilité").fill("Livres repris");
  await page.getByRole("button", { name: "Importer 4 lignes" }).click();
  await page.getByText("Importé", { exact: true }).waitFor();
  await waitForState(page, "tout est envoyé");

  const second = aFec({ siren: SIREN, label: "Nouveau libellé" });
  await choose(page, second);
  await page.getByText(/^L’exercice clos le .* a été importé de/).waitFor();
  const button = page.getByRole("button", { name: "Importer 4 lignes" });
  expect(await button.isDisabled()).toBe(true);
  await page.getByText(/^Remplacer .* par/).click();
  await button.click();
  await goTo(page, "Journal");
  await page.getByRole("row").filter({ hasText: "Nouveau libellé" }).first().waitFor();
  await eventually(() => textOf(page.getByRole("main"))).toContain("4 lignes");
  expect(await textOf(page.getByRole("main"))).not.toContain("Ancien libellé");

  await goTo(page, "Importer");
  await choose(page, second);
  await page.getByText(/^Ce fichier même a été importé le/).waitFor();
  expect(await page.getByRole("button", { name: "Importer 4 lignes" }).count()).toBe(0);
  await page.getByRole("button", { name: "Choisir un autre fichier" }).click();

  await choose(page, aFec({ siren: "987654324", year: 2024, label: "D’ailleurs" }));
  await page
    .getByRole("radiogroup", { name: "Comptabilité" })
    .getByText("Livres repris", { exact: true })
    .click();
  await page.getByText(`Le fichier est du SIREN 987654324, Livres repris est ${SIREN}`).waitFor();
  expect(await button.isDisabled()).toBe(true);
  await page.getByText("L’importer quand même dans Livres repris").click();
  await button.click();
  await eventually(() => page.getByText("Importé", { exact: true }).count()).toBe(2);
  await goTo(page, "Journal");
  await eventually(() => textOf(page.getByRole("main"))).toContain("8 lignes");
});

test("another file of an imported year is refused, naming both, once a period rests on it", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  await goTo(page, "Importer");
  await choose(page, aFec({ siren: SIREN }));
  await page
    .getByRole("radiogroup", { name: "Comptabilité" })
    .getByText("Atelier Brun", { exact: true })
    .click();
  await page.getByText(/^L’importer quand même dans/).click();
  await page.getByRole("button", { name: "Importer 4 lignes" }).click();
  await page.getByText("Importé", { exact: true }).waitFor();

  await goTo(page, "Valider");
  await page.getByLabel("Valider jusqu’au").fill("2026-01-31");
  await page.getByRole("button", { name: "Valider jusqu’au 31/01/2026" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Valider définitivement" }).click();
  await page.getByText("Validé jusqu’au 31/01/2026").waitFor();

  await goTo(page, "Importer");
  await choose(page, aFec({ siren: SIREN, label: "Autre" }));
  await page
    .getByRole("radiogroup", { name: "Comptabilité" })
    .getByText("Atelier Brun", { exact: true })
    .click();
  const name = `${SIREN}FEC20251231.txt`;
  await page
    .getByText(
      `${name} ne peut pas remplacer ${name} : des périodes validées jusqu’au 31/01/2026 s’appuient dessus.`,
    )
    .waitFor();
  expect(await page.getByRole("button", { name: "Importer 4 lignes" }).isEnabled()).toBe(false);
});

test("a bad file lists every problem by its line and imports nothing", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  const { bytes, fileName } = aFec({ siren: SIREN });
  const lines = new TextDecoder().decode(bytes).split("\r\n");
  lines[1] = lines[1]!.replace("120,00", "12O,00");
  lines[3] = lines[3]!.replaceAll("20250302", "20259902");
  lines[4] = lines[4]!.split("\t").slice(0, 6).join("\t");
  await goTo(page, "Importer");
  await choose(page, { bytes: new TextEncoder().encode(lines.join("\r\n")), fileName });
  await page.getByText(/fautes? : rien n’a été importé/).waitFor();
  const faults = page.getByRole("table", { name: "Fautes par ligne" });
  await eventually(() => textOf(faults)).toMatch(
    /2 Debit « 12O,00 ».*4 EcritureDate « 20259902 ».*5 La ligne a 6 champs/,
  );
  expect(await page.getByRole("button", { name: /^Importer .* lignes$/ }).count()).toBe(0);
});

test("a file dropped before the books are open is held, and read once they are", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const slowStart = "{ const until = Date.now() + 5000; while (Date.now() < until); }\n";
  const slow = await openAnsweringProxy(server.port, {
    before: { path: /^\/assets\/worker-.*\.js$/, script: slowStart },
  });
  const device = await openDevice();
  const page = await openSignedInApp(device, slow.url, logInOf("louise"));
  await page.goto(`${slow.url}/import`);
  const { bytes, fileName } = aFec({ siren: SIREN });
  await page.getByRole("region", { name: "Choisir un fichier FEC" }).waitFor();
  await page.evaluate(
    ({ text, name }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      document
        .querySelector("main")
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    { text: new TextDecoder().decode(bytes), name: fileName },
  );
  await page.getByText("Ce que contient le fichier").waitFor();
  await device.close();
  await slow.close();
});

async function choose(
  page: Page,
  { bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string },
) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choisir un (autre )?fichier/ }).click();
  await (await chooser).setFiles({ name: fileName, mimeType: "text/plain", buffer: Buffer.from(bytes) });
}
