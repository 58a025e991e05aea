import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { checkAccessibility } from "#test/support/check-accessibility.ts";
import { cutNetwork, openChromium, restoreNetwork } from "#test/support/chromium.ts";
import { openCuttableProxy } from "#test/support/cuttable-proxy.ts";

test("a device keeps its profile when its browser is killed, and its network is really cut", async () => {
  const server = createServer((_request, response) => {
    response.setHeader("content-security-policy", "default-src 'self'");
    response.setHeader("content-type", "text/html");
    response.end(
      "<!doctype html><html lang=en><title>Here</title><main><h1>Here</h1><button></button></main>",
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy = await openCuttableProxy((server.address() as AddressInfo).port);
  const device = await openChromium();
  const page = await device.context.newPage();
  await page.goto(proxy.url);
  expect(await checkAccessibility(page)).toEqual([
    expect.stringMatching(/^button-name \(critical\).* at button\./),
  ]);
  await page.evaluate(createDatabase, "kept");

  await cutNetwork(device, proxy);
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
  await expect(page.evaluate(() => fetch("/").then(() => "arrived"))).rejects.toThrow("Failed to fetch");
  await restoreNetwork(device, proxy);
  expect(await page.evaluate(() => fetch("/").then(({ status }) => status))).toBe(200);

  await device.kill();
  const again = await openChromium({ userDataDir: device.userDataDir });
  const reopened = await again.context.newPage();
  await reopened.goto(proxy.url);
  expect(await reopened.evaluate(() => indexedDB.databases())).toEqual([{ name: "kept", version: 7 }]);
  await again.close();
  await proxy.close();
  server.close();
  await rm(device.userDataDir, { recursive: true, force: true });
});

/** Runs in the page, so it may use nothing from outside itself. */
function createDatabase(name: string) {
  return new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 7);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
