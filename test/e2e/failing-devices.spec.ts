import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openApp, openSignedInApp, recordSession, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";
const TIMEOUT_MILLISECONDS = 240_000;

test(
  "a profile that was copied while acts waited gives every act of both copies once, and the copy is told",
  async () => {
    const { server, proxy, logInOf, openDevice } = await openJourney();
    const original = await openDevice();
    const page = await openSignedInApp(original, proxy.url, logInOf("camille"));
    await cutNetwork(original, proxy);
    await recordSession(page, "31,10", "Chez les deux");
    await waitForState(page, "1 seulement sur cet appareil");
    await original.context.close();
    const copied = await mkdtemp(join(tmpdir(), "cahier-copy-"));
    onTestFinished(() => rm(copied, { recursive: true, force: true, maxRetries: 3 }));
    await cp(original.userDataDir, copied, { recursive: true, filter: isNoLock });

    const again = await openDevice({ userDataDir: original.userDataDir });
    const copy = await openDevice({ userDataDir: copied });
    const onOriginal = await openApp(again, proxy.url);
    const onCopy = await openApp(copy, proxy.url);
    await recordSession(onOriginal, "31,20", "Chez l’original");
    await recordSession(onCopy, "31,30", "Chez la copie");
    proxy.restore();
    await waitForState(onOriginal, "tout est envoyé");
    await waitForState(onCopy, "tout est envoyé");

    const api = await openApiClient(server.url, logInOf("camille"));
    const labels = async () =>
      (await api.vouchers(PRACTICE, "payment")).flatMap(({ label }) =>
        label.startsWith("Chez ") ? [label] : [],
      );
    expect((await labels()).sort()).toEqual(["Chez la copie", "Chez les deux", "Chez l’original"]);
    // Whichever sent second is the copy; the other one is told nothing.
    const told = await eventuallyOneOf([onOriginal, onCopy], "Cet appareil était la copie d’un autre");
    expect(await checkAccessibility(told)).toEqual([]);
    await told.getByRole("button", { name: "J’ai compris" }).click();
    await told.getByText("Cet appareil était la copie d’un autre").waitFor({ state: "detached" });
    await recordSession(told, "31,40", "Chez soi");
    await waitForState(told, "tout est envoyé");
    expect(await labels()).toHaveLength(4);
  },
  TIMEOUT_MILLISECONDS,
);

test(
  "a device whose databases are gone says how many acts that cost, and works on",
  async () => {
    const { server, proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice();
    const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
    await cutNetwork(device, proxy);
    await recordSession(page, "41,10", "Perdue un");
    await recordSession(page, "41,20", "Perdue deux");
    await waitForState(page, "2 seulement sur cet appareil");
    await device.context.close();
    await rm(join(device.userDataDir, "Default", "IndexedDB"), { recursive: true });

    proxy.restore();
    const again = await openDevice({ userDataDir: device.userDataDir });
    const onAgain = await openApp(again, proxy.url);
    await onAgain.getByText("2 actions faites sur cet appareil sont perdues").waitFor();
    expect(await checkAccessibility(onAgain)).toEqual([]);
    await onAgain.getByRole("button", { name: "J’ai compris" }).click();
    await recordSession(onAgain, "41,30", "Ressaisie");
    await waitForState(onAgain, "tout est envoyé");
    const api = await openApiClient(server.url, logInOf("camille"));
    expect((await api.vouchers(PRACTICE, "payment")).map(({ label }) => label)).toContain("Ressaisie");
    // Who looks at the history of the company finds the accident there.
    await onAgain.goto(`${proxy.url}/audit`);
    await onAgain.getByText("Actions perdues par un appareil").first().waitFor();
  },
  TIMEOUT_MILLISECONDS,
);

test(
  "a device whose key alone is gone reads nothing of what it held, says what that cost, and fills anew",
  async () => {
    const { proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice();
    const page = await openSignedInApp(device, proxy.url, logInOf("camille"));
    await cutNetwork(device, proxy);
    await recordSession(page, "51,10", "Illisible");
    await waitForState(page, "1 seulement sur cet appareil");
    await device.context.close();
    await rm(join(device.userDataDir, "Default", "File System"), { recursive: true });

    const again = await openDevice({ userDataDir: device.userDataDir });
    const onAgain = await openApp(again, proxy.url);
    // What waited is counted without the key, so this needs no network.
    await onAgain.getByText("1 action faite sur cet appareil est perdue").waitFor();
    proxy.restore();
    await waitForState(onAgain, "complet au");
    await onAgain.goto(`${proxy.url}/payments`);
    await eventually(() => onAgain.getByRole("row").count()).toBeGreaterThan(3);
    expect(await onAgain.getByText("Illisible").count()).toBe(0);
    expect((await readdir(join(device.userDataDir, "Default"))).includes("File System")).toBe(true);
  },
  TIMEOUT_MILLISECONDS,
);

test(
  "books whose code does not come say so, and open at another try",
  async () => {
    const { proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice();
    const code = "**/assets/serve-books-*.js";
    await device.context.route(code, (route) => route.abort());
    const page = await openApp(device, proxy.url, "/sign-in");
    const { login, password } = logInOf("camille");
    await page.getByLabel("Adresse e-mail ou identifiant").fill(login);
    await page.getByLabel("Mot de passe", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("alert").getByText("Votre comptabilité ne s’ouvre pas").waitFor();
    expect(await checkAccessibility(page)).toEqual([]);

    await device.context.unroute(code);
    await page.getByRole("button", { name: "Réessayer" }).click();
    await waitForState(page, "complet au");
    await recordSession(page, "61,10", "Au second essai");
    await waitForState(page, "tout est envoyé");
  },
  TIMEOUT_MILLISECONDS,
);

/** A running browser's own marks on its profile, which a copy must not have. */
const isNoLock = (path: string) => !/Singleton(Lock|Socket|Cookie)$/.test(path);

/** The page among these that comes to say it. */
async function eventuallyOneOf(pages: readonly Page[], words: string): Promise<Page> {
  const says = async () => {
    for (const page of pages) if ((await page.getByText(words).count()) > 0) return page;
    return null;
  };
  await eventually(async () => (await says()) !== null).toBe(true);
  return (await says())!;
}
