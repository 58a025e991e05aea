import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openAnsweringProxy } from "#test/support/answering-proxy.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openSignedInApp, recordSession, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const FIRM = "atelier-brun";
const PRACTICE = "cabinet-des-tilleuls";

test("a draft edited on two devices keeps both edits, and what one approves the other sees", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const api = await openApiClient(server.url, logInOf("louise"));
  const draft = (await api.vouchers(FIRM, "sale")).find(
    (voucher) => voucher.kind === "sale" && voucher.state === "draft",
  );
  expect(draft).toBeDefined();
  const tablet = await openDevice({ viewport: { width: 820, height: 1180 } });
  const laptop = await openDevice();
  const onTablet = await openSignedInApp(tablet, proxy.url, logInOf("louise"));
  const onLaptop = await openSignedInApp(laptop, proxy.url, logInOf("louise"));
  await openDraft(onTablet, proxy.url, draft!.id);
  await openDraft(onLaptop, proxy.url, draft!.id);

  await cutNetwork(tablet, proxy);
  await laptop.context.setOffline(true);
  await onTablet.getByLabel("Objet").fill("Objet écrit sur la tablette");
  await onTablet.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await waitForState(onTablet, "1 seulement sur cet appareil");
  await onLaptop.getByLabel("Délai de paiement, en jours").fill("45");
  await onLaptop.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await waitForState(onLaptop, "1 seulement sur cet appareil");
  await restoreNetwork(tablet, proxy);
  await laptop.context.setOffline(false);

  for (const page of [onTablet, onLaptop]) {
    await eventually(() => page.getByLabel("Objet").inputValue()).toBe("Objet écrit sur la tablette");
    await eventually(() => page.getByLabel("Délai de paiement, en jours").inputValue()).toBe("45");
  }
  await onTablet.getByRole("button", { name: "Approuver" }).click();
  await onTablet.getByRole("heading", { name: /^Facture F-/ }).waitFor();
  await onLaptop.getByRole("heading", { name: /^Facture F-/ }).waitFor();
  const arrived = (await api.vouchers(FIRM, "sale")).find(({ id }) => id === draft!.id);
  expect(arrived).toMatchObject({ state: "approved", label: "Objet écrit sur la tablette", termsDays: 45 });
});

test("of two tabs one sends, both show, and the other takes over when the sender is closed", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const proxy = await openAnsweringProxy(server.port);
  const device = await openDevice();
  const first = await openSignedInApp(device, proxy.url, logInOf("camille"));
  const second = await device.context.newPage();
  second.setDefaultTimeout(60_000);
  await second.goto(`${proxy.url}/payments`);
  await waitForState(second, "complet au");

  let sent = 0;
  proxy.onRequest((path) => {
    if (path === "/sync/commands") sent += 1;
  });
  await recordSession(first, "11,11", "Depuis le premier onglet");
  await second.getByRole("row").filter({ hasText: "Depuis le premier onglet" }).waitFor();
  await waitForState(second, "tout est envoyé");
  expect(sent).toBe(1);

  await first.close();
  await recordSession(second, "22,22", "Depuis le second onglet");
  await waitForState(second, "tout est envoyé");
  await second.goto(`${proxy.url}/payments`);
  await eventually(() => textOf(second.getByRole("row").filter({ hasText: "second onglet" }))).toContain(
    "Chez Cahier",
  );
  const api = await openApiClient(server.url, logInOf("camille"));
  const arrived = (await api.vouchers(PRACTICE, "payment")).filter(
    (voucher) => voucher.kind === "payment" && voucher.label.endsWith("onglet"),
  );
  expect(arrived).toHaveLength(2);
  await device.close();
  await proxy.close();
});

async function openDraft(page: Page, url: string, id: string) {
  await page.goto(`${url}/invoices/${id}`);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).waitFor();
}
