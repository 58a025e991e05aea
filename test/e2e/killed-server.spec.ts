import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openAnsweringProxy } from "#test/support/answering-proxy.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";
/** After a request with commands has reached the server: before it reads, while it decides, as it commits, as it answers. */
const killAfterMilliseconds = [0, 2, 5, 8, 12, 18, 27, 40, 60, 120] as const;
const BURST = 6;
/** Sixty acts typed by hand, ten restarts and a wait after each. */
const TIMEOUT_MILLISECONDS = 300_000;

/** Keeps a burst together until all of it is recorded. */
const holdBack = (path: string) => (path === "/sync/commands" ? { status: 503, body: "{}" } : null);

test(
  "a server killed ten times while commands arrive gives every command one outcome, and a fresh device holds the whole books",
  async () => {
    const { server, logInOf, openDevice } = await openJourney();
    const proxy = await openAnsweringProxy(server.port);
    const device = await openDevice();
    const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
    await page.goto(`${proxy.url}/payments/new`);
    await page.getByRole("radiogroup", { name: "Praticien" }).getByText("Camille Dupont").click();

    let recorded = 0;
    for (const milliseconds of killAfterMilliseconds) {
      proxy.answerWith(holdBack);
      for (let index = 0; index < BURST; index += 1) {
        recorded += 1;
        await recordNext(page, recorded);
      }
      const reached = new Promise<void>((resolve) => {
        proxy.onRequest((path) => {
          if (path === "/sync/commands") resolve();
        });
      });
      proxy.answerWith(null);
      await reached;
      await wait(milliseconds);
      await server.kill("SIGKILL");
      proxy.answerWith(holdBack);
      await server.restart();
    }
    proxy.onRequest(null);
    proxy.answerWith(null);
    await waitForState(page, "tout est envoyé");

    const wanted = Array.from({ length: recorded }, (_, index) => 10_001 + index);
    const api = await openApiClient(server.url, logInOf("camille"));
    const arrived = (await api.vouchers(PRACTICE, "payment")).flatMap((voucher) =>
      voucher.kind === "payment" && voucher.label.startsWith("Rafale") ? [voucher.amountCents] : [],
    );
    expect(arrived.toSorted((one, other) => one - other)).toEqual(wanted);

    const fresh = await openDevice();
    const onFresh = await openSignedInApp(fresh, server.url, logInOf("camille"));
    const sumOf = async (shown: Page, url: string) => {
      await shown.goto(`${url}/payments`);
      await shown.getByLabel("Chercher").fill("Rafale");
      const total = wanted.reduce((sum, cents) => sum + cents, 0) / 100;
      const written = total.toLocaleString("fr-FR", { minimumFractionDigits: 2 }).replaceAll(/\s/g, " ");
      await eventually(() => textOf(shown.getByRole("main"))).toContain(written);
    };
    await sumOf(onFresh, server.url);
    await sumOf(page, proxy.url);
    await page.goto(`${proxy.url}/review`);
    await page.getByText("Rien n’a été refusé").waitFor();
    await device.close();
    await proxy.close();
  },
  TIMEOUT_MILLISECONDS,
);

async function recordNext(page: Page, index: number) {
  await page.getByLabel("Montant reçu").fill((100 + index / 100).toFixed(2).replace(".", ","));
  await page.getByLabel("Libellé").fill(`Rafale ${index}`);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await eventually(() => page.getByLabel("Libellé").inputValue()).toBe("");
}
