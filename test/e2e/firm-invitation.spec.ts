import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Payment } from "#core/vouchers/voucher.ts";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openApp, openSignedInApp, textOf, waitForState } from "#test/support/app-page.ts";
import { openLink, waitForMails } from "#test/support/delivered-mail.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";
import { readMail } from "#test/support/mailbox.ts";

const PRACTICE = "Cabinet des Tilleuls";

test("F25 F45 a practice invites its firm, which takes it in, works in it without a patient's name, and forgets it when the practice ends it", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const mailsTo = (to: string, count: number, subject = "") => waitForMails(server, { to, count, subject });
  const found: string[] = [];
  const look = (page: Page, name: string) => lookAtScreen(page, name, found);
  const owners = await openDevice({ viewport: { width: 1280, height: 900 } });
  const page = await openSignedInApp(owners, proxy.url, logInOf("camille"));
  await page.goto(`${proxy.url}/users`);
  await page.getByRole("row", { name: /Camille Dupont/ }).waitFor();
  await look(page, "users");
  await page.getByRole("link", { name: "Cabinet comptable" }).click();
  await page.getByRole("heading", { name: "Inviter votre cabinet comptable" }).waitFor();
  await page.getByRole("button", { name: "Inviter le cabinet" }).click();
  await page.getByText("Comme nom@exemple.fr.").waitFor();
  await look(page, "invite");
  await page.getByLabel("E-mail du cabinet").fill("bonjour@fidu.example");
  await page.getByRole("button", { name: "Inviter le cabinet" }).click();
  await page.getByText(/Le courriel va à bonjour@fidu.example/).waitFor();
  await look(page, "invited");
  const [first] = await mailsTo("bonjour@fidu.example", 1);
  await page.getByRole("button", { name: "Renvoyer l’invitation" }).click();
  await page.getByText("Invitation renvoyée").waitFor();
  const links = (await mailsTo("bonjour@fidu.example", 2)).map((mail) => readMail(mail).link);
  const link = links.find((one) => one !== readMail(first!).link)!;

  const firms = await openDevice({ viewport: { width: 1280, height: 900 } });
  const theirs = await openApp(firms, proxy.url, "/invitation");
  await theirs.getByRole("heading", { name: "Invitation" }).waitFor();
  await look(theirs, "invitation-without-link");
  await openLink(theirs, proxy.url, link);
  await theirs.getByRole("heading", { name: PRACTICE }).waitFor();
  await theirs.getByText(/le cabinet ne voit jamais son nom/).waitFor();
  await look(theirs, "offer-signed-out");
  await theirs.getByRole("link", { name: "J’ai un compte : me connecter" }).click();
  const fay = logInOf("fay");
  await theirs.getByLabel("Adresse e-mail ou identifiant").fill(fay.login);
  await theirs.getByLabel("Mot de passe", { exact: true }).fill(fay.password);
  await theirs.getByRole("button", { name: "Se connecter" }).click();
  await theirs.getByText("Le dossier entre dans la liste de Fidu Rhône.").waitFor();
  await look(theirs, "offer");
  await theirs.getByRole("button", { name: "Prendre le dossier" }).click();
  await theirs.getByText("21 dossiers").waitFor();
  await theirs.getByText(new RegExp(`${PRACTICE} : accepté le`)).waitFor();
  await look(theirs, "clients");
  await openLink(theirs, proxy.url, link);
  await theirs.getByText("Cette invitation n’est plus là").waitFor();

  await page.getByText("Fidu Rhône suit cette comptabilité").first().waitFor();
  await look(page, "in-care");
  await theirs.goto(`${proxy.url}/clients`);
  await theirs.getByRole("cell", { name: PRACTICE, exact: true }).click();
  await theirs.getByRole("button", { name: new RegExp(`${PRACTICE}\\. En choisir une autre`) }).waitFor();
  await waitForState(theirs, "complet au");
  await theirs.goto(`${proxy.url}/expenses/new`);
  await theirs.getByRole("heading", { level: 1 }).waitFor();
  await theirs.goto(`${proxy.url}/payments/new`);
  await theirs.getByLabel("Montant reçu").fill("31,00");
  await theirs.getByRole("radiogroup", { name: "Moyen de paiement" }).getByText("Carte").click();
  await theirs.getByRole("radiogroup", { name: "Praticien" }).getByText("Camille Dupont").click();
  await theirs.getByLabel("Libellé").fill("Saisi par le cabinet");
  await theirs.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await waitForState(theirs, "tout est envoyé");
  await page.goto(`${proxy.url}/payments`);
  await eventually(() => textOf(page.getByRole("row").filter({ hasText: "Saisi par le cabinet" }))).toContain(
    "31,00",
  );
  const patient = { number: "P-00001", name: await nameOfPatient(page, proxy.url, "P-00001") };
  expect(patient.name).not.toBe("");
  await theirs.goto(`${proxy.url}/customers`);
  await theirs.getByLabel("Chercher").fill(patient.number);
  await theirs.getByRole("row").filter({ hasText: patient.number }).waitFor();
  expect(await textOf(theirs.locator("body"))).not.toContain(patient.name);

  // What came too late is handed to the firm, which sees it wait for it, and decides it for both.
  const api = await openApiClient(server.url, logInOf("camille"));
  const [known] = (await api.vouchers("cabinet-des-tilleuls", "payment")) as Payment[];
  await api.command("period.protect", "cabinet-des-tilleuls", { throughDay: "2026-01-31" });
  const tooLate = {
    ...{ id: "trop-tard", day: "2026-01-15", label: "Trop tard", amountCents: 2_200, means: known!.means },
    ...{ party: null, practitioner: known!.practitioner, settles: [], account: null },
  };
  await expect(api.command("payment.record", "cabinet-des-tilleuls", tooLate)).rejects.toThrow(
    /answered 423/,
  );
  await page.goto(`${proxy.url}/review`);
  await page.getByRole("row", { name: /Trop tard/ }).click();
  await page.getByRole("button", { name: "Confier à Fidu Rhône" }).click();
  await page.getByRole("button", { name: "Reprendre" }).waitFor();
  await waitForState(page, "tout est envoyé");
  await theirs.goto(`${proxy.url}/company/fidu-rhone`);
  await theirs
    .getByRole("link", { name: /Comptes clients/ })
    .first()
    .click();
  await theirs
    .getByRole("row", { name: new RegExp(PRACTICE) })
    .getByText("1, dont 1 pour vous")
    .waitFor();
  await theirs.goto(`${proxy.url}/company/cabinet-des-tilleuls`);
  await theirs.getByRole("button", { name: new RegExp(`${PRACTICE}\\. En choisir une autre`) }).waitFor();
  await theirs.goto(`${proxy.url}/review`);
  await theirs.getByRole("row", { name: /Trop tard/ }).click();
  await theirs
    .getByText(/à vous de décider/)
    .last()
    .waitFor();
  await look(theirs, "handed");
  await theirs.getByRole("button", { name: "Enregistrer au 01/02/2026" }).click();
  for (const one of [theirs, page]) await one.getByRole("heading", { name: "Rien n’a été refusé" }).waitFor();
  await eventually(async () => (await api.vouchers("cabinet-des-tilleuls", "payment")) as Payment[]).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ label: "Trop tard", day: "2026-02-01", pieceOn: "2026-01-15" }),
    ]),
  );

  await page.goto(`${proxy.url}/users/firm`);
  await page.getByRole("button", { name: "Mettre fin au suivi" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/perdent aussitôt leur accès/).waitFor();
  await look(page, "end");
  await dialog.getByRole("button", { name: "Mettre fin au suivi" }).click();
  await page.getByText(/Vous avez mis fin au suivi par Fidu Rhône le/).waitFor();
  await look(page, "ended");
  await mailsTo(fay.login, 1, "Fin du suivi");

  // The firm's device lets go of the books by itself.
  await eventually(() => textOf(theirs.locator("header"))).not.toContain(PRACTICE);
  await theirs.goto(`${proxy.url}/company/fidu-rhone`);
  await theirs.goto(`${proxy.url}/clients`);
  await theirs.getByText("20 dossiers").waitFor();
  await theirs.getByText(new RegExp(`${PRACTICE} a mis fin au suivi le`)).waitFor();
  expect(found).toEqual([]);
}, 300_000);

/** What whoever may see patients reads beside a patient's number. */
async function nameOfPatient(page: Page, origin: string, number: string): Promise<string> {
  await page.goto(`${origin}/customers`);
  await page.getByLabel("Chercher").fill(number);
  const row = page.getByRole("row").filter({ hasText: number });
  await row.waitFor();
  return (await textOf(row)).replace(number, "").trim().split(" · ")[0]!.trim();
}
