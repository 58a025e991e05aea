import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import {
  eventually,
  goTo,
  openApp,
  openSignedInApp,
  recordSession,
  stateBar,
  textOf,
  waitForState,
} from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";

test("a payment recorded with the network cut outlives reload and a killed browser, arrives once, and is corrected in one tap", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const first = await openDevice();
  await openSignedInApp(first, proxy.url, logInOf("camille"));
  // Chromium writes a new cookie down within half a minute, or when it is closed properly.
  await first.context.close();

  const device = await openDevice({ userDataDir: first.userDataDir });
  const page = await openApp(device, proxy.url);
  await waitForState(page, "complet au");
  await cutNetwork(device, proxy);
  await waitForState(page, "Hors ligne");
  await recordSession(page, "61,37", "Séance hors ligne");
  await waitForState(page, "1 seulement sur cet appareil");

  await page.reload();
  await waitForState(page, "1 seulement sur cet appareil");
  await goTo(page, "Paiements");
  const row = page.getByRole("row").filter({ hasText: "Séance hors ligne" });
  await row.waitFor();
  expect(await textOf(row)).toContain("61,37");
  expect(await textOf(row)).toContain("Seulement sur cet appareil");

  await recordSession(page, "62,48", "Séance avant la panne");
  await waitForState(page, "2 seulement sur cet appareil");
  await device.kill();

  const revived = await openDevice({ userDataDir: device.userDataDir });
  proxy.restore();
  const again = await openApp(revived, proxy.url, "/payments");
  await waitForState(again, "tout est envoyé");
  const api = await openApiClient(server.url, logInOf("camille"));
  const arrived = async () =>
    (await api.vouchers(PRACTICE, "payment"))
      .filter((voucher) => voucher.kind === "payment" && /hors ligne|la panne/.test(voucher.label))
      .map((voucher) => (voucher.kind === "payment" ? voucher.amountCents : 0))
      .toSorted();
  await eventually(arrived).toEqual([6137, 6248]);

  await again.getByRole("row").filter({ hasText: "Séance hors ligne" }).click();
  await again.getByRole("button", { name: "Corriger" }).click();
  await again.getByLabel("Montant reçu").fill("16,13");
  await again.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await again.getByRole("button", { name: "Corriger" }).waitFor();
  await again.getByRole("heading", { name: "Versions antérieures" }).waitFor();
  const paper = again.getByRole("main");
  await eventually(() => textOf(paper)).toMatch(/16,13[\s\S]*Versions antérieures[\s\S]*61,37/);
  await eventually(arrived).toEqual([1613, 6248]);
});

test("what is typed while offline is still there after a reload, and a wrong amount is said at its field", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 390, height: 800 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("martin"));
  await cutNetwork(device, proxy);
  await page.goto(`${proxy.url}/payments/new`);
  await page.getByLabel("Libellé").fill("À moitié saisi");
  await page.getByLabel("Montant reçu").fill("12,3456");
  await page.getByLabel("Libellé").focus();
  await page.getByText("Un montant a deux décimales au plus.").waitFor();
  await page.getByLabel("Montant reçu").fill("12,34");
  await page.getByLabel("Libellé").focus();
  await page.reload();
  await eventually(() => page.getByLabel("Libellé").inputValue()).toBe("À moitié saisi");
  expect(await page.getByLabel("Montant reçu").inputValue()).toBe("12,34");
  await restoreNetwork(device, proxy);
  await eventually(() => textOf(stateBar(page))).toContain("En ligne");
});
