import { expect, test } from "vitest";
import { eventually, openApp, openSignedInApp } from "#test/support/app-page.ts";
import { openLink, waitForMails } from "#test/support/delivered-mail.ts";
import { openJourney } from "#test/support/journey.ts";
import { lookAtScreen } from "#test/support/look-at-screen.ts";
import { readMail } from "#test/support/mailbox.ts";

const OWN = "cerise-lampe-velo-77";

test("every door outside the frame says plainly what it is, with a link and without, and axe finds nothing there", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const found: string[] = [];
  const { login, password } = logInOf("martin");
  const device = await openDevice();
  const page = await openApp(device, proxy.url, "/invitation");
  await page.getByText("Ouvrez le lien du courrier, ou connectez-vous", { exact: false }).waitFor();
  await lookAtScreen(page, "invitation-signed-out", found);
  await page.goto(`${proxy.url}/confirm-email`);
  await page.getByText("Ce lien n’ouvre plus rien").waitFor();
  await lookAtScreen(page, "confirm-without-link", found);
  await page.goto(`${proxy.url}/reset-password`);
  await page.getByText("Ce lien n’ouvre plus rien").waitFor();
  await lookAtScreen(page, "reset-without-link", found);

  await page.goto(`${proxy.url}/forgotten-password`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await lookAtScreen(page, "forgotten", found);
  await page.locator("input").fill(login);
  await page
    .getByRole("button")
    .filter({ hasText: /courrier|lien/i })
    .first()
    .click();
  await page.getByRole("status").waitFor();
  await lookAtScreen(page, "forgotten-sent", found);
  const [reset] = await waitForMails(server, { to: login, count: 1 });
  await openLink(page, proxy.url, readMail(reset!).link);
  await page.getByLabel("Nouveau mot de passe", { exact: true }).fill(OWN);
  await page.getByLabel("Nouveau mot de passe, encore une fois").fill(OWN);
  await lookAtScreen(page, "reset", found);
  await page.locator("form button[type=submit]").click();
  await page.getByRole("link", { name: /connecter|connexion/i }).waitFor();
  await lookAtScreen(page, "reset-done", found);

  const signedIn = await openSignedInApp(device, proxy.url, { login, password: OWN });
  expect(password).not.toBe(OWN);
  await signedIn.goto(`${proxy.url}/invitation`);
  await signedIn.getByText(/Aucune invitation n’attend votre adresse/).waitFor();
  await lookAtScreen(signedIn, "invitation-none", found);
  await signedIn.goto(`${proxy.url}/settings/account`);
  await eventually(() => signedIn.getByLabel("E-mail").inputValue()).toBe(login);
  await signedIn.getByLabel("E-mail").fill("martin@nouveau.example");
  await signedIn.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const [confirm] = await waitForMails(server, { to: "martin@nouveau.example", count: 1 });
  await openLink(signedIn, proxy.url, readMail(confirm!).link);
  await signedIn.getByRole("heading", { name: "L’adresse est bien la vôtre" }).waitFor();
  await lookAtScreen(signedIn, "confirm-done", found);
  expect(found).toEqual([]);
}, 300_000);
