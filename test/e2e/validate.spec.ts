import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Payment } from "#core/vouchers/voucher.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";
const THROUGH = "2026-01-31";

const balanceOf = async (page: Page) => {
  await goTo(page, "Balance");
  await eventually(() => textOf(page.getByRole("main"))).toContain("débit égal au crédit");
  return textOf(page.getByRole("table", { name: "Comptes avec leurs totaux" }));
};

async function chooseDay(page: Page, day: string) {
  await page.getByLabel("Valider jusqu’au").fill(day);
}

async function validate(page: Page) {
  await page.getByRole("button", { name: "Valider jusqu’au 31/01/2026" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Valider définitivement" }).click();
}

test("G14 G15 G16 G17 G18 a month is previewed, validated with who and when, and nothing in it can be changed on screen or by the API, offline too", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  const before = await balanceOf(page);

  // The company's own place for it, one touch away in its list of places.
  await goTo(page, "Valider");
  await chooseDay(page, "2025-12-31");
  await page.getByText(/^La fin précède le début/).waitFor();
  expect(await page.getByRole("button", { name: /^Valider jusqu’au/ }).isDisabled()).toBe(true);
  await chooseDay(page, THROUGH);
  await page.getByRole("heading", { name: "57 pièces" }).waitFor();
  await page.getByText("équilibré").waitFor();
  await page.getByRole("table", { name: /^Par journal/ }).waitFor();

  await validate(page);
  await page.getByText("Validé jusqu’au 31/01/2026").waitFor();
  await page.getByText(/Par Camille Dupont/).waitFor();
  await page.getByRole("heading", { name: "57 pièces" }).waitFor({ state: "hidden" });
  expect(await balanceOf(page)).toBe(before);

  const api = await openApiClient(server.url, logInOf("camille"));
  const sealed = (await api.vouchers(PRACTICE, "payment")).find(({ day }) => day <= THROUGH)!;
  await expect(api.command("voucher.cancel", PRACTICE, { id: sealed.id, reason: "essai" })).rejects.toThrow(
    /answered 423/,
  );
  for (const isOffline of [false, true]) {
    if (isOffline) await cutNetwork(device, proxy);
    await page.goto(`${proxy.url}/payments/${sealed.id}`);
    await page.getByText(/^Tout est validé définitivement jusqu’au 31\/01\/2026/).waitFor();
    expect(await page.getByRole("button", { name: /Corriger|Annuler ce paiement/ }).count()).toBe(0);
  }
});

test("a period validated with no network is not confirmed while somebody else wrote in it: what was not seen is named, and one more look validates it", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 390, height: 800 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  await cutNetwork(device, proxy);
  await page.goto(`${proxy.url}/validate`);
  await chooseDay(page, THROUGH);
  await page.getByRole("heading", { name: "57 pièces" }).waitFor();
  await page.getByText("Pas de réseau : où en sont les autres appareils").waitFor();
  await validate(page);
  await page.getByText("Validé sur cet appareil jusqu’au 31/01/2026, à confirmer").waitFor();
  await waitForState(page, "1 seulement sur cet appareil");

  const api = await openApiClient(server.url, logInOf("martin"));
  const known = (await api.vouchers(PRACTICE, "payment"))[0] as Payment;
  await api.command("payment.record", PRACTICE, {
    id: "venue-d-ailleurs",
    day: "2026-01-15",
    label: "Venue d’ailleurs",
    amountCents: 4_000,
    means: known.means,
    party: null,
    practitioner: known.practitioner,
    settles: [],
    account: null,
  });

  await restoreNetwork(device, proxy);
  await page.getByText("La période n’a pas été validée").waitFor();
  await page.getByRole("link", { name: "15/01/2026" }).waitFor();
  await chooseDay(page, "2026-02-28");
  await page.getByRole("heading", { name: "58 pièces" }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Revoir l’aperçu jusqu’au 31/01/2026" }).click();
  await page.getByRole("heading", { name: "58 pièces" }).waitFor();
  await page.getByRole("button", { name: "Compris" }).click();
  await page.getByText("La période n’a pas été validée").waitFor({ state: "hidden" });
  await waitForState(page, "tout est envoyé");
  await validate(page);
  await page.getByText("Validé jusqu’au 31/01/2026").waitFor();
  await page.getByText(/Par Camille Dupont, .* · Cet appareil/).waitFor();
});
