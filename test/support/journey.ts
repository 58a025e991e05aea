import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { z } from "zod";
import { textOf } from "./app-page.ts";
import { type Device, type DeviceOptions, openChromium } from "./chromium.ts";
import { type CuttableProxy, openCuttableProxy } from "./cuttable-proxy.ts";
import { openServerProcess, type ServerProcess } from "./server-process.ts";

const logInsSchema = z.object({
  people: z.array(z.object({ login: z.string(), password: z.string() })),
  sandbox: z.object({ url: z.string(), login: z.string(), password: z.string() }),
});

export interface LogIn {
  readonly login: string;
  readonly password: string;
}

/** A seeded server of one test's own, the way to it that can be cut, and the devices it is used from. */
export interface Journey {
  readonly server: ServerProcess;
  readonly proxy: CuttableProxy;
  readonly sandbox: LogIn & { readonly url: string };
  readonly logInOf: (firstName: string) => LogIn;
  /** A new device, or the one with a known profile again; closed when the test is over. */
  readonly openDevice: (options?: DeviceOptions) => Promise<Device>;
}

/** Opens everything a journey needs; whatever is opened ends with the test, in the opposite order. */
export async function openJourney(env: Readonly<Record<string, string>> = {}): Promise<Journey> {
  const dataDir = await mkdtemp(join(tmpdir(), "cahier-journey-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  await cp(inject("seededData"), dataDir, { recursive: true });
  const server = await openServerProcess({ dataDir, env: { LOG_LEVEL: "warn", ...env } });
  onTestFinished(() => server.close());
  const proxy = await openCuttableProxy(server.port);
  onTestFinished(() => proxy.close());
  const { people, sandbox } = logInsSchema.parse(
    await fetch(`${server.url}/demonstration`).then((answer) => answer.json()),
  );
  return {
    server,
    proxy,
    sandbox,
    logInOf: (firstName) => {
      const found = people.find(({ login }) => login.startsWith(`${firstName}@`));
      if (!found) throw new Error(`The demonstration knows no ${firstName}.`);
      return found;
    },
    openDevice: async (options = {}) => {
      const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), "cahier-device-")));
      if (options.userDataDir === undefined)
        onTestFinished(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 3 }));
      const device = await openChromium({ ...options, userDataDir });
      onTestFinished(async ({ task }) => {
        if (task.result?.state === "fail") await tellWhatIsShown(device);
        await device.close();
      });
      return device;
    },
  };
}

/** Who reads of a failure elsewhere cannot look at the screen; this is what stood on it. */
async function tellWhatIsShown({ context }: Device) {
  for (const page of context.pages()) {
    const text = await textOf(page.locator("body")).catch(() => "(closed)");
    console.error(`${page.url()} shows: ${text.slice(0, 3000)}`);
  }
}
