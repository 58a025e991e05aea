import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, goTo, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";

const PRACTICE = "cabinet-des-tilleuls";

test("F45 F50 once the plan has ended every screen says so and how to renew, books stay readable, and renewing lets writing go on", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const found: string[] = [];
  const camille = logInOf("camille");
  const api = await openApiClient(server.url, camille);
  await api.command("plan.choose", PRACTICE, {
    name: "practice",
    throughDay: "2026-01-31",
    isPremium: false,
  });
  const device = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(device, proxy.url, camille);
  for (const path of ["/payments/new", "/invoices/new", "/expenses/new", "/customers/new", "/import"]) {
    await page.goto(`${proxy.url}${path}`);
    await page.getByText("La formule a pris fin le 31/01/2026").first().waitFor();
    await page.getByRole("link", { name: "Renouveler ou choisir une formule" }).waitFor();
  }
  await page.goto(`${proxy.url}/journal`);
  await page.getByRole("row").nth(1).waitFor();
  await page.goto(`${proxy.url}/articles/new`);
  await page.getByLabel("Numéro").fill("LONGUE");
  await page.getByLabel("Nom", { exact: true }).fill("Séance longue");
  await page.getByLabel(/Prix unitaire/).fill("40,00");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page
    .getByText(/seule la saisie s’arrête\. Qui peut changer les réglages/)
    .first()
    .waitFor();

  await page.getByRole("link", { name: "Renouveler ou choisir une formule" }).click();
  await page.getByText("La saisie s’est arrêtée après le 31/01/2026").waitFor();
  await page.getByText(/Cabinet des Tilleuls paie, depuis ce compte/).waitFor();
  await lookAtScreen(page, "plan-ended", found);
  await page.getByRole("button", { name: "Renouveler" }).click();
  await page.getByText(/est le dernier jour de saisie/).waitFor();
  await lookAtScreen(page, "plan", found);
  await waitForState(page, "tout est envoyé");
  await goTo(page, "Articles");
  expect(await page.getByText("La formule a pris fin").count()).toBe(0);
  expect(found).toEqual([]);
}, 300_000);

test("F46 the owner makes another the owner from their line, and whoever leaves their only books lands where one can begin", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const found: string[] = [];
  const owners = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(owners, proxy.url, logInOf("camille"));
  await page.goto(`${proxy.url}/users`);
  await page.getByRole("button", { name: "Rendre propriétaire : Martin Marchand" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/écrivez le nom de la comptabilité/).fill("Cabinet des Tilleuls");
  await lookAtScreen(page, "hand-over", found);
  await dialog.getByRole("button", { name: "Transmettre" }).click();
  const rowOf = (name: string) => page.getByRole("row").filter({ hasText: name });
  await eventually(() => textOf(rowOf("Martin Marchand"))).toContain("propriétaire");
  await waitForState(page, "tout est envoyé");
  expect(await page.getByRole("button", { name: /Rendre propriétaire/ }).count()).toBe(0);

  await rowOf("Camille Dupont").click();
  await page.getByRole("button", { name: "Quitter cette comptabilité" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Quitter", exact: true }).click();
  await page.getByRole("heading", { name: "Aucune comptabilité" }).waitFor();
  await eventually(() =>
    page
      .getByRole("main")
      .getByRole("link", { name: /Paiement/ })
      .count(),
  ).toBe(0);
  await lookAtScreen(page, "no-company", found);
  await page.goto(`${proxy.url}/payments/new`);
  await page.getByRole("heading", { name: "Aucune comptabilité" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/today");
  await page.getByRole("main").getByRole("link", { name: "Commencer" }).waitFor();
  expect(found).toEqual([]);
}, 300_000);
