import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import {
  eventually,
  goTo,
  openApp,
  openSignedInApp,
  signIn,
  stateBar,
  waitForState,
} from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, type Device, restoreNetwork } from "#test/support/chromium.ts";
import { type LogIn, openJourney } from "#test/support/journey.ts";

const PRACTICE = "cabinet-des-tilleuls";
const CAMILLE = { name: "Camille Dupont", pin: "481516" };
const MARTIN = { name: "Martin Marchand", pin: "27182818" };
const TIMEOUT_MILLISECONDS = 300_000;

type Person = typeof CAMILLE;

const tablet = { viewport: { width: 820, height: 1180 } };

async function setPin(page: Page, url: string, { pin }: Person) {
  await page.goto(`${url}/settings/account`);
  await page.getByLabel("Code", { exact: true }).fill(pin);
  await page.getByLabel("Le code, encore une fois").fill(pin);
  await page.getByRole("button", { name: "Mettre ce code" }).click();
  await page.getByText("Le code est mis").waitFor();
}

const lock = (page: Page) => page.getByRole("button", { name: "Verrouiller" }).click();

const choose = (page: Page, { name }: Person) => page.getByRole("button", { name }).click();

async function tryPin(page: Page, pin: string) {
  await page.getByLabel("Votre code").fill(pin);
  await page.getByRole("button", { name: "Ouvrir", exact: true }).click();
}

/** Chooses oneself where there are several, types the PIN and waits for the books. */
async function unlock(page: Page, person: Person) {
  await choose(page, person);
  await tryPin(page, person.pin);
  await stateBar(page).waitFor();
}

/** A tablet with Camille and Martin on it, each with a PIN, and locked. */
async function openSharedTablet(url: string, device: Device, logInOf: (firstName: string) => LogIn) {
  const page = await openSignedInApp(device, url, logInOf("camille"));
  await setPin(page, url, CAMILLE);
  await lock(page);
  await page.getByRole("link", { name: "Une autre personne" }).click();
  await signIn(page, logInOf("martin"));
  await waitForState(page, "complet au");
  await setPin(page, url, MARTIN);
  await lock(page);
  await page.getByRole("heading", { name: "Qui êtes-vous ?" }).waitFor();
  return page;
}

/** Records a session as a person does: within the app, for loading the page again locks it. */
async function record(page: Page, { name }: Person, amount: string, label: string) {
  await beginPayment(page);
  await page.getByLabel("Montant reçu").fill(amount);
  await page.getByRole("radiogroup", { name: "Moyen de paiement" }).getByText("Carte").click();
  await page.getByRole("radiogroup", { name: "Praticien" }).getByText(name).click();
  await page.getByLabel("Libellé").fill(label);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
}

async function beginPayment(page: Page) {
  await goTo(page, "Aujourd’hui");
  await page.locator('main a[href="/payments/new"]').first().click();
  await page.getByLabel("Montant reçu").waitFor();
}

const people = (page: Page) => page.getByRole("heading", { name: "Qui êtes-vous ?" });

