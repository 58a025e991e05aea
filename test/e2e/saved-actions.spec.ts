import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { openSignedInApp, recordSession, signIn, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { searchProfile } from "#test/support/search-profile.ts";

const PRACTICE = "cabinet-des-tilleuls";
const PASSPHRASE = "quatre mots à la suite";

test("acts that cannot be sent leave a device in a file, and arrive once from another device", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const tablet = await openDevice({ viewport: { width: 360, height: 740 } });
  const onTablet = await openSignedInApp(tablet, proxy.url, logInOf("camille"));
  await cutNetwork(tablet, proxy);
  await recordSession(onTablet, "31,10", "Gardée dans un fichier");
  await recordSession(onTablet, "31,20", "Gardée dans un fichier");
  await waitForState(onTablet, "2 seulement sur cet appareil");

  await onTablet.goto(`${proxy.url}/more`);
  await onTablet.getByRole("button", { name: "Se déconnecter" }).click();
  const dialog = onTablet.getByRole("dialog");
  await dialog.getByText("2 actions n’existent que sur cet appareil").waitFor();
  expect(await checkAccessibility(onTablet)).toEqual([]);
  await dialog.getByRole("button", { name: "Envoyer maintenant" }).click();
  await dialog.getByText("Tout n’a pas pu être envoyé").waitFor();
  await dialog.getByLabel("Phrase secrète", { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel("Phrase secrète, encore une fois").fill(PASSPHRASE);
  const [download] = await Promise.all([
    onTablet.waitForEvent("download"),
    dialog.getByRole("button", { name: "Enregistrer le fichier" }).click(),
  ]);
  const folder = await mkdtemp(join(tmpdir(), "cahier-saved-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await dialog.getByText("2 actions sont dans le fichier").waitFor();
  await dialog.getByRole("button", { name: "J’ai le fichier" }).click();
  await onTablet.getByRole("heading", { name: "Se connecter" }).waitFor();
  expect(await onTablet.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await tablet.context.close();
  expect(await searchProfile(tablet.userDataDir, ["Gardée dans un fichier", "Les Glycines"])).toEqual([]);

  const laptop = await openDevice();
  const onLaptop = await openSignedInApp(laptop, server.url, logInOf("camille"));
  await onLaptop.goto(`${server.url}/settings`);
  const section = onLaptop.getByRole("region", { name: "Reprendre des actions enregistrées" });
  await section.getByLabel("Choisir le fichier").setInputFiles(path);
  await section.getByLabel("Phrase secrète du fichier").fill("une autre phrase");
  await section.getByRole("button", { name: "Reprendre ces actions" }).click();
  await section.getByText("Ce n’est pas la phrase de ce fichier").waitFor();
  expect(await checkAccessibility(onLaptop)).toEqual([]);
  await section.getByLabel("Phrase secrète du fichier").fill(PASSPHRASE);
  await section.getByRole("button", { name: "Reprendre ces actions" }).click();
  await section.getByText("2 actions sont reprises").waitFor();
  await waitForState(onLaptop, "tout est envoyé");
  const api = await openApiClient(server.url, logInOf("camille"));
  const arrived = async () =>
    (await api.vouchers(PRACTICE, "payment"))
      .flatMap((voucher) =>
        voucher.kind === "payment" && voucher.label === "Gardée dans un fichier" ? [voucher.amountCents] : [],
      )
      .toSorted();
  expect(await arrived()).toEqual([3110, 3120]);

  await onLaptop.goto(`${server.url}/more`);
  await onLaptop.getByRole("button", { name: "Se déconnecter" }).click();
  await onLaptop.getByRole("dialog").getByRole("button", { name: "Se déconnecter", exact: true }).click();
  await onLaptop.getByRole("heading", { name: "Se connecter" }).waitFor();
  expect(await onLaptop.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await signIn(onLaptop, logInOf("camille"));
  await waitForState(onLaptop, "complet au");
  await onLaptop.goto(`${server.url}/settings`);
  await section.getByLabel("Choisir le fichier").setInputFiles(path);
  await section.getByLabel("Phrase secrète du fichier").fill(PASSPHRASE);
  await section.getByRole("button", { name: "Reprendre ces actions" }).click();
  await section.getByText("2 actions sont reprises").waitFor();
  await waitForState(onLaptop, "tout est envoyé");
  expect(await arrived()).toEqual([3110, 3120]);
  expect(await textOf(section)).not.toContain("abîmé");
});
