import type { createApp } from "#server/app.ts";
import type { Services } from "#server/services.ts";
import { readUser } from "#server/storage/users.ts";
import { createTestBrowser, type TestBrowser } from "./test-browser.ts";
import type { TestDevice } from "./test-device.ts";
import { PASSWORD } from "./test-services.ts";

/** A browser in which the device's user has signed in on that device. */
export async function openSignedInBrowser(
  app: ReturnType<typeof createApp>,
  { storage }: Services,
  device: TestDevice,
): Promise<TestBrowser> {
  const browser = createTestBrowser(app);
  const user = await storage.read((tx) => readUser(tx, device.userId));
  const answer = await browser.send("POST", "/session", {
    login: user?.identifier,
    password: PASSWORD,
    device: { id: device.id, name: "iPad" },
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
  return browser;
}
