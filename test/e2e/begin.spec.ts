import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openApp, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { readMail } from "#test/support/mailbox.ts";

/** A picture of every screen of the way, for who wants to look at them: a folder to put them in. */
const PICTURES = process.env["BEGIN_PICTURES"];
const EMAIL = "zoe@lefevre.example";
const OWN = "cerise-lampe-velo-77";

test("M3 M4 M7 M8 M9 M10 M11 M13 somebody begins by mail, personalises, answers a few questions and records the first payment offline; a colleague is invited and joins", async () => {
  const { server, proxy, openDevice } = await openJourney();
  /** The one mail that an address has been sent. */
  const waitForMail = async (to: string) => {
    const directory = join(server.dataDir, "mail");
    const read = async () => {
      const names = await readdir(directory).catch(() => []);
      const texts = names
        .filter((name) => name.endsWith(".json"))
        .map((name) => readFile(join(directory, name)));
      const mails = (await Promise.all(texts)).map(
        (text) => JSON.parse(String(text)) as Record<"to" | "text", string>,
      );
      return mails.filter((mail) => mail.to === to);
    };
    await eventually(async () => (await read()).length).toBe(1);
    return readMail((await read())[0]!);
  };
  const found: string[] = [];
  const look = (page: Page, name: string) => lookAt(page, name, found);

  const device = await openDevice({ viewport: { width: 390, height: 800 } });
  const page = await openApp(device, proxy.url, "/sign-in");
  await page.getByRole("link", { name: "Commencer" }).click();
  await page.getByLabel("Prénom et nom").fill("Zoé Lefèvre");
  await page.getByLabel("Adresse e-mail").fill("zoe@lefevre");
  await page.getByRole("button", { name: "M’envoyer le courrier" }).click();
  await page.getByText("Cela ne ressemble pas à une adresse e-mail.").waitFor();
  await look(page, "begin");
  await page.getByLabel("Adresse e-mail").fill(EMAIL);
  await page.getByRole("button", { name: "M’envoyer le courrier" }).click();
  await page.getByRole("heading", { name: "Regardez votre courrier" }).waitFor();
  const mailbox = page.getByRole("link", { name: "Ouvrir la boîte aux lettres de la démonstration" });
  expect(await mailbox.getAttribute("href")).toBe("/demonstration/mailbox");
  await look(page, "look-into-your-mail");

  const welcome = await waitForMail(EMAIL);
  expect(welcome.identifier).toMatch(/^\d{6}$/);
  await page.getByRole("link", { name: "Me connecter" }).click();
  await page.getByLabel("Adresse e-mail ou identifiant").fill(welcome.identifier);
  await page.getByLabel("Mot de passe", { exact: true }).fill(welcome.password);
  await page.getByRole("button", { name: "Se connecter" }).click();

  await page.getByRole("heading", { name: "Choisissez votre mot de passe" }).waitFor();
  await page.getByLabel("Le mot de passe du courrier").fill(welcome.password);
  await page.getByLabel("Nouveau mot de passe", { exact: true }).fill(OWN);
  await page.getByLabel("Nouveau mot de passe, encore une fois").fill(`${OWN}8`);
  await page.getByRole("button", { name: "Utiliser mon mot de passe" }).click();
  await page.getByText("Ce n’est pas ce que vous avez saisi au-dessus.").waitFor();
  await look(page, "personalise");
  await page.getByLabel("Nouveau mot de passe, encore une fois").fill(OWN);
  await page.getByRole("button", { name: "Utiliser mon mot de passe" }).click();

  // Nothing of the demonstration is here: nobody gave a place in it.
  await page.getByRole("heading", { name: "Aucune comptabilité" }).waitFor();
  await look(page, "no-books-yet");
  await page.getByRole("link", { name: "Commencer" }).click();
  const question = (name: string) => page.getByRole("heading", { level: 2, name }).waitFor();
  const next = () => page.getByRole("button", { name: "Suivant" }).click();
  await question("Que faites-vous ?");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await cutNetwork(device, proxy);
  await waitForState(page, "Hors ligne");
  await look(page, "profession");
  await next();
  await question("Qui y travaille ?");
  await page.getByText("Plusieurs, chacun déclare pour soi").click();
  await look(page, "people");
  await next();
  await question("Comment s’appelle-t-elle ?");
  await page.getByLabel("Nom de la comptabilité").fill("Cabinet Lefèvre");
  await page.getByLabel("SIREN").fill("853 479 237");
  await next();
  await page.getByText(/Ce n’est pas un SIREN/).waitFor();
  await look(page, "identity");
  await page.getByLabel("SIREN").fill("853 479 236");
  await page.reload();
  await question("Comment s’appelle-t-elle ?");
  await eventually(() => page.getByLabel("SIREN").inputValue()).toBe("853 479 236");
  await page.goBack();
  await question("Qui y travaille ?");
  expect(await page.getByLabel("Vos trois lettres").inputValue()).toBe("LEF");
  expect(await page.getByRole("radio", { name: "Plusieurs, chacun déclare pour soi" }).isChecked()).toBe(
    true,
  );
  await next();
  await next();
  await question("Comment la tenez-vous ?");
  await look(page, "accounting");
  await next();
  await question("Depuis quand ?");
  await look(page, "days");
  await next();
  await question("Tout est prêt");
  await look(page, "ready");
  await page.getByRole("button", { name: "Ouvrir ma comptabilité" }).click();

  await page.getByRole("heading", { name: "Ce qu’il reste à faire" }).waitFor();
  await look(page, "today-of-new-books");
  await page.getByRole("link", { name: "Enregistrer un paiement" }).click();
  await page.getByLabel("Montant reçu").fill("25,00");
  await page.getByRole("radiogroup", { name: "Moyen de paiement" }).getByText("Carte").click();
  await page.getByLabel("Libellé").fill("Première séance");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText("Enregistré sur cet appareil").first().waitFor();
  await waitForState(page, "2 seulement sur cet appareil");
  await restoreNetwork(device, proxy);
  await waitForState(page, "tout est envoyé");
  const api = await openApiClient(server.url, { login: welcome.identifier, password: OWN });
  const company = await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("cahier.company."));
    return localStorage.getItem(key ?? "") ?? "";
  });
  await eventually(async () => (await api.vouchers(company, "payment")).length).toBe(1);

  // M4: from now on only the own password opens, under the same identifier.
  const openWith = (password: string) =>
    fetch(`${server.url}/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify({ login: welcome.identifier, password }),
    }).then(({ status }) => status);
  expect(await openWith(welcome.password)).toBe(401);
  expect(await openWith(OWN)).toBe(200);

  await page.getByRole("banner").getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("link", { name: "Compte, mot de passe et appareils" }).click();
  await page.getByRole("heading", { level: 1, name: "Votre compte" }).waitFor();
  await page
    .getByRole("button", { name: /^Mettre fin à la session/ })
    .first()
    .waitFor();
  await look(page, "account");
  await page.getByLabel("E-mail").fill("zoe@nouveau.example");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByText(/Un courrier part vers zoe@nouveau.example/).waitFor();
  const confirm = await waitForMail("zoe@nouveau.example");
  await page.reload();
  await eventually(() => page.getByLabel("E-mail").inputValue()).toBe("zoe@nouveau.example");
  await openLink(page, proxy.url, confirm.link);
  await page.getByRole("heading", { name: "L’adresse est bien la vôtre" }).waitFor();
  await openLink(page, proxy.url, confirm.link);
  await page.getByText("Ce lien n’ouvre plus rien").waitFor();
  await look(page, "gone-link");
  await page.goto(`${proxy.url}/settings/account`);
  await page.getByText("Reconnue comme la vôtre ; vous pouvez vous connecter avec elle.").waitFor();

  await page.goto(`${proxy.url}/users/new`);
  await page.getByLabel("Nom", { exact: true }).fill("Paul Étienne");
  await page.getByLabel("E-mail").fill("paul@etienne.example");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const invitation = await waitForMail("paul@etienne.example");

  const other = await openDevice({ viewport: { width: 1280, height: 800 } });
  const theirs = await openApp(other, proxy.url, "/sign-in");
  await openLink(theirs, proxy.url, invitation.link);
  await theirs.getByRole("heading", { name: "Cabinet Lefèvre" }).waitFor();
  await look(theirs, "invitation");
  await theirs.getByLabel("Prénom et nom").fill("Paul Étienne");
  await theirs.getByLabel("Votre mot de passe", { exact: true }).fill("melon-chaise-bleue");
  await theirs.getByLabel("Votre mot de passe, encore une fois").fill("melon-chaise-bleue");
  await theirs.getByRole("button", { name: "Rejoindre" }).click();
  await theirs.getByText(/Zoé Lefèvre peut vous les donner/).waitFor();
  await look(theirs, "letters-told");
  await theirs.getByRole("main").getByRole("link", { name: "Vers ma comptabilité" }).click();
  await eventually(() => textOf(theirs.getByRole("main"))).toContain("Première séance");
  await openLink(theirs, proxy.url, invitation.link);
  await theirs.getByText("Cette invitation n’est plus là").waitFor();

  await page.goto(`${proxy.url}/today`);
  await eventually(() => textOf(page.getByRole("link", { name: /Inviter vos collègues/ }))).toContain(
    "(fait)",
  );
  expect(found).toEqual([]);
}, 300_000);

/** Opens a mail's link as if the server were where the proxy is. */
async function openLink(page: Page, origin: string, link: string) {
  const { pathname, hash } = new URL(link);
  // The same address with another fragment would load nothing.
  await page.goto("about:blank");
  await page.goto(`${origin}${pathname}${hash}`);
}

/** Looks at what is on screen with axe, as narrow and as wide as it gets, light and dark. */
async function lookAt(page: Page, name: string, found: string[]) {
  const before = page.viewportSize();
  for (const [width, colorScheme] of [
    [360, "light"],
    [1440, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const violation of await checkAccessibility(page)) found.push(`${name}, ${width}: ${violation}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) found.push(`${name}, ${width}: ${beyond} pixels lie beyond the right edge`);
    if (PICTURES !== undefined)
      await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light" });
}
