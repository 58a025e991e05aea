import { expect, test } from "vitest";
import { z } from "zod";
import {
  eventually,
  goTo,
  openApp,
  openSignedInApp,
  stateBar,
  textOf,
  waitForState,
} from "#test/support/app-page.ts";
import { openJourney } from "#test/support/journey.ts";

const manifestSchema = z.object({
  name: z.string(),
  display: z.string(),
  start_url: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), purpose: z.string().optional() })),
});

test("the app can be installed: Chromium finds its manifest, icons and service worker in order", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, server.url, logInOf("camille"));
  const devTools = await device.context.newCDPSession(page);
  const { installabilityErrors } = await devTools.send("Page.getInstallabilityErrors");
  // Headless Chromium has no window to install into and may say so; nothing may be wrong with the app.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual(
    [],
  );
  const { url } = await devTools.send("Page.getAppManifest");
  const manifest = manifestSchema.parse(await (await fetch(url)).json());
  expect(manifest.display).toBe("standalone");
  expect(manifest.icons.some(({ purpose }) => purpose?.includes("maskable"))).toBe(true);
  for (const { src } of manifest.icons) expect((await fetch(new URL(src, url))).status).toBe(200);
});

test("with the server down the app opens at its start address and shows the last books", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, server.url, logInOf("camille"));
  const money = page.getByRole("main").getByRole("definition").first();
  await money.waitFor();
  const shown = await textOf(money);
  await device.context.close();
  await server.kill("SIGKILL");

  const again = await openDevice({ userDataDir: device.userDataDir });
  const reopened = await openApp(again, server.url, "/");
  await reopened.getByRole("heading", { name: "Aujourd’hui" }).waitFor();
  await eventually(() => textOf(reopened.getByRole("main").getByRole("definition").first())).toBe(shown);
  await waitForState(reopened, "Serveur injoignable");
  expect(await textOf(stateBar(reopened))).toContain("complet au");
  await server.restart();
  await reopened.reload();
  await waitForState(reopened, "En ligne");
});

test("a first visit that says its books are complete opens every screen without the server, at once", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, server.url, logInOf("camille"));
  await server.kill("SIGKILL");
  // Screens nobody opened before: the page that installed the app finds them in what was kept.
  await goTo(page, "Journal");
  await goTo(page, "Balance");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Balance" }).waitFor();
  await page.goto(`${server.url}/today`);
  await page.getByRole("heading", { name: "Aujourd’hui" }).waitFor();
});
