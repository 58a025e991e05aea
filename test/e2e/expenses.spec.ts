import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";

test("an expense paid with the network cut arrives once, is corrected, and leaves nothing when it is cancelled", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  await waitForState(page, "complet au");
  await goTo(page, "Dépenses");
  await page.getByRole("link", { name: "Enregistrer une dépense" }).first().click();
  await page.getByLabel("Montant payé").waitFor();
  await cutNetwork(device, proxy);
  await waitForState(page, "Hors ligne");

  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Choisissez à quoi sert chaque ligne.").waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await page.getByLabel("Montant payé").fill("45,90");
  await page.getByLabel("Libellé").fill("Papier et encre");
  await page.getByRole("combobox", { name: "Pour quoi" }).fill("Fournitures de bureau");
  await page.getByRole("option", { name: /Fournitures de bureau/ }).click();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  const row = page.getByRole("row").filter({ hasText: "Papier et encre" });
  await row.waitFor();
  expect(await textOf(row)).toContain("45,90");

  await restoreNetwork(device, proxy);
  await waitForState(page, "tout est envoyé");
  const api = await openApiClient(server.url, logInOf("camille"));
  const arrived = async () =>
    (await api.vouchers(PRACTICE, "expense"))
      .filter(({ label }) => label === "Papier et encre")
      .map((voucher) => ({
        state: voucher.state,
        postings: voucher.postings.map(({ account, cents }) => [account, cents]),
      }));
  await eventually(arrived).toEqual([
    {
      state: "approved",
      postings: [
        ["512000", 4590],
        ["606400", 4590],
      ],
    },
  ]);

  await row.click();
  await page.getByRole("button", { name: "Corriger" }).click();
  await page.getByLabel("Montant payé").fill("54,90");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await eventually(async () => (await arrived())[0]?.postings[0]).toEqual(["512000", 5490]);
  await page.getByText("Corrigé").waitFor({ state: "detached" });
  expect(await checkAccessibility(page)).toEqual([]);

  await page.getByRole("button", { name: "Annuler cette dépense" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Motif").fill("Saisie deux fois");
  await dialog.getByRole("button", { name: "Annuler cette dépense" }).click();
  await eventually(arrived).toEqual([{ state: "cancelled", postings: [] }]);
});
