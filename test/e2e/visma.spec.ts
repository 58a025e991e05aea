import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { choose, eventually, openSignedInApp, textOf } from "#test/support/app-page.ts";
import { openJourney } from "#test/support/journey.ts";

const stateSchema = z.object({
  requests: z.array(z.object({ method: z.string(), path: z.string() })),
  companies: z.array(
    z.object({
      name: z.string(),
      customers: z.array(z.looseObject({ Name: z.string() })),
      drafts: z.array(z.looseObject({ Id: z.string() })),
      invoices: z.array(z.unknown()),
    }),
  ),
});

test("V4–V10 refused consent links nothing; V4–V14 given consent links, and an approved invoice arrives once as a draft with its one customer", async () => {
  // Their sandbox sends the browser back to the server's own address, so this journey has no proxy between.
  const { server, sandbox, logInOf, openDevice } = await openJourney();
  const theirs = async () => {
    const answer = await fetch(`${sandbox.url}/_control/state`);
    return stateSchema.parse(await answer.json());
  };
  const device = await openDevice();
  const page = await openSignedInApp(device, server.url, logInOf("louise"));

  await leaveForVisma(page, server.url);
  await logInThere(page, sandbox);
  await page.getByRole("button", { name: "Refuse" }).click();
  await page.getByText("Non lié : Visma eAccounting a reçu un refus").waitFor();

  await leaveForVisma(page, server.url);
  await logInThere(page, sandbox);
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByText("Lié à Visma eAccounting").waitFor();
  await page.getByText("Atelier Lumière SARL (sandbox)").first().waitFor();
  const before = await theirs();
  expect(before.companies.flatMap(({ drafts }) => drafts)).toEqual([]);

  await page.goto(`${server.url}/invoices/new`);
  await choose(page, "Client", "Librairie du Forez");
  await choose(page, "Article", "Pose, à l’heure");
  await page.getByRole("button", { name: "Approuver" }).click();
  await page.getByRole("heading", { name: /^Facture F-/ }).waitFor();
  await page.goto(`${server.url}/connections/visma`);
  await answerCodingQuestions(page);

  const french = async () => (await theirs()).companies.find(({ name }) => name.startsWith("Atelier"));
  await eventually(async () => (await french())?.drafts.length).toBe(1);
  const arrived = await french();
  expect(arrived?.invoices).toEqual([]);
  expect(arrived?.customers.filter(({ Name }) => Name === "Librairie du Forez")).toHaveLength(1);
  const posts = (await theirs()).requests.filter(({ method }) => method === "POST");
  expect(posts.filter(({ path }) => path.endsWith("/customerinvoicedrafts"))).toHaveLength(1);
  const draft = arrived?.drafts[0]?.Id ?? "none";
  const sent = page.getByRole("table", { name: /^Envois/ });
  await eventually(() => textOf(sent)).toContain("Reçue là-bas, en brouillon");
  await eventually(() => textOf(sent)).toContain(draft.slice(0, 8));
  await page.goto(`${server.url}/invoices`);
  const row = page.getByRole("row").filter({ hasText: "Librairie du Forez" }).first();
  await eventually(() => textOf(row)).toContain("Reçu");
});

async function leaveForVisma(page: Page, url: string) {
  await page.goto(`${url}/connections`);
  await page.getByRole("link", { name: /Visma eAccounting/ }).click();
  await page.getByRole("button", { name: "Se connecter à Visma eAccounting" }).click();
  await page.getByRole("heading", { name: "Log in" }).waitFor();
}

async function logInThere(page: Page, { login, password }: { login: string; password: string }) {
  await page.getByLabel("E-mail").fill(login);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("heading", { name: "Choose a company" }).waitFor();
  await page.getByLabel(/Atelier Lumière/).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Allow Cahier?" }).waitFor();
}

/** Where one of their codings alone has the rate there is nothing to ask. */
async function answerCodingQuestions(page: Page) {
  const questions = page.getByRole("button", { name: /Quel type d’article/ });
  const isReceived = async () => (await textOf(page.getByRole("main"))).includes("Reçue là-bas");
  await eventually(async () => (await questions.count()) > 0 || (await isReceived())).toBe(true);
  if (await isReceived()) return;
  await questions.first().click();
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
}
