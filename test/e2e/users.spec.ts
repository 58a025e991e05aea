import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, goTo, openSignedInApp, stateBar, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const PASSWORD = "un-premier-secret-long";

test("F12 M26 F29 a colleague is added with a password and letters of their own, comes in by it, and is kept out of a protected day by name", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const owners = await openDevice();
  const page = await openSignedInApp(owners, proxy.url, logInOf("camille"));
  await goTo(page, "Utilisateurs");
  await page.getByRole("button", { name: "Ajouter un utilisateur" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Zoé Lefèvre");
  await page.getByLabel("E-mail").fill("zoe@tilleuls.test");
  await page.getByText("Avec un mot de passe initial").click();
  await page.getByLabel("Mot de passe initial", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Praticien" }).click();
  await page.getByRole("option", { name: "Nouveau praticien" }).click();
  await eventually(() => page.getByLabel("Trois lettres").inputValue()).toBe("LEF");
  expect(await checkAccessibility(page)).toEqual([]);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await eventually(() => textOf(rowOf(page, "Zoé Lefèvre"))).toMatch(/invité.*\(LEF\)/);

  const colleagues = await openDevice({ viewport: { width: 390, height: 800 } });
  const phone = await openSignedInApp(colleagues, proxy.url, {
    login: "zoe@tilleuls.test",
    password: PASSWORD,
  });
  await eventually(() => textOf(rowOf(page, "Zoé Lefèvre"))).not.toContain("invité");

  await page.goto(`${proxy.url}/settings`);
  await page.getByLabel("Protégé jusqu’au").fill("2026-09-30");
  await page.getByRole("button", { name: "Protéger", exact: true }).click();
  await page.getByText("Protégé jusqu’au 30/09/2026").waitFor();
  await eventually(() => textOf(stateBar(page))).toContain("tout est envoyé");
  await phone.goto(`${proxy.url}/payments/new`);
  await waitForState(phone, "complet au");
  await phone.getByLabel("Montant reçu").fill("21,00");
  await phone.getByRole("radiogroup", { name: "Moyen de paiement" }).getByText("Carte").click();
  await phone.getByRole("radiogroup", { name: "Praticien" }).getByText("Zoé Lefèvre").click();
  await phone.getByLabel("Libellé").fill("Trop tard");
  await phone
    .getByLabel(/Date|Jour/)
    .first()
    .fill("2026-09-30");
  await phone.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await phone
    .getByText(/Tout est protégé jusqu’au 30\/09\/2026 par Camille Dupont/)
    .first()
    .waitFor();
});

test("F14 a role of one's own and an invitation are made with no network, arrive with it, and a role that is given stays", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 390, height: 800 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  await cutNetwork(device, proxy);
  await waitForState(page, "Hors ligne");
  await page.goto(`${proxy.url}/roles/user`);
  await page.getByRole("button", { name: "Copier ce rôle" }).click();
  await page.getByLabel("Nom du rôle").fill("Remplaçant");
  await page.getByText("voir le nom des patients").first().click();
  expect(await checkAccessibility(page)).toEqual([]);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByRole("row", { name: /Remplaçant/ }).waitFor();

  await page.goto(`${proxy.url}/users/new`);
  await page.getByLabel("Nom", { exact: true }).fill("Rémi Remplaçant");
  await page.getByLabel("E-mail").fill("remi@tilleuls.test");
  await page.getByRole("radiogroup", { name: "Rôle" }).getByText("Remplaçant", { exact: true }).click();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await eventually(() => textOf(rowOf(page, "Rémi"))).toMatch(/invité.*Remplaçant/);
  await waitForState(page, "2 seulement sur cet appareil");
  await restoreNetwork(device, proxy);
  await waitForState(page, "tout est envoyé");

  await rowOf(page, "Rémi").click();
  await page.getByText(/^Invité le /).waitFor();
  await page.getByRole("button", { name: "Renvoyer l’invitation" }).click();
  await page.getByText("Invitation renvoyée").waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await page.goto(`${proxy.url}/roles`);
  await page.getByRole("row", { name: /Remplaçant/ }).click();
  await page.getByRole("button", { name: "Supprimer ce rôle" }).click();
  await page.getByText("Ce rôle est encore donné à Rémi Remplaçant.").waitFor();
});

const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
