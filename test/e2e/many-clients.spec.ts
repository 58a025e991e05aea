import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, openSignedInApp, stateBar, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

test("a firm finds and opens clients of which only the card was here, keeps one, and has it without a network", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("fay"));
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .click();
  await page.getByText("20 dossiers").waitFor();
  await waitForState(page, /complet au .*, \d+ sur 2\d dossiers ici/);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  expect(await textOf(row("Agence Ligne Claire"))).not.toContain("ici");

  await page.getByLabel("Chercher").fill("boulang");
  await eventually(() => textOf(row("Agence Ligne Claire"))).toBe("");
  await page.getByRole("cell", { name: "Boulangerie du Parc", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Aujourd’hui" }).waitFor();
  await switcher(page, "Boulangerie du Parc").waitFor();
  await waitForState(page, /complet au/);
  await eventually(() => textOf(stateBar(page))).toContain("ici");

  // What was opened is here without a network; what never was says so, in words.
  await cutNetwork(device, proxy);
  await waitForState(page, "Hors ligne");
  await goToCompany(page, "Boulangerie du Parc", "agence", "Agence Ligne Claire");
  await page.getByText("Ce dossier n’est pas sur cet appareil").waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await goToCompany(page, "Agence Ligne Claire", "boulang", "Boulangerie du Parc");
  await page.getByRole("heading", { level: 1, name: "Aujourd’hui" }).waitFor();
  await goToCompany(page, "Boulangerie du Parc", "agence", "Agence Ligne Claire");
  await page.getByText("Ce dossier n’est pas sur cet appareil").waitFor();
  await restoreNetwork(device, proxy);
  await page.getByRole("heading", { level: 1, name: "Aujourd’hui" }).waitFor();
  await page.getByText("Ce dossier est en train d’arriver").waitFor({ state: "detached" });

  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .click();
  const kept = "Garage des Charpennes";
  await page.getByLabel(`Cocher ${kept}`).check();
  await page.getByRole("button", { name: "Garder sur cet appareil" }).click();
  await row(kept).getByText("gardé ici", { exact: true }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await cutNetwork(device, proxy);
  await page.getByRole("cell", { name: new RegExp(`^${kept}`) }).click();
  await page.getByRole("heading", { level: 1, name: "Aujourd’hui" }).waitFor();
  await page.goto(`${proxy.url}/settings`);
  const choice = page.getByRole("checkbox", { name: `Garder ${kept} sur cet appareil` });
  await choice.waitFor({ state: "attached" });
  expect(await choice.isChecked()).toBe(true);
  expect(await checkAccessibility(page)).toEqual([]);
});

const switcher = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`${name}\\. En choisir une autre`) });

async function goToCompany(page: Page, from: string, typed: string, to: string): Promise<void> {
  await switcher(page, from).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Chercher").fill(typed);
  await dialog.getByRole("button", { name: new RegExp(to) }).click();
  await dialog.waitFor({ state: "hidden" });
  await switcher(page, to).waitFor();
}
