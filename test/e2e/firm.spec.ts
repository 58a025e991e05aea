import { expect, test } from "vitest";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { openJourney } from "#test/support/journey.ts";

test("F6 F7 F18 F20 F21 F23 F24 F26 F28 a firm begins a client company, protects two that are ticked, opens one and comes back", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("fay"));
  await waitForState(page, "complet au");
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page.getByRole("link", { name: /Comptes clients/ }).click();
  await page.getByText("20 dossiers").waitFor();
  expect(await checkAccessibility(page)).toEqual([]);

  await page.getByRole("button", { name: "Ajouter une comptabilité" }).click();
  const form = page.getByRole("dialog");
  await eventually(() => form.getByLabel("Adresse dans Cahier").inputValue()).toMatch(/^fidu-rhone-\d+$/);
  await form.getByLabel("Nom", { exact: true }).fill("Atelier Zéphyr");
  await form.getByRole("button", { name: "Reprendre le nom" }).click();
  expect(await form.getByLabel("Adresse dans Cahier").inputValue()).toBe("atelier-zephyr");
  expect(await checkAccessibility(page)).toEqual([]);
  await form.getByRole("button", { name: "Créer" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByText("21 dossiers").waitFor();

  expect(await page.getByRole("button", { name: "Protéger" }).count()).toBe(0);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await page.getByLabel("Chercher").fill("ate");
  await row("Atelier Zéphyr").waitFor();
  await page.getByLabel("Chercher").fill("");
  for (const name of ["Agence Ligne Claire", "Atelier Zéphyr"])
    await page.getByLabel(`Cocher ${name}`).check();
  await page.getByRole("button", { name: "Protéger" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Protégé jusqu’au").fill("2026-02-28");
  await dialog.getByRole("button", { name: "Appliquer" }).click();
  await dialog.getByText("Fait pour 2 dossiers").first().waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Fermer" }).last().click();
  for (const name of ["Agence Ligne Claire", "Atelier Zéphyr"])
    await eventually(() => textOf(row(name))).toContain("28/02/2026");
  expect(await textOf(row("Boulangerie du Parc"))).not.toContain("28/02/2026");

  await page.getByRole("cell", { name: "Atelier Zéphyr", exact: true }).click();
  await page.getByRole("button", { name: /Atelier Zéphyr\. En choisir une autre/ }).click();
  const switcher = page.getByRole("dialog");
  await switcher.getByLabel("Chercher").fill("fidu");
  expect(await checkAccessibility(page)).toEqual([]);
  await switcher.getByRole("button", { name: "Fidu Rhône" }).click();
  await page.getByRole("link", { name: /Comptes clients/ }).waitFor();
});

test("S33 F19 a collaborator sees on a phone the clients that are theirs, and nothing at another's address", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 360, height: 740 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("hugo"));
  await waitForState(page, "complet au");
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page.getByRole("link", { name: /Comptes clients/ }).click();
  await page.getByText("7 dossiers").waitFor();
  expect(await page.getByRole("button", { name: "Ajouter une comptabilité" }).count()).toBe(0);
  await page.getByRole("row").filter({ hasText: "Orthophonie des Brotteaux" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await checkAccessibility(page)).toEqual([]);
  await page.goto(`${proxy.url}/company/cabinet-infirmier-bellevue`);
  await page.getByText("Il n’y a rien à cette adresse").waitFor();
  await goTo(page, "Aujourd’hui");
});
