import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { openServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { fillDevice } from "./validated-books/fill-device.ts";
import { waitForBodies } from "./validated-books/measure-device.ts";
import { openFloor } from "./validated-books/open-floor.ts";
import { seedValidatedBooks } from "./validated-books/seed-validated-books.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 1_000_000);

/** As the address says them, and as core does. */
const FILTERS: readonly (readonly [string, LedgerFilter])[] = [
  ["period=2020-05", { from: "2020-05-01", through: "2020-05-31" }],
  ["journals=CA", { journals: ["CA"] }],
  ["provenances=entered", { provenances: ["entered"] }],
  ["period=2018-02-10..2024-11-20", { from: "2018-02-10", through: "2024-11-20" }],
  ["journals=VE&journals=CA", { journals: ["VE", "CA"] }],
  ["period=2019-03", { from: "2019-03-01", through: "2019-03-31" }],
  [
    "journals=VE&period=2017-07-14..2025-03-03",
    { journals: ["VE"], from: "2017-07-14", through: "2025-03-03" },
  ],
  ["period=..2021-06-15&provenances=entered", { through: "2021-06-15", provenances: ["entered"] }],
];

/**
 * Milliseconds from a change of period, journal or provenance over a million vouchers until the new totals are on the
 * screen. The floor is one plain loop over the same columns in memory; each filter's totals must be the same cents.
 */
export const bench: Bench = {
  name: "filter",
  run: async () => {
    const books = await seedValidatedBooks(VOUCHERS);
    const server = await openServerProcess({ dataDir: books.dataDir });
    try {
      const floor = await openFloor(server, books);
      const least: number[] = [];
      const expected: number[] = [];
      await floor.fill();
      for (const [, filter] of [...FILTERS, ...FILTERS]) {
        const { tookMs, debitCents } = await floor.ask({ kind: "filter", filter });
        least.push(tookMs);
        expected.push(debitCents);
      }
      await floor.close();
      const filled = await fillDevice(server, books);
      try {
        await waitForBodies(filled);
        const took = async (place: string) => {
          const all: number[] = [];
          for (const [index, [search]] of FILTERS.entries())
            all.push(await chooseFilter(filled.page, `${place}?${search}`, expected[index]!));
          return all;
        };
        await filled.page.waitForTimeout(3_000);
        const ours = await took("/balance");
        await goTo(filled.page, "/journal");
        const journal = await took("/journal");
        // The first time each was compiled and its columns fetched from far memory.
        const peer = median(least.slice(FILTERS.length));
        assert(peer > 0, "the floor takes some time");
        return {
          ours: median(ours),
          peer,
          unit: "ms",
          ratio: peer / median(ours),
          details: {
            vouchers: VOUCHERS,
            worstMs: rounded(Math.max(...ours)),
            floorWorstMs: rounded(Math.max(...least.slice(FILTERS.length))),
            journalMs: median(journal),
            journalWorstMs: rounded(Math.max(...journal)),
            ...(await filled.longestTask()),
          },
        };
      } finally {
        await filled.close();
      }
    } finally {
      await server.close();
      await rm(books.dataDir, { recursive: true, force: true });
    }
  },
};

const goTo = (page: Page, path: string) =>
  page.evaluate((href) => document.querySelector<HTMLElement>(`a[href="${href}"]`)!.click(), path);

/** Chooses it as a link to it would, and waits until the totals of the list are these cents and are drawn. */
const chooseFilter = (page: Page, path: string, cents: number): Promise<number> =>
  page.evaluate(
    ([href, digits]) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${href} never came to ${digits}`)), 60_000);
        const look = () => {
          const totals = document.querySelector('[role="table"] .line.total')?.textContent ?? "";
          if (!totals.replaceAll(/\D/g, "").includes(digits)) return;
          watching.disconnect();
          // The next frame has drawn it.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        };
        const watching = new MutationObserver(look);
        watching.observe(document.body, { subtree: true, childList: true, characterData: true });
        const from = performance.now();
        history.pushState(history.state, "", href);
        dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
      }),
    [path, String(cents)] as const,
  );

const median = (values: readonly number[]) =>
  rounded([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
const rounded = (value: number) => Math.round(value * 100) / 100;
