import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ServerProcess } from "#test/support/server-process.ts";
import {
  type BenchDevice,
  beginOnEmptyDevice,
  type Fetched,
  openBenchDevice,
  totalsShownAt,
} from "./open-bench-device.ts";
import type { ValidatedBooks } from "./seed-validated-books.ts";

export interface FilledDevice extends BenchDevice {
  /** From the first question to the server until the trial balance of all the books was on the screen. */
  readonly shownMs: number;
  /** The same until the filter that was asked for had its totals. */
  readonly filteredMs: number | null;
  readonly details: Readonly<Record<string, number>>;
}

export interface FillOptions {
  readonly userDataDir?: string;
  /** Chosen as soon as the balance is shown: what the address says, and the cents it comes to. */
  readonly chosen?: { readonly filter: string; readonly cents: number };
}

/** An empty device signs in and fills itself. */
export async function fillDevice(
  { url }: Pick<ServerProcess, "url">,
  books: ValidatedBooks,
  { userDataDir, chosen }: FillOptions = {},
): Promise<FilledDevice> {
  const device = await openBenchDevice(userDataDir);
  try {
    await beginOnEmptyDevice(device, url, books);
    const shownAt = await totalsShownAt(device.page, books.debitCents);
    const filteredAt = chosen === undefined ? null : await totalsFilteredAt(device.page, chosen);
    const fetched = await device.fetched();
    const first = fetched.find(isPull);
    assert(first !== undefined, "the device pulled before it was looked at");
    // The code that keeps the books comes to their thread as well; it is no part of them.
    const before = fetched.filter(
      ({ path, endedAt }) => path.startsWith("/sync/") && endedAt <= (filteredAt ?? shownAt),
    );
    return {
      ...device,
      shownMs: Math.round(shownAt - first.beganAt),
      filteredMs: filteredAt === null ? null : Math.round(filteredAt - first.beganAt),
      details: {
        requests: before.length,
        sentMb: rounded(before.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6),
      },
    };
  } catch (error) {
    await device.close();
    throw error;
  }
}

/** Chooses a filter as a link to it would. */
async function totalsFilteredAt(page: Page, { filter, cents }: NonNullable<FillOptions["chosen"]>) {
  await page.evaluate((search) => {
    history.pushState(history.state, "", `/balance?${search}`);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }, filter);
  return totalsShownAt(page, cents);
}

const isPull = ({ path }: Fetched) => path.endsWith("/pull");
const rounded = (value: number) => Math.round(value * 100) / 100;
