import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import type { CuttableProxy } from "./cuttable-proxy.ts";

/** One device: a browser with a profile of its own on disk, as an installed app has. */
export interface Device {
  readonly context: BrowserContext;
  readonly userDataDir: string;
  /** Ends the browser as a dead battery does; the profile stays and can be opened again. */
  kill(): Promise<void>;
  /** Ends the browser, and removes the profile if it was made for this device. */
  close(): Promise<void>;
}

export interface DeviceOptions {
  /** The profile of an earlier device; a new empty one unless given. */
  readonly userDataDir?: string;
  readonly headless?: boolean;
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const quietArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Debian's Chromium, or the one named by CHROMIUM. */
export function findChromium(): string | undefined {
  const candidates = [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

export async function openChromium(options: DeviceOptions = {}): Promise<Device> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("No Chromium was found: set CHROMIUM to the path of one.");
  const { headless = true, locale = "fr-FR", viewport = { width: 1280, height: 800 } } = options;
  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), "cahier-device-")));
  const context = await chromium.launchPersistentContext(userDataDir, {
    executablePath,
    headless,
    locale,
    viewport,
    timezoneId: "Europe/Paris",
    acceptDownloads: true,
    args: quietArguments,
  });
  return {
    context,
    userDataDir,
    kill: () => killBrowser(context),
    async close() {
      await context.close();
      if (options.userDataDir === undefined)
        await rm(userDataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function killBrowser(context: BrowserContext) {
  const session = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(processInfo.find(({ type }) => type === "browser")!.id, "SIGKILL");
  await closed;
}

/** Cuts both ways at once: what the page is told (`navigator.onLine`) and what really travels, its service worker's too. */
export async function cutNetwork({ context }: Device, proxy: CuttableProxy) {
  proxy.cut();
  await context.setOffline(true);
}

export async function restoreNetwork({ context }: Device, proxy: CuttableProxy) {
  proxy.restore();
  await context.setOffline(false);
}
