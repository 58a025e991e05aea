import { expect, test } from "vitest";
import { openSignedInApp, waitForState } from "#test/support/app-page.ts";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork } from "#test/support/chromium.ts";
import { openJourney } from "#test/support/journey.ts";

const INJECTED = `"><img src=x onerror="globalThis.wasRun=1"><script>globalThis.wasRun=1</script>`;

test("the log tells what was done, exports it, says when it cannot be read, and runs nothing of it", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  const device = await openDevice();
  const page = await openSignedInApp(device, proxy.url, logInOf("louise"));
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });

  // A customer whose every word would run, if any screen took words for more than words.
  await page.goto(`${proxy.url}/customers/new`);
  await page.getByLabel("Nom", { exact: true }).fill(INJECTED.slice(0, 100));
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.goto(`${proxy.url}/customers`);
  await page.getByText(INJECTED.slice(0, 30)).first().waitFor();

  await page.goto(`${proxy.url}/audit`);
  await page.getByText(/lignes?, chaîne vérifiée/).waitFor();
  await waitForState(page, "complet au");
  await page.getByText("Client ou patient enregistré").first().waitFor();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await checkAccessibility(page)).toEqual([]);
    const shots = process.env["SCREENSHOTS"];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/audit-${width}.png` });
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exporter (CSV)" }).click();
  expect((await download).suggestedFilename()).toBe("audit.csv");
  await page.getByRole("row").filter({ hasText: "Journal exporté" }).first().waitFor();

  await cutNetwork(device, proxy);
  await page.getByLabel(/^Du/).fill("2026-01-01");
  await page.getByText("Le journal se lit en ligne").waitFor();
  expect(await page.evaluate(() => "wasRun" in globalThis)).toBe(false);
  expect(refused).toEqual([]);
}, 180_000);
