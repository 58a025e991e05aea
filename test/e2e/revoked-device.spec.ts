import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { openSignedInApp, recordSession, signIn, textOf, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, restoreNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";
import { searchProfile } from "#test/support/search-profile.ts";

const PRACTICE = "cabinet-des-tilleuls";

test("a revoked device hands in what it holds, whole into the owner's desk, then nothing of the books can be read from its files", async () => {
  const { server, proxy, logInOf, openDevice } = await openJourney();
  const tablet = await openDevice({ viewport: { width: 820, height: 1180 } });
  const laptop = await openDevice();
  const onTablet = await openSignedInApp(tablet, proxy.url, logInOf("camille"));
  const onLaptop = await openSignedInApp(laptop, server.url, logInOf("camille"));
  const key = await keyOf(onTablet);
  expect(await searchProfile(tablet.userDataDir, [key])).not.toEqual([]);

  await cutNetwork(tablet, proxy);
  await recordSession(onTablet, "48 613,27", "Visite chez Zéphyrine");
  await recordSession(onTablet, "59 721,38", "Visite chez Balthazar");
  await waitForState(onTablet, "2 seulement sur cet appareil");
  const device = await onTablet.evaluate(
    () => (JSON.parse(localStorage.getItem("cahier.user")!) as { device: string }).device,
  );
  const status = await onLaptop.evaluate(
    (id) => fetch(`/session/devices/${id}/revoke`, { method: "POST" }).then((answer) => answer.status),
    device,
  );
  expect(status).toBe(204);

  await restoreNetwork(tablet, proxy);
  await onTablet.getByText("Il a remis 2 actions").waitFor();
  expect(await checkAccessibility(onTablet)).toEqual([]);
  await onLaptop.goto(`${server.url}/review`);
  await onLaptop.getByText("Cet appareil a été retiré du compte").first().waitFor();
  expect(await textOf(onLaptop.locator("main"))).toContain("48 613,27");
  expect(await textOf(onLaptop.locator("main"))).toContain("59 721,38");
  const api = await openApiClient(server.url, logInOf("camille"));
  expect(
    (await api.vouchers(PRACTICE, "payment")).filter(
      (voucher) => voucher.kind === "payment" && voucher.label.startsWith("Visite chez"),
    ),
  ).toEqual([]);

  const known = [
    ...(await api.parties(PRACTICE)).map(({ name }) => name).filter((name) => !name.startsWith("P-")),
    ...["Visite chez", "Zéphyrine", "Balthazar", "Séance de kinésithérapie", "Résidence Les Glycines"],
    ...["4861327", "48 613,27", "5972138", "59 721,38"],
  ];
  const databases = await onTablet.evaluate(async () => (await indexedDB.databases()).length);
  expect(databases).toBe(0);
  expect(await filesOf(onTablet)).toEqual([]);
  expect(
    await onTablet.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("camille"))),
  ).toEqual([]);
  await tablet.context.close();
  expect(await searchProfile(tablet.userDataDir, [...known, key])).toEqual([]);

  const again = await openDevice({ userDataDir: tablet.userDataDir });
  const page = again.context.pages()[0]!;
  await page.goto(`${proxy.url}/today`);
  await page.getByText("Il a remis 2 actions").waitFor();
  await page.getByRole("button", { name: "Se connecter" }).click();
  await signIn(page, logInOf("camille"));
  await waitForState(page, "tout est envoyé");

  // As a kill in the midst of a wipe leaves it, when local storage comes back as it was before.
  const begunAnew = await keyOf(page);
  await page.evaluate(async () => {
    const { id } = JSON.parse(localStorage.getItem("cahier.user")!) as { id: string };
    const directory = await navigator.storage.getDirectory();
    await directory.getFileHandle(`cahier-leaving-${id}`, { create: true });
  });
  await page.reload();
  await waitForState(page, "tout est envoyé");
  expect(await keyOf(page)).not.toEqual(begunAnew);
  expect((await filesOf(page)).filter((name) => name.startsWith("cahier-leaving-"))).toEqual([]);
});

/** What lies in the origin private file system. */
const filesOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const directory = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of (directory as unknown as { keys: () => AsyncIterable<string> }).keys())
      names.push(name);
    return names;
  });

/** The bytes of the device's key, a file in the origin private file system. */
async function keyOf(page: Page): Promise<Uint8Array> {
  const bytes = await page.evaluate(async () => {
    const directory = await navigator.storage.getDirectory();
    for await (const handle of (
      directory as unknown as { values: () => AsyncIterable<FileSystemFileHandle> }
    ).values())
      if (handle.name.startsWith("cahier-key-"))
        return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
    return [];
  });
  expect(bytes).toHaveLength(32);
  return new Uint8Array(bytes);
}
