import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Portfolio } from "#core/companies/portfolio.ts";
import { eventually, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { openJourney } from "#test/support/journey.ts";

const FIRST = "Agence Ligne Claire";
const SECOND = "Boulangerie du Parc";

const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

/** What the server holds of the firm's clients, asked as the page itself asks. */
const clientsOf = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch("/firm/fidu-rhone/portfolio");
    return ((await answer.json()) as Portfolio).clients;
  });

test("G2 G3 G8 G9 G10 G11 the pencil edits a company, its licence is activated, and one premium folder's connection is allowed", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("fay"));
  await waitForState(page, "complet au");
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  await page
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .click();
  await page.getByText("20 dossiers").waitFor();
  const firm = await page.evaluate(() => location.href);
  expect(new URL(firm).pathname).toBe("/clients");

  // G2: each row in view has its pencil, which opens that company's form and not the company.
  const rows = await page
    .getByRole("row")
    .filter({ has: page.getByRole("cell") })
    .count();
  expect(await page.getByRole("button", { name: /^Modifier / }).count()).toBe(rows);
  await page.getByRole("button", { name: `Modifier ${FIRST}` }).click();
  const form = page.getByRole("dialog");
  expect(await form.getByLabel("Nom", { exact: true }).inputValue()).toBe(FIRST);
  expect(await checkAccessibility(page)).toEqual([]);
  await form.getByLabel(/^Ville/).fill("Villeurbanne");

  // G3: the list says premium for that one company.
  const pane = form.getByRole("region", { name: "Accès aux modules Premium" });
  await pane.getByRole("button", { name: "Activer la licence premium" }).click();
  await pane.getByRole("button", { name: "Retirer la licence premium" }).waitFor();
  await form.getByRole("button", { name: "Enregistrer le dossier" }).click();
  await form.waitFor({ state: "hidden" });
  await eventually(() => textOf(rowOf(page, FIRST))).toContain("premium");
  expect(await textOf(rowOf(page, SECOND))).not.toContain("premium");

  // G8 G9: the gear leads to the folders; the one that is chosen shows its pane.
  await page.getByRole("button", { name: "Réglages de la supervision" }).click();
  await page.getByRole("menuitem", { name: "Cabinets/Sites" }).click();
  await page.getByRole("heading", { level: 1, name: "Cabinets/Sites" }).waitFor();
  await page.getByRole("cell", { name: FIRST }).click();
  const site = page.getByRole("region", { name: FIRST });
  await site.getByRole("heading", { name: "Connexion avec votre logiciel de production" }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);

  // F3 G10: leaving without saving asks, and changes nothing.
  await site.getByText("Autoriser la connexion pour ce dossier").click();
  await page.getByRole("cell", { name: SECOND }).click();
  await page.getByRole("dialog", { name: "Quitter sans enregistrer ?" }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await page.getByRole("button", { name: "Quitter sans enregistrer" }).click();

  // G11: without the licence the box cannot be ticked, and says why.
  const other = page.getByRole("region", { name: SECOND });
  await other.getByText(/Il faut la licence premium/).waitFor();
  expect(await other.getByLabel("Autoriser la connexion pour ce dossier").isDisabled()).toBe(true);
  expect((await clientsOf(page)).filter(({ isForProduction }) => isForProduction)).toEqual([]);

  // G10: ticked and saved it persists, for that folder alone.
  await page.getByRole("cell", { name: FIRST }).click();
  await site.getByText("Autoriser la connexion pour ce dossier").click();
  await site.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("connexion autorisée").first().waitFor();
  await page.reload();
  await page.getByRole("region", { name: FIRST }).waitFor();
  expect(await site.getByLabel("Autoriser la connexion pour ce dossier").isChecked()).toBe(true);
  const named = (await clientsOf(page)).filter(({ isForProduction }) => isForProduction);
  expect(named.map(({ name, city }) => ({ name, city }))).toEqual([{ name: FIRST, city: "Villeurbanne" }]);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${proxy.url}/sites`);
  await page.getByRole("cell", { name: FIRST }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const shots = process.env["SCREENSHOTS"];
  if (shots !== undefined) {
    await page.screenshot({ path: `${shots}/sites-360.png` });
    await page.getByRole("cell", { name: FIRST }).click();
    await site.waitFor();
    await page.screenshot({ path: `${shots}/site-360.png` });
    await page.goto(`${proxy.url}/clients`);
    await page.getByText("20 dossiers").waitFor();
    await page.screenshot({ path: `${shots}/clients-360.png` });
    await page.getByRole("button", { name: `Modifier ${FIRST}` }).click();
    await form.waitFor();
    await page.screenshot({ path: `${shots}/edit-360.png` });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.screenshot({ path: `${shots}/edit-1280.png` });
    await page.goto(`${proxy.url}/sites/`);
    await page.getByRole("cell", { name: FIRST }).click();
    await site.waitFor();
    await page.screenshot({ path: `${shots}/sites-1280.png` });
    await page.goto(`${proxy.url}/clients`);
    await page.getByText("20 dossiers").waitFor();
    await page.screenshot({ path: `${shots}/clients-1280.png` });
  }
});

test("F2 F3 F4 F5 the firm's module works from the moment it is saved, and not before", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("fay"));
  await waitForState(page, "complet au");
  await page.goto(`${proxy.url}/company/fidu-rhone`);
  const day = page.getByRole("navigation", { name: "Aujourd’hui" });
  const buttons = day.getByRole("link", { name: /Comptes clients|Ajouter une comptabilité/ });
  await eventually(() => buttons.count()).toBe(2);

  const toSettings = () => page.getByRole("link", { name: "Réglages" }).first().click();
  const isOn = page.getByLabel("Comptabilités et exports des clients");
  await toSettings();
  await page.getByText("Comptabilités et exports des clients").click();
  await page.getByText("Pas encore enregistré : rien ne change d’ici là.").waitFor();
  await page.getByRole("link", { name: "Cahier", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "Quitter sans enregistrer ?" });
  await asked.getByRole("button", { name: "Rester" }).click();
  await page.getByText("Pas encore enregistré : rien ne change d’ici là.").waitFor();
  await page.getByRole("link", { name: "Cahier", exact: true }).click();
  await asked.getByRole("button", { name: "Quitter sans enregistrer" }).click();
  await eventually(() => buttons.count()).toBe(2);

  await toSettings();
  expect(await isOn.isChecked()).toBe(true);
  await page.getByText("Comptabilités et exports des clients").click();
  await page.getByRole("button", { name: "Enregistrer le module" }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
  await page.getByRole("link", { name: "Cahier", exact: true }).click();
  await page.getByRole("heading", { name: "Aujourd’hui" }).waitFor();
  await eventually(() => buttons.count()).toBe(0);
  await waitForState(page, "tout est envoyé");
  expect(await clientsOf(page)).toHaveLength(20);

  await toSettings();
  await page.getByText("Comptabilités et exports des clients").click();
  await page.getByRole("button", { name: "Enregistrer le module" }).click();
  await page.getByRole("link", { name: "Cahier", exact: true }).click();
  await eventually(() => buttons.count()).toBe(2);
});
