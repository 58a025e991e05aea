import { expect, test } from "vitest";
import { openAnsweringProxy } from "#test/support/answering-proxy.ts";
import { openApiClient } from "#test/support/api-client.ts";
import {
  eventually,
  openSignedInApp,
  recordSession,
  signIn,
  stateBar,
  waitForState,
} from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { type Journey, openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";
const HOUR_MILLISECONDS = 3_600_000;

test("a session that ends while offline loses nothing: the state bar asks to sign in, and signing in sends", async () => {
  const journey = await openJourney();
  const { proxy, logInOf, openDevice } = journey;
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  await cutNetwork(device, proxy);
  await recordSession(page, "33,10", "Session finie");
  await device.context.clearCookies();
  await restoreNetwork(device, proxy);
  await waitForState(page, "Connectez-vous pour continuer l’envoi");
  await waitForState(page, "1 seulement sur cet appareil");
  await recordSession(page, "33,20", "Session finie, encore");
  await waitForState(page, "2 seulement sur cet appareil");
  expect(await arrivedCents(journey, "Session finie")).toEqual([]);

  await stateBar(page).getByRole("link").click();
  await signIn(page, logInOf("camille"));
  await waitForState(page, "tout est envoyé");
  expect(await arrivedCents(journey, "Session finie")).toEqual([3310, 3320]);
});

test("a server of another schema stops the sending alone: the screen says to update, takes commands, and they arrive later", async () => {
  const journey = await openJourney();
  const { server, logInOf, openDevice } = journey;
  const proxy = await openAnsweringProxy(server.port);
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  proxy.answerWith((path) =>
    path.startsWith("/sync/v") ? { status: 426, body: JSON.stringify({ code: "outdated" }) } : null,
  );
  await recordSession(page, "44,10", "Mise à jour");
  await waitForState(page, "Mettez à jour pour continuer l’envoi");
  await recordSession(page, "44,20", "Mise à jour, encore");
  await waitForState(page, "1 seulement sur cet appareil");

  proxy.answerWith(null);
  await page.reload();
  await waitForState(page, "tout est envoyé");
  expect(await arrivedCents(journey, "Mise à jour")).toEqual([4410, 4420]);
  await device.close();
  await proxy.close();
});

test("a device clock set back an hour loses nothing and nothing is refused", async () => {
  const journey = await openJourney();
  const { server, logInOf, openDevice } = journey;
  const setBack = `{
    const Real = Date;
    const ahead = () => { try { const ask = new XMLHttpRequest(); ask.open("GET", "/clock", false); ask.send(); return Number(ask.responseText) || 0; } catch { return 0; } };
    const shift = ahead();
    if (shift !== 0) globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(Real.now() + shift) : super(...given); }
      static now() { return Real.now() + shift; }
    };
  }\n`;
  const proxy = await openAnsweringProxy(server.port, {
    before: { path: /^\/assets\/(worker|index)-.*\.js$/, script: setBack },
  });
  let shift = 0;
  proxy.answerWith((path) => (path === "/clock" ? { status: 200, body: String(shift) } : null));
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
  await recordSession(page, "55,10", "Montre à l’heure");
  await waitForState(page, "tout est envoyé");

  shift = -HOUR_MILLISECONDS;
  const before = Date.now();
  await page.reload();
  await eventually(() => page.evaluate(() => Date.now())).toBeLessThan(before - HOUR_MILLISECONDS / 2);
  await recordSession(page, "55,20", "Montre en retard");
  await waitForState(page, "tout est envoyé");
  expect(await arrivedCents(journey, "Montre")).toEqual([5510, 5520]);
  await page.goto(`${proxy.url}/review`);
  await page.getByText("Rien n’a été refusé").waitFor();
  await device.close();
  await proxy.close();
});

async function arrivedCents({ server, logInOf }: Journey, label: string): Promise<number[]> {
  const api = await openApiClient(server.url, logInOf("camille"));
  return (await api.vouchers(PRACTICE, "payment"))
    .flatMap((voucher) => (voucher.kind === "payment" && voucher.label.startsWith(label) ? [voucher] : []))
    .map(({ amountCents }) => amountCents)
    .toSorted();
}
