import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, goTo, openApp, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { frameRoutes } from "#test/support/screens.ts";

const FIRM = "atelier-brun";

/** Some sixty screens, each looked at four times. */
const TIMEOUT_MILLISECONDS = 300_000;

const looks = [
  { width: 360, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
  { width: 1440, colorScheme: "dark" },
  { width: 1440, colorScheme: "light" },
] as const;

test(
  "axe finds nothing on any screen, light or dark, narrow or wide, and nothing scrolls sideways",
  async () => {
    const { server, logInOf, openDevice } = await openJourney();
    const paths = await pathsOf(await openApiClient(server.url, logInOf("louise")));
    const device = await openDevice();
    const found: string[] = [];
    const look = (page: Page, path: string) => lookAt(page, path, found);

    const door = await openApp(device, server.url, "/sign-in");
    await door.getByRole("heading", { name: "Se connecter" }).waitFor();
    await look(door, "/sign-in");
    const page = await openSignedInApp(device, server.url, logInOf("louise"));
    for (const path of paths) {
      await goWithin(page, path);
      await waitForState(page, "complet au");
      await look(page, path);
    }
    expect(found).toEqual([]);
  },
  TIMEOUT_MILLISECONDS,
);

test(
  "axe finds nothing where something is open, wrong, kept from before or offline",
  async () => {
    const { proxy, logInOf, openDevice } = await openJourney();
    const device = await openDevice();
    const found: string[] = [];
    const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
    const go = async (path: string) => {
      await page.goto(`${proxy.url}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    };

    await go("/customers/new");
    await page.getByLabel("Nom", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    await lookAt(page, "a form with errors", found);
    await page.getByLabel("Nom", { exact: true }).fill("Half a na");
    await go("/today");
    await go("/customers/new");
    await page.getByText("Votre saisie non enregistrée est toujours là.").waitFor();
    expect(await page.getByLabel("Nom", { exact: true }).inputValue()).toBe("Half a na");
    await lookAt(page, "a form kept from before", found);

    await go("/invoices/new");
    await page.getByRole("button", { name: "Approuver" }).click();
    await page.getByText("Avant de pouvoir approuver").waitFor();
    // The reader is brought to the first field that is missing, which opens its choices.
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("option").first().waitFor({ state: "hidden" });
    await lookAt(page, "an invoice that cannot be approved", found);
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option").first().waitFor();
    await lookAt(page, "an open list of choices", found);

    await go("/journal");
    await page.getByRole("button", { name: "Période" }).click();
    await page.getByText("Cet exercice").waitFor();
    await lookAt(page, "an open filter", found);
    await cutNetwork(device, proxy);
    await waitForState(page, "Hors ligne");
    await page.keyboard.press("Escape");
    await goTo(page, "Aujourd’hui");
    await lookAt(page, "the day's page offline", found);
    // A list of choices lies over the page rather than in one of its regions, so that a dialog's may as well.
    expect(found.filter((line) => !/an open list of choices.*: region/.test(line))).toEqual([]);
  },
  TIMEOUT_MILLISECONDS,
);

test("signing in and recording a payment need no mouse", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openApp(device, server.url, "/sign-in");
  const { login, password } = logInOf("camille");
  await page.getByRole("heading", { name: "Se connecter" }).waitFor();
  await tabTo(page, "Adresse e-mail ou identifiant");
  await page.keyboard.type(login);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Aujourd’hui" }).waitFor();
  await waitForState(page, "complet au");

  await tabTo(page, "Paiementséance");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Enregistrer un paiement" }).waitFor();
  await tabTo(page, "Montant reçu");
  await page.keyboard.type("25,00");
  await tabTo(page, "Banque", "Carte", "Espèces", "Chèque", "Virement");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "Camille Dupont");
  await page.keyboard.press("Space");
  await tabTo(page, "Libellé");
  await page.keyboard.type("Au clavier");
  await page.keyboard.press("Enter");
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
  await page.goto(`${server.url}/payments`);
  await eventually(() => textOf(page.getByRole("row").filter({ hasText: "Au clavier" }))).toContain("25,00");
});

/** Goes where perhaps no link leads from here, as "back" does: that every screen loads by itself is another journey's. */
async function goWithin(page: Page, path: string) {
  const isAnotherPart = await page.evaluate((to) => {
    const part = (pathname: string) => pathname.split("/")[1];
    const isAnother = part(new URL(to, location.href).pathname) !== part(location.pathname);
    if (isAnother) {
      document.querySelector("h1")?.setAttribute("data-left", "");
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }
    return isAnother;
  }, path);
  // The screens of one part may share their title, which then does not tell when the next one is there.
  if (!isAnotherPart) await page.goto(new URL(path, page.url()).href);
  await page.locator("h1:not([data-left])").first().waitFor();
}

/** Looks at what is on screen, narrow and wide; in the dark at its colours, which are all that differs. */
async function lookAt(page: Page, path: string, found: string[]) {
  await page.getByText("Chargement…").waitFor({ state: "detached" });
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const where = `${path}, ${width} pixels wide, ${colorScheme}`;
    const look = colorScheme === "light" ? "all" : "colours";
    for (const violation of await checkAccessibility(page, look)) found.push(`${where}: ${violation}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) found.push(`${where}: ${beyond} pixels lie beyond the right edge`);
  }
}

/** Presses Tab until the focus is on something of this name, as a person who cannot point does. */
async function tabTo(page: Page, ...names: readonly string[]) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const focused = document.activeElement;
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
      const said = labels.map((label) => label.textContent).join(" ");
      return (said || focused?.getAttribute("aria-label") || focused?.textContent || "").trim();
    });
    if (names.some((wanted) => name.startsWith(wanted))) return;
  }
  throw new Error(`80 tabs did not lead to ${names.join(" or ")}`);
}

