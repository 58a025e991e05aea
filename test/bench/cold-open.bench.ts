import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openCuttableProxy } from "#test/support/cuttable-proxy.ts";
import { openServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { fillDevice } from "./validated-books/fill-device.ts";
import { waitForBodies } from "./validated-books/measure-device.ts";
import { openBenchDevice, totalsShownAt } from "./validated-books/open-bench-device.ts";
import { seedValidatedBooks } from "./validated-books/seed-validated-books.ts";
import { writeLedgerFile } from "./validated-books/write-ledger-file.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 1_000_000);

const BROWSER_STARTS_MILLISECONDS = 4_000;

/**
 * Milliseconds from opening the app on a device that holds a million validated vouchers, with no network, until the trial
 * balance of all ten years is on the screen. The peer is Debian's `ledger`, reading the same books from a journal file.
 */
export const bench: Bench = {
  name: "cold-open",
  run: async () => {
    const directory = await mkdtemp(join(tmpdir(), "cahier-cold-open-"));
    const books = await seedValidatedBooks(VOUCHERS);
    const server = await openServerProcess({ dataDir: books.dataDir });
    const proxy = await openCuttableProxy(server.port);
    const userDataDir = join(directory, "profile");
    try {
      const peer = await readWithLedger(join(directory, "books.journal"), books.debitCents);
      const filled = await fillDevice({ ...server, url: proxy.url }, books, { userDataDir });
      await filled.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await waitForBodies(filled);
      await filled.close();

      proxy.cut();
      const device = await openBenchDevice(userDataDir);
      try {
        // A browser that was just started is busy with scripts of its own; what counts is opening the app in it.
        await device.page.waitForTimeout(BROWSER_STARTS_MILLISECONDS);
        await device.page.goto(`${proxy.url}/balance`);
        const beganAt = await device.page.evaluate(() => performance.timeOrigin);
        const shownAt = await totalsShownAt(device.page, books.debitCents);
        const ours = Math.round(shownAt - beganAt);
        return {
          ours,
          peer,
          unit: "ms",
          ratio: peer / ours,
          details: { vouchers: VOUCHERS, ...(await device.longestTask()) },
        };
      } finally {
        await device.close();
      }
    } finally {
      await proxy.close();
      await server.close();
      await rm(books.dataDir, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    }
  },
};

async function readWithLedger(path: string, debitCents: number): Promise<number> {
  const written = await writeLedgerFile(path, VOUCHERS);
  if (written !== debitCents) throw new Error("The journal file is not of the same books");
  const from = performance.now();
  await run("ledger", ["-f", path, "bal"], { maxBuffer: 1e8 }).catch((error: { readonly code?: unknown }) => {
    if (error.code === "ENOENT")
      throw new Error("The peer of cold-open is missing: install Debian's package `ledger`.");
    throw error;
  });
  return Math.round(performance.now() - from);
}

const run = promisify(execFile);
