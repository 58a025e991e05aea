import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { type ApiClient, openApiClient } from "#test/support/api-client.ts";
import { eventually, openSignedInApp, signIn, waitForState } from "#test/support/app-page.ts";
import { aLine } from "#test/support/books-builder.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const FIRM = "atelier-brun";

test("a server put back from an older backup gets back what it lacks, under the same numbers, and gives new ones once somebody opens them", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const louise = logInOf("louise");
  const api = await openApiClient(server.url, louise);
  const [party] = await api.parties(FIRM);
  const args = { kind: "sale", credits: null } as const;
  const set = { day: "2026-11-20", party: party!.id, lines: [aLine()] };
  await api.command("voucher.draft", FIRM, { id: "issued", ...args, set });
  await api.command("voucher.draft", FIRM, { id: "waiting", ...args, set });
  const laptop = await openDevice();
  const tablet = await openDevice({ viewport: { width: 820, height: 1180 } });
  const onLaptop = await openSignedInApp(laptop, server.url, louise);
  const onTablet = await openSignedInApp(tablet, proxy.url, louise);

  const backup = await mkdtemp(join(tmpdir(), "cahier-backup-"));
  onTestFinished(() => rm(backup, { recursive: true, force: true, maxRetries: 3 }));
  await server.kill();
  await cp(server.dataDir, backup, { recursive: true });
  await server.restart();

  await approve(onLaptop, server.url, "issued");
  await onLaptop.getByRole("heading", { name: /^Facture F-/ }).waitFor();
  const issued = await numberOf(api, "issued");
  expect(issued).toMatch(/^F-\d{4}-\d{5}$/);
  // The tablet has seen that number before it goes on without a network.
  await onTablet.goto(`${proxy.url}/invoices/issued`);
  await onTablet.getByRole("heading", { name: `Facture ${issued}` }).waitFor();
  await cutNetwork(tablet, proxy);
  await approve(onTablet, proxy.url, "waiting");
  await waitForState(onTablet, "1 seulement sur cet appareil");

  await server.kill("SIGKILL");
  await rm(server.dataDir, { recursive: true });
  await cp(backup, server.dataDir, { recursive: true });
  await server.restart();
  const restoredApi = await openApiClient(server.url, louise);
  expect(await numberOf(restoredApi, "issued")).toBeNull();

  // Nobody has said that it is a backup: the first device that comes back proves it, and everybody signs in again.
  await onLaptop.getByRole("link", { name: "Connectez-vous pour continuer l’envoi" }).first().waitFor();
  await onLaptop.goto(`${server.url}/sign-in`);
  await signIn(onLaptop, louise);
  await onLaptop.getByText("Le serveur a été rétabli depuis une sauvegarde").first().waitFor();
  await waitForState(onLaptop, "tout est envoyé");
  const after = await openApiClient(server.url, louise);
  await eventually(() => numberOf(after, "issued")).toBe(issued);

  await restoreNetwork(tablet, proxy);
  await onTablet.getByRole("link", { name: "Connectez-vous pour continuer l’envoi" }).first().waitFor();
  await onTablet.goto(`${proxy.url}/sign-in`);
  await signIn(onTablet, louise);
  await onTablet.getByText("La numérotation des factures est suspendue").waitFor();
  await waitForState(onTablet, "1 seulement sur cet appareil");
  expect(await checkAccessibility(onTablet)).toEqual([]);

  await onLaptop.goto(`${server.url}/settings`);
  await onLaptop.getByText("Le prochain sera").first().waitFor();
  expect(await checkAccessibility(onLaptop)).toEqual([]);
  await onLaptop.getByRole("button", { name: "Ouvrir la numérotation" }).click();
  await onLaptop.getByText("La numérotation est ouverte").first().waitFor();
  await waitForState(onTablet, "tout est envoyé");
  await eventually(() => numberOf(after, "waiting")).toBe(nextAfter(issued!));
  await onTablet.getByText("La numérotation des factures est suspendue").waitFor({ state: "detached" });
}, 400_000);

async function approve(page: Page, url: string, id: string) {
  await page.goto(`${url}/invoices/${id}`);
  await page.getByRole("button", { name: "Approuver" }).click();
}

async function numberOf(api: ApiClient, id: string): Promise<string | null> {
  const found = (await api.vouchers(FIRM, "sale")).find((voucher) => voucher.id === id);
  return found !== undefined && isInvoice(found) ? found.number : null;
}

const nextAfter = (number: string): string =>
  number.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));
