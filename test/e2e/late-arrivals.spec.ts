import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Payment } from "#core/vouchers/voucher.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";

const PRACTICE = "cabinet-des-tilleuls";
const LABEL = "Séance du 20 janvier";

const badge = (page: Page) =>
  page
    .getByRole("navigation", { name: "Lieux" })
    .getByRole("link", { name: /À revoir/ })
    .first();

async function recordInJanuary(page: Page) {
  await page.getByLabel("Montant reçu").fill("22,15");
  await page.getByRole("radiogroup", { name: "Moyen de paiement" }).getByText("Carte").click();
  await page.getByRole("radiogroup", { name: "Praticien" }).getByText("Camille Dupont").click();
  await page.getByLabel("Libellé").fill(LABEL);
  await page.getByLabel("Jour", { exact: true }).fill("2026-01-20");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
}

test("G18 a payment made offline in a month that is validated meanwhile waits whole on the desk, and is booked on the first open day with its own day kept", async () => {
  const found: string[] = [];
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const tablet = await openDevice({ viewport: { width: 1024, height: 800 } });
  const page = await openSignedInApp(tablet, proxy.url, logInOf("camille"));
  await page.goto(`${proxy.url}/payments/new`);
  await cutNetwork(tablet, proxy);
  await recordInJanuary(page);
  await waitForState(page, "1 seulement sur cet appareil");

  const api = await openApiClient(server.url, logInOf("camille"));
  const office = await openDevice();
  const desk = await openSignedInApp(office, server.url, logInOf("camille"));
  await goTo(desk, "Valider");
  await desk.getByLabel("Valider jusqu’au").fill("2026-01-31");
  await desk.getByRole("heading", { name: "57 pièces" }).waitFor();
  await desk.getByRole("button", { name: "Valider jusqu’au 31/01/2026" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Valider définitivement" }).click();
  await desk.getByText("Validé jusqu’au 31/01/2026").waitFor();

  await restoreNetwork(tablet, proxy);
  await page.goto(`${proxy.url}/review`);
  const row = page.getByRole("row", { name: new RegExp(LABEL) });
  await row.waitFor();
  await eventually(() => textOf(badge(page))).toContain("1");
  await row.click();
  await page
    .getByText(/Tout est validé définitivement jusqu’au 31\/01\/2026/)
    .last()
    .waitFor();
  await lookAtScreen(page, "late-arrival", found);
  await page.getByRole("button", { name: "Enregistrer au 01/02/2026" }).click();
  await page.getByRole("heading", { name: "Rien n’a été refusé" }).waitFor();
  await eventually(() => textOf(badge(page))).not.toContain("1");
  await waitForState(page, "tout est envoyé");

  const booked = async () =>
    ((await api.vouchers(PRACTICE, "payment")) as Payment[]).filter(({ label }) => label === LABEL);
  await eventually(async () => (await booked()).length).toBe(1);
  expect((await booked())[0]).toMatchObject({ day: "2026-02-01", pieceOn: "2026-01-20", amountCents: 2215 });
  await page.goto(`${proxy.url}/payments/${(await booked())[0]!.id}`);
  await page.getByText(/datée du 20\/01\/2026.*enregistrée au 01\/02\/2026/).waitFor();

  // What is validated is undone by its reversal alone, read from either of the two.
  const sealed = ((await api.vouchers(PRACTICE, "payment")) as Payment[]).find(
    ({ day, amountCents }) => day <= "2026-01-31" && amountCents > 0,
  )!;
  await page.goto(`${proxy.url}/payments/${sealed.id}`);
  await page.getByRole("button", { name: "Contrepasser" }).click();
  await page.getByRole("dialog").waitFor();
  await lookAtScreen(page, "reversal", found);
  await page.getByRole("dialog").getByRole("button", { name: "Contrepasser" }).click();
  await page.getByRole("link", { name: "Ouvrir la contrepassation" }).click();
  await page.getByRole("link", { name: "Ouvrir ce qu’elle annule" }).waitFor();
  await waitForState(page, "tout est envoyé");
  const reversal = async () =>
    ((await api.vouchers(PRACTICE, "payment")) as Payment[]).find(({ reverses }) => reverses === sealed.id);
  await eventually(async () => (await reversal())?.amountCents).toBe(-sealed.amountCents);
  expect(found).toEqual([]);
}, 240_000);
