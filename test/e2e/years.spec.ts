import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { toPosting } from "#core/vouchers/posting.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";

const FIRM = "atelier-brun";
/** Months are long to validate, so this company's first year is a short one. */
const CLOSING_DAY = "2026-01-31";
const LABEL = "Dotation aux amortissements";

const yearCard = (page: Page, name: RegExp) => page.getByRole("region", { name });
const first = (page: Page) => yearCard(page, /^Exercice du 01\/01\/2026 au 31\/01\/2026/);
const second = (page: Page) => yearCard(page, /^Exercice du 01\/02\/2026/);

async function fillLine(page: Page, number: number, account: string, side: "Débit" | "Crédit") {
  const line = page.getByRole("group", { name: `Ligne ${number}` });
  await line.getByRole("combobox", { name: "Compte" }).fill(account);
  await page.getByRole("option", { name: new RegExp(`^${account}`) }).click();
  await line.getByLabel(side).fill("125,00");
}

/** The balance of the second year, which begins with what the first leaves. */
async function balanceOf(page: Page) {
  await second(page).getByRole("link", { name: "Balance de l’exercice" }).click();
  await page.getByRole("heading", { level: 1, name: "Balance" }).waitFor();
  await eventually(() => textOf(page.getByRole("main"))).toContain("débit égal au crédit");
  const text = await textOf(page.getByRole("table", { name: "Comptes avec leurs totaux" }));
  // How many accounts below are drawn depends on the height of the screen.
  return `${text.slice(0, text.indexOf("Classe 4"))} ${text.slice(text.indexOf("Total filtré"))}`;
}

test("a year is closed with no network, its closing entry in it, and what the next one opens with is fixed on every device", async () => {
  const found: string[] = [];
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice({ viewport: { width: 1024, height: 800 } });
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));

  // The year gets its days, and its only month is validated.
  await page.goto(`${proxy.url}/years`);
  await page.getByRole("button", { name: "Changer ses dates" }).click();
  await page.getByRole("dialog").getByLabel("Dernier jour").fill(CLOSING_DAY);
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await first(page).waitFor();
  await goTo(page, "Valider");
  await page.getByLabel("Valider jusqu’au").fill(CLOSING_DAY);
  await waitForState(page, "tout est envoyé");
  await page.getByRole("button", { name: "Valider jusqu’au 31/01/2026" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Valider définitivement" }).click();
  await page.getByText("Validé jusqu’au 31/01/2026").waitFor();

  // Validated or not, its closing period takes what still belongs to the year, with no network too.
  await page.goto(`${proxy.url}/years`);
  await second(page)
    .getByText(/À-nouveaux provisoires/)
    .waitFor();
  await waitForState(page, "tout est envoyé");
  await cutNetwork(device, proxy);
  await first(page).getByRole("button", { name: "Clôturer cet exercice …" }).click();
  await first(page).getByText("Écritures de la période de clôture").waitFor();
  await lookAtScreen(page, "year-to-close", found);
  await first(page).getByRole("link", { name: "Saisir une écriture de clôture" }).click();
  await page.getByRole("heading", { level: 2, name: "Écriture de clôture" }).waitFor();
  await page.getByLabel("Libellé").fill(LABEL);
  await fillLine(page, 1, "681100", "Débit");
  await page.getByText(/Il manque 125,00/).waitFor();
  // Half typed, it is here again after the page was loaded anew.
  await page.reload();
  await eventually(() => page.getByLabel("Libellé").inputValue()).toBe(LABEL);
  await fillLine(page, 2, "281830", "Crédit");
  await page.getByText("Débit égal au crédit.").waitFor();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Exercices" }).waitFor();
  await first(page)
    .getByText(/1 écriture dans la période de clôture/)
    .waitFor();

  await first(page).getByRole("button", { name: "Clôturer cet exercice …" }).click();
  await first(page)
    .getByRole("link", { name: new RegExp(LABEL) })
    .waitFor();
  await first(page).getByRole("button", { name: "Clôturer l’exercice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clôturer définitivement" }).click();
  await page.getByText("L’exercice qui se termine le 31/01/2026 est clôturé sur cet appareil").waitFor();
  const provisional = await balanceOf(page);
  expect(provisional).toContain("281830");

  await restoreNetwork(device, proxy);
  await waitForState(page, "tout est envoyé");
  await page.goto(`${proxy.url}/years`);
  await first(page).getByText("clôturé", { exact: true }).waitFor();
  await first(page)
    .getByText(/Clôturé par Louise/)
    .waitFor();
  await second(page)
    .getByText(/À-nouveaux définitifs/)
    .waitFor();
  await lookAtScreen(page, "years", found);
  expect(await balanceOf(page)).toBe(provisional);

  const api = await openApiClient(server.url, logInOf("louise"));
  const postings = [toPosting("681100", 100), toPosting("281830", -100)];
  const late = { id: "late", day: CLOSING_DAY, label: LABEL, journal: "OD", practitioner: null, postings };
  await expect(api.command("entry.record", FIRM, { ...late, closing: true })).rejects.toThrow(/answered 423/);

  const other = await openSignedInApp(await openDevice(), server.url, logInOf("louise"));
  await other.goto(`${server.url}/years`);
  await first(other)
    .getByText(/Clôturé par Louise/)
    .waitFor();
  await second(other)
    .getByText(/À-nouveaux définitifs/)
    .waitFor();
  expect(await balanceOf(other)).toBe(provisional);
  expect(found).toEqual([]);
}, 240_000);
