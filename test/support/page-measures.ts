import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { Device } from "./chromium.ts";

/** Notes the longest task of the interface thread; runs in the page. */
export function watchInterfaceThread() {
  const noted = globalThis as { longestTask?: number };
  noted.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      noted.longestTask = Math.max(noted.longestTask ?? 0, duration);
  }).observe({ type: "longtask", buffered: false });
}

/** The longest since it was last asked. */
export const longestTask = (page: Page) =>
  page.evaluate(() => {
    const noted = globalThis as { longestTask?: number };
    const longest = noted.longestTask ?? 0;
    noted.longestTask = 0;
    return longest;
  });

/** The most memory a process has held at once, where the system says so. */
export async function peakBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

export async function devicePeakBytes({ context }: Device): Promise<number> {
  const session = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => peakBytes(id));
  return Math.max(...(await Promise.all(peaks)));
}

/** Chooses a FEC on the screens that import and check one. */
export async function choosePath(page: Page, path: string, name: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choisir un (autre )?fichier/ }).click();
  await (await chooser).setFiles(path);
  await page.getByText(name).first().waitFor();
}
