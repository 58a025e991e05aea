import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Device } from "./chromium.ts";
import type { LogIn } from "./journey.ts";

/** A first start on a busy machine: what is waited for comes, however slowly, or never. */
const WAIT_MILLISECONDS = 60_000;

/** Opens the app on a device where somebody is signed in already, at a place of it. */
export async function openApp(device: Device, url: string, path = "/today"): Promise<Page> {
  const page = device.context.pages()[0] ?? (await device.context.newPage());
  page.setDefaultTimeout(WAIT_MILLISECONDS);
  await page.goto(`${url}${path}`);
  return page;
}

/** Signs in on a device and waits until it holds the books, and the app that opens without a network. */
export async function openSignedInApp(device: Device, url: string, logIn: LogIn): Promise<Page> {
  const page = await openApp(device, url, "/sign-in");
  await signIn(page, logIn);
  await stateBar(page).getByText("complet au").waitFor({ state: "attached" });
  return page;
}

export async function signIn(page: Page, { login, password }: LogIn): Promise<void> {
  await page.getByLabel("Adresse e-mail ou identifiant").fill(login);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("heading", { name: "Aujourd’hui" }).waitFor();
}

/** The line that says how the books stand on this device. */
export const stateBar = (page: Page) =>
  page.getByRole("status", { name: "État de la comptabilité sur cet appareil" });

/** Waits until the state bar says so. */
export async function waitForState(page: Page, words: string | RegExp): Promise<void> {
  await stateBar(page).getByText(words).waitFor({ state: "attached" });
}

/** Goes to another place as a person does, without loading the page again. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Lieux" }).getByRole("link", { name: place }).first().click();
  await page.getByRole("heading", { level: 1, name: place }).waitFor();
}

/** Waits until what a function finds is as expected. */
export const eventually = <Found>(find: () => Promise<Found> | Found) =>
  expect.poll(find, { timeout: WAIT_MILLISECONDS, interval: 100 });

/** Chooses an option of a list that is narrowed by typing. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.click();
  if (typeof option === "string") await field.fill(option);
  await page.getByRole("option", { name: option }).first().click();
}

/** What is read there, its spaces and line ends made alike. */
export async function textOf(place: Locator): Promise<string> {
  return (await place.allInnerTexts()).join(" ").replaceAll(/\s+/g, " ");
}

/** Records a session of Camille's, paid by card, as three taps and a label. */
export async function recordSession(page: Page, amount: string, label: string) {
  await page.goto(`${new URL(page.url()).origin}/payments/new`);
  await page.getByLabel("Montant reçu").fill(amount);
  await page.getByRole("radiogroup", { name: "Moyen de paiement" }).getByText("Carte").click();
  await page.getByRole("radiogroup", { name: "Praticien" }).getByText("Camille Dupont").click();
  await page.getByLabel("Libellé").fill(label);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
}
