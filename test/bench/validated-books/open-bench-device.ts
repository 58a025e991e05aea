import assert from "node:assert/strict";
import type { Page, Worker } from "playwright-core";
import { signIn } from "#test/support/app-page.ts";
import { type Device, openChromium } from "#test/support/chromium.ts";
import type { ValidatedBooks } from "./seed-validated-books.ts";
import { type LongestTask, watchTasks } from "./watch-tasks.ts";

/** The app in Chromium, watched: what the interface thread did, and what the books' worker fetched. */
export interface BenchDevice {
  readonly device: Device;
  readonly page: Page;
  /** Asked once, at the end. */
  readonly longestTask: () => Promise<LongestTask>;
  readonly worker: () => Worker;
  /** What the worker has fetched so far, times since 1970. */
  readonly fetched: () => Promise<readonly Fetched[]>;
  readonly close: () => Promise<void>;
}

export interface Fetched {
  readonly path: string;
  readonly beganAt: number;
  readonly endedAt: number;
  readonly bytes: number;
}

export async function openBenchDevice(userDataDir?: string): Promise<BenchDevice> {
  const device = await openChromium({
    viewport: { width: 1280, height: 900 },
    ...(userDataDir === undefined ? {} : { userDataDir }),
  });
  const page = device.context.pages()[0] ?? (await device.context.newPage());
  page.setDefaultTimeout(120_000);
  let books: Worker | null = null;
  page.on("worker", (worker) => {
    if (!worker.url().includes("/worker-")) return;
    books = worker;
    // The browser's own limit is fewer than there are months.
    void worker.evaluate(() => performance.setResourceTimingBufferSize(5_000)).catch(() => {});
  });
  // What is compiled for this process calls it; as text, for else it would itself.
  await page.addInitScript("globalThis.__name = (one) => one;");
  const longestTask = await watchTasks(page);
  const worker = () => {
    assert(books !== null, "the books' worker was never opened");
    return books;
  };
  return {
    device,
    page,
    worker,
    longestTask,
    fetched: () =>
      worker().evaluate(() =>
        (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).map((entry) => ({
          path: new URL(entry.name).pathname,
          beganAt: performance.timeOrigin + entry.startTime,
          endedAt: performance.timeOrigin + entry.responseEnd,
          bytes: entry.encodedBodySize,
        })),
      ),
    close: device.close,
  };
}

/** Signs in where nobody ever was, and goes to the trial balance before anything is here. */
export async function beginOnEmptyDevice(
  { page }: BenchDevice,
  url: string,
  { logIn }: Pick<ValidatedBooks, "logIn">,
) {
  await page.goto(`${url}/sign-in`);
  // While somebody types their password the app itself comes onto the device; a script types at once.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await signIn(page, logIn);
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href="/balance"]')!.click());
}

/** The time, since 1970, at which the totals of the list on the screen came to these cents and no month was missing from them. */
export const totalsShownAt = (page: Page, cents: number): Promise<number> =>
  page.evaluate(
    (digits) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const totals = document.querySelector('[role="table"] .line.total')?.textContent ?? "";
          const isWaiting = document.querySelector(".notice[data-tone=wait]") !== null;
          if (isWaiting || !totals.replaceAll(/\D/g, "").includes(digits)) return;
          watching.disconnect();
          // The next frame has drawn it.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
        };
        const watching = new MutationObserver(look);
        watching.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    String(cents),
  );