/** Every place of the app; where one shows a single thing, one of each kind that looks different. */
async function pathsOf(api: Awaited<ReturnType<typeof openApiClient>>): Promise<string[]> {
  const vouchers = await api.vouchers(FIRM);
  const idOf = (kind: string, state: string) =>
    vouchers.find((voucher) => voucher.kind === kind && voucher.state === state)?.id ?? "none";
  const party = (await api.parties(FIRM))[0]?.id ?? "none";
  const article = (await api.articles(FIRM))[0]?.id ?? "none";
  const examples: Readonly<Record<string, readonly string[]>> = {
    "/payments/:id": [`/payments/${idOf("payment", "recorded")}`],
    "/expenses/:id": [`/expenses/${idOf("expense", "approved")}`],
    "/entries/:id": [`/entries/${idOf("entry", "recorded")}`],
    "/invoices/:id": [
      `/invoices/${idOf("sale", "draft")}`,
      `/invoices/${idOf("sale", "approved")}`,
      `/invoices/${idOf("creditNote", "approved")}`,
    ],
    "/invoices": ["/invoices", "/invoices?show=draft", "/invoices?show=unpaid"],
    "/journal": [
      "/journal",
      "/journal?text=nothing-says-this",
      `/journal?voucher=${idOf("expense", "approved")}`,
    ],
    "/ledger/:account?": ["/ledger", "/ledger/706000"],
    "/review/decided/:id?": ["/review/decided"],
    "/review/:id?": ["/review"],
    "/customers/:id?": ["/customers", "/customers/new", `/customers/${party}`],
    "/articles/:id?": ["/articles", "/articles/new", `/articles/${article}`],
    "/connections/:id?": ["/connections", "/connections/visma"],
    "/users/:id?": ["/users", "/users/new"],
    "/roles/:id?": ["/roles", "/roles/accountant", "/roles/new?from=accountant"],
    "*": ["/nowhere"],
  };
  return frameRoutes.flatMap((path) => examples[path] ?? [path]);
}
