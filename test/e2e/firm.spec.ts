import { expect, test } from "vitest";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { openJourney } from "#test/support/journey.ts";

test("F6 F7 F17 F18 F20 F21 F22 F23 F24 F26 F28 a firm begins two client companies in a row, adds a user to one, protects two that are ticked, opens one and comes back", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("fay"));
  await waitForState(page, "complet au");
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .click();
  await page.getByText(/^20 dossiers \(/).waitFor();
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
  await page.getByText(/^21 dossiers \(/).waitFor();

  // The firm is where one comes back to: the next one begins at once, at an address of its own.
  await page.getByRole("button", { name: "Ajouter une comptabilité" }).click();
  await eventually(() => form.getByLabel("Adresse dans Cahier").inputValue()).toMatch(/^fidu-rhone-\d+$/);
  await form.getByLabel("Nom", { exact: true }).fill("Crêperie Armor");
  await form.getByRole("button", { name: "Créer" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByText(/^22 dossiers \(/).waitFor();

  expect(await page.getByRole("button", { name: "Protéger" }).count()).toBe(0);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  const userCount = async () => {
    const titles = await page.getByRole("columnheader").allInnerTexts();
    const at = titles.findIndex((title) => /^Utilisateurs/.test(title.trim()));
    return Number(await textOf(row("Crêperie Armor").getByRole("cell").nth(at)));
  };
  expect(await userCount()).toBe(1);
  await page.getByLabel("Cocher Crêperie Armor").check();
  await page.getByRole("button", { name: "Ajouter un utilisateur" }).click();
  const user = page.getByRole("dialog");
  await user.getByLabel("Nom", { exact: true }).fill("Maël Armor");
  await user.getByLabel("E-mail").fill("mael@armor.example");
  await user.getByLabel(/Mot de passe/).fill("galettes et cidre");
  expect(await checkAccessibility(page)).toEqual([]);
  await user.getByRole("button", { name: "Ajouter" }).click();
  await user.waitFor({ state: "hidden" });
  await eventually(userCount).toBe(2);
  await page.getByLabel("Cocher Crêperie Armor").uncheck();
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
  await page
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .waitFor();
});

test("S33 F19 a collaborator sees on a phone the clients that are theirs, and nothing at another's address", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 360, height: 740 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("hugo"));
  await waitForState(page, "complet au");
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .click();
  await page.getByText(/^7 dossiers \(/).waitFor();
  expect(await page.getByRole("button", { name: "Ajouter une comptabilité" }).count()).toBe(0);
  await page.getByRole("row").filter({ hasText: "Orthophonie des Brotteaux" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await checkAccessibility(page)).toEqual([]);
  await page.goto(`${proxy.url}/company/cabinet-infirmier-bellevue`);
  await page.getByText("Il n’y a rien à cette adresse").waitFor();
  await goTo(page, "Aujourd’hui");
});