test(
  "two people take turns on one tablet with no network, and each one's acts arrive under their own name",
  async () => {
    const { server, proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice(tablet);
    const page = await openSharedTablet(proxy.url, device, logInOf);
    const api = await openApiClient(server.url, logInOf("camille"));
    const arrived = async () =>
      (await api.vouchers(PRACTICE, "payment"))
        .flatMap((voucher) => (voucher.kind === "payment" ? [voucher.label] : []))
        .filter((label) => label.startsWith("Au domicile"))
        .sort();

    await cutNetwork(device, proxy);
    await unlock(page, CAMILLE);
    await record(page, CAMILLE, "41,11", "Au domicile de Zéphyrine");
    await record(page, CAMILLE, "42,22", "Au domicile de Balthazar");
    await beginPayment(page);
    await page.getByLabel("Libellé").fill("À moitié tapé par Camille");
    await lock(page);

    await people(page).waitFor();
    await page.getByText("2 actions à envoyer").waitFor();
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    for (const words of ["Zéphyrine", "Balthazar", "41,11", "À moitié", "Tilleuls"])
      expect(shown).not.toContain(words);
    await unlock(page, MARTIN);
    await eventually(() => new URL(page.url()).pathname).toBe("/today");
    await record(page, MARTIN, "43,33", "Au domicile d’Augustine");

    await restoreNetwork(device, proxy);
    await waitForState(page, "tout est envoyé");
    await eventually(arrived).toEqual(["Au domicile d’Augustine"]);
    await lock(page);
    await page.getByText("2 actions à envoyer").waitFor();
    await unlock(page, CAMILLE);
    await waitForState(page, "tout est envoyé");
    await eventually(arrived).toEqual(
      ["Au domicile de Balthazar", "Au domicile de Zéphyrine", "Au domicile d’Augustine"].sort(),
    );
    await beginPayment(page);
    await eventually(() => page.getByLabel("Libellé").inputValue()).toBe("À moitié tapé par Camille");

    expect(await authors(page)).toEqual(["Camille Dupont", "Camille Dupont", "Martin Marchand"]);
  },
  TIMEOUT_MILLISECONDS,
);

/** Lets the waits of a tablet pass that already counted so many wrong PINs of Camille. */
async function countWrongPins(page: Page, wrongCount: number) {
  await page.evaluate(async (count) => {
    const { id } = JSON.parse(localStorage.getItem("cahier.people") ?? "[]")[0] as { id: string };
    const directory = await navigator.storage.getDirectory();
    const file = await (await directory.getFileHandle(`cahier-tries-${id}`)).createWritable();
    await file.write(JSON.stringify({ wrongCount: count, waitsUntil: 0 }));
    await file.close();
  }, wrongCount);
}

/** Who paid in what these journeys recorded, as the log of the server tells it; asked as the screens ask. */
async function authors(page: Page): Promise<readonly string[]> {
  const answering = page.waitForResponse((answer) => answer.url().includes("/audit?") && answer.ok());
  await page.goto(`${new URL(page.url()).origin}/audit`);
  await unlock(page, CAMILLE);
  const { lines } = (await (await answering).json()) as {
    lines: { action: string; person: { name: string } | null; at: string }[];
  };
  return lines
    .filter(({ action }) => action === "payment.record")
    .slice(0, 3)
    .map(({ person }) => person?.name ?? "")
    .sort();
}

test(
  "a shared tablet locks by itself, in every tab, stays locked when it is opened again, and wrong PINs lose nothing",
  async () => {
    const { proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice(tablet);
    const page = await openSharedTablet(proxy.url, device, logInOf);
    await page.clock.install();
    await unlock(page, CAMILLE);
    await record(page, CAMILLE, "51,15", "Au domicile de Philomène");
    await waitForState(page, "tout est envoyé");
    const other = await device.context.newPage();
    other.setDefaultTimeout(60_000);
    await other.goto(`${proxy.url}/payments`);
    await unlock(other, CAMILLE);
    await other.getByText("Au domicile de Philomène").first().waitFor();

    await page.clock.fastForward("06:00");
    await people(page).waitFor();
    await people(other).waitFor();
    for (const tab of [page, other])
      expect(await tab.evaluate(() => document.documentElement.outerHTML)).not.toContain("Philomène");

    await cutNetwork(device, proxy);
    await device.kill();
    const again = await openDevice({ ...tablet, userDataDir: device.userDataDir });
    await again.context.setOffline(true);
    const reopened = await openApp(again, proxy.url, "/payments");
    await people(reopened).waitFor();
    await choose(reopened, CAMILLE);
    for (let wrong = 0; wrong < 5; wrong += 1) {
      await tryPin(reopened, "000000");
      await reopened.getByText("Ce n’est pas le bon code.").waitFor();
      await reopened
        // A slow machine shows it a second later.
        .getByText(wrong < 4 ? `Encore ${4 - wrong} essai` : /Réessayez dans (30|2\d) secondes/)
        .waitFor();
    }
    expect(await reopened.getByRole("button", { name: / s$/ }).isDisabled()).toBe(true);
    await countWrongPins(reopened, 9);
    await reopened.reload();
    await choose(reopened, CAMILLE);
    await tryPin(reopened, "000000");
    await reopened.getByText("Ce code ne sert plus").waitFor();
    expect(await checkAccessibility(reopened)).toEqual([]);

    await restoreNetwork(again, proxy);
    await reopened.getByRole("link", { name: "Se connecter avec le mot de passe" }).click();
    await signIn(reopened, logInOf("camille"));
    await waitForState(reopened, "complet au");
    await reopened.goto(`${proxy.url}/payments`);
    await reopened.getByText("Au domicile de Philomène").first().waitFor();
    await reopened.getByRole("button", { name: "Changer de personne" }).click();
    await reopened.getByText("sans code").waitFor();
    await unlock(reopened, MARTIN);
  },
  TIMEOUT_MILLISECONDS,
);

test(
  "a browser killed as soon as the second person acted, its local storage gone, shows both people again, and loses no act",
  async () => {
    const { server, proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice(tablet);
    const page = await openSharedTablet(proxy.url, device, logInOf);
    await cutNetwork(device, proxy);
    await unlock(page, CAMILLE);
    await record(page, CAMILLE, "61,16", "Chez Théodule");
    await lock(page);
    await unlock(page, MARTIN);
    await record(page, MARTIN, "62,26", "Chez Sidonie");
    await device.kill();

    const again = await openDevice({ ...tablet, userDataDir: device.userDataDir });
    await again.context.setOffline(true);
    const reopened = await openApp(again, proxy.url, "/payments");
    const areBothWaited = async () => {
      await people(reopened).waitFor();
      for (const person of [CAMILLE, MARTIN])
        await reopened.getByRole("button", { name: person.name }).getByText("1 action à envoyer").waitFor();
    };
    await areBothWaited();
    // What the kill left of it depends on the browser's mood; nothing at all is the least.
    await reopened.evaluate(() => localStorage.clear());
    await reopened.reload();
    await areBothWaited();

    await unlock(reopened, MARTIN);
    await waitForState(reopened, "1 seulement sur cet appareil");
    await restoreNetwork(again, proxy);
    await sendAll(reopened, logInOf("martin"));
    await lock(reopened);
    await unlock(reopened, CAMILLE);
    await sendAll(reopened, logInOf("camille"));
    const api = await openApiClient(server.url, logInOf("camille"));
    const arrived = (await api.vouchers(PRACTICE, "payment")).flatMap((voucher) =>
      voucher.kind === "payment" && voucher.label.startsWith("Chez ") ? [voucher.label] : [],
    );
    expect(arrived.sort()).toEqual(["Chez Sidonie", "Chez Théodule"]);
  },
  TIMEOUT_MILLISECONDS,
);

/** Waits until everything is sent; a browser that was killed may have lost its cookies too, and asks for the password then. */
async function sendAll(page: Page, logIn: LogIn) {
  const asked = stateBar(page).getByRole("link", { name: "Connectez-vous" });
  const sent = stateBar(page).getByText("tout est envoyé");
  await eventually(async () => (await sent.count()) + (await asked.count())).toBeGreaterThan(0);
  if ((await asked.count()) > 0) {
    await asked.click();
    await signIn(page, logIn);
  }
  await waitForState(page, "tout est envoyé");
}

test(
  "axe finds nothing on the lock screens, and signing one person out takes theirs alone off the tablet",
  async () => {
    const { proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice(tablet);
    const page = await openSharedTablet(proxy.url, device, logInOf);
    const found: string[] = [];
    for (const width of [360, 1440])
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await people(page).waitFor();
        found.push(...(await checkAccessibility(page)));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await choose(page, CAMILLE);
        await tryPin(page, "000000");
        await page.getByText("Ce n’est pas le bon code.").waitFor();
        found.push(...(await checkAccessibility(page)));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.getByRole("button", { name: "Ce n’est pas vous ?" }).click();
      }
    expect(found).toEqual([]);

    await unlock(page, MARTIN);
    const martin = await page.evaluate(
      () => (JSON.parse(localStorage.getItem("cahier.user") ?? "{}") as { id: string }).id,
    );
    await waitForState(page, "tout est envoyé");
    await goTo(page, "Plus");
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Se déconnecter", exact: true }).click();
    await page.getByRole("heading", { name: `Bonjour ${CAMILLE.name}` }).waitFor();
    const left = await page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
      const root = await navigator.storage.getDirectory();
      for await (const name of (root as unknown as { keys: () => AsyncIterable<string> }).keys())
        names.push(name);
      return [...names, ...Object.keys(localStorage)];
    });
    expect(left.filter((name) => name.includes(martin))).toEqual([]);
    await tryPin(page, CAMILLE.pin);
    await waitForState(page, "tout est envoyé");
    await waitForState(page, "En ligne");
  },
  TIMEOUT_MILLISECONDS,
);
