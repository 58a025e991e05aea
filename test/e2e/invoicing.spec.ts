import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { choose, eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { createFirm } from "#test/support/create-firm.ts";
import { openJourney } from "#test/support/journey.ts";

test("an invoice approved offline shows what it books, gets the first number of its series, moves VAT when part is paid, and is credited", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const api = await openApiClient(server.url, logInOf("louise"));
  const company = await createFirm(api, "Menuiserie Vasseur");
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  await page.getByRole("button", { name: /En choisir une autre/ }).click();
  await page.getByRole("menuitem", { name: /Menuiserie Vasseur/ }).click();
  await page.getByRole("button", { name: /Comptabilité : Menuiserie Vasseur/ }).waitFor();

  await addCustomer(page);
  await addArticle(page);
  await cutNetwork(device, proxy);
  await waitForState(page, "Hors ligne");
  await goTo(page, "Factures");
  await page.getByRole("link", { name: "Nouvelle facture" }).first().click();
  await page.getByRole("heading", { name: "Nouvelle facture" }).waitFor();
  await page.getByRole("button", { name: "Approuver" }).click();
  await page.getByText("Avant de pouvoir approuver").waitFor();

  await choose(page, "Client", "Hôtel du Lac");
  const first = page.getByRole("group", { name: "Ligne 1" });
  await choose(page, "Article", "Pose à l’heure");
  await first.getByLabel("Quantité").fill("2,5");
  await page.getByRole("button", { name: "Ajouter une ligne" }).click();
  const second = page.getByRole("group", { name: "Ligne 2" });
  await second.getByLabel("Texte").fill("Rénovation");
  await second.getByLabel("Prix unitaire").fill("100,00");
  await second.getByRole("button", { name: /TVA/ }).click();
  await page.getByRole("option", { name: /^10/ }).click();
  const totals = page.getByRole("region", { name: "Totaux" });
  await eventually(() => textOf(totals)).toMatch(
    /HT 230,00 €.*10.*100,00 € 10,00 €.*20.*130,00 € 26,00 €.*TTC 266,00 €/,
  );
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await page.getByText("Brouillon enregistré sur cet appareil").first().waitFor();
  await page.getByRole("button", { name: "Approuver" }).click();
  await page.getByText("Approuvée sur cet appareil, en attente").waitFor();

  const postings = page.getByRole("table", { name: "Ce qui est écrit" });
  const written = () => textOf(postings);
  await eventually(written).toMatch(/411.*266,00/);
  expect(await written()).toMatch(/706.*230,00/);
  expect(await written()).toMatch(/44574.*36,00/);

  await restoreNetwork(device, proxy);
  const year = new Date().getFullYear();
  const number = `F-${year}-00001`;
  await page.getByRole("heading", { name: `Facture ${number}` }).waitFor();

  await page.getByRole("link", { name: "Enregistrer un paiement" }).click();
  await eventually(() => page.getByLabel("Montant reçu").inputValue()).toBe("266,00");
  await page.getByLabel("Montant reçu").fill("133,00");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
  // The bar may still say so of what was sent before; the server knows.
  await eventually(async () => (await api.vouchers(company, "payment")).length).toBe(1);
  await waitForState(page, "tout est envoyé");
  const payments = await api.vouchers(company, "payment");
  const moved = payments[0]!.postings.filter(({ account }) => account.startsWith("4457"));
  expect(sumByAccountAndSide(moved)).toEqual({ "44574 debit": 1800, "44571 credit": 1800 });

  await goTo(page, "Factures");
  await page.getByRole("row").filter({ hasText: number }).click();
  await page.getByText(/133,00.€ à recevoir/).waitFor();
  await page.getByRole("link", { name: "Faire un avoir" }).click();
  await page.getByRole("heading", { name: `Avoir sur ${number}` }).waitFor();
  await page.getByRole("button", { name: /Retirer la ligne 1/ }).click();
  await page.getByRole("button", { name: "Approuver" }).click();
  await page.getByRole("heading", { name: `Avoir A-${year}-00001` }).waitFor();
  const [note] = await api.vouchers(company, "creditNote");
  expect(note?.kind === "creditNote" && note.credits).toBe((await api.vouchers(company, "sale"))[0]?.id);
  expect(sumByAccountAndSide(note!.postings.filter(({ account }) => account.startsWith("706")))).toEqual({
    "706 debit": 10_000,
  });
});

async function addCustomer(page: Page) {
  await goTo(page, "Clients");
  await page
    .getByRole("button", { name: "Nouveau client" })
    .or(page.getByRole("link", { name: "Nouveau client" }))
    .first()
    .click();
  await page.getByLabel("Numéro").fill("C-77");
  await page.getByLabel("Nom", { exact: true }).fill("Hôtel du Lac");
  await page.getByLabel(/^Adresse/).fill("1 quai du Lac");
  await page.getByLabel("Code postal").fill("74000");
  await page.getByLabel("Ville").fill("Annecy");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
}

async function addArticle(page: Page) {
  await goTo(page, "Articles");
  await page
    .getByRole("button", { name: "Nouvel article" })
    .or(page.getByRole("link", { name: "Nouvel article" }))
    .first()
    .click();
  await page.getByLabel("Numéro").fill("POSE");
  await page.getByLabel("Nom", { exact: true }).fill("Pose à l’heure");
  await page.getByLabel("Prix unitaire").fill("52,00");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
}

function sumByAccountAndSide(
  postings: readonly { readonly account: string; readonly side: string; readonly cents: number }[],
) {
  const sums: Record<string, number> = {};
  for (const { account, side, cents } of postings) {
    const key = `${account.replace(/0+$/, "")} ${side}`;
    sums[key] = (sums[key] ?? 0) + cents;
  }
  return sums;
}
