import assert from "node:assert/strict";
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
  readonly details: Readonly<Record<string, number>>;
}

/** An empty device signs in and fills itself. */
export async function fillDevice(
  { url }: Pick<ServerProcess, "url">,
  books: ValidatedBooks,
  userDataDir?: string,
): Promise<FilledDevice> {
  const device = await openBenchDevice(userDataDir);
  try {
    await beginOnEmptyDevice(device, url, books);
    const shownAt = await totalsShownAt(device.page, books.debitCents);
    const fetched = await device.fetched();
    const first = fetched.find(isPull);
    assert(first !== undefined, "the device pulled before it was looked at");
    const before = fetched.filter(({ endedAt }) => endedAt <= shownAt);
    return {
      ...device,
      shownMs: Math.round(shownAt - first.beganAt),
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

const isPull = ({ path }: Fetched) => path.endsWith("/pull");
const rounded = (value: number) => Math.round(value * 100) / 100;
