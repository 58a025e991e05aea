import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { openChromium } from "#test/support/chromium.ts";
import { openServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { bundlePage } from "./bundle-page.ts";
import { fillDevice } from "./validated-books/fill-device.ts";
import { openDocumentServer } from "./validated-books/open-document-server.ts";
import type { LinesPeerPage } from "./validated-books/peer-lines-page.ts";
import { seedValidatedBooks } from "./validated-books/seed-validated-books.ts";
import type { LongestTask } from "./validated-books/watch-tasks.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 1_000_000);
const JUMPS = Number(process.env["BENCH_JUMPS"] ?? 200);
/** One of the peer's takes seconds. */
const PEER_JUMPS = Math.min(JUMPS, 10);
/** A quarter of the payments are cash: 200,000 lines of a million vouchers. */
const ACCOUNT = "530000";
const LINES = VOUCHERS / 5;

/**
 * Milliseconds from a jump in the general ledger of an account with 200,000 lines until the lines there are on the screen, in the
 * median. The peer is RxDB's `sort().skip().limit()` over as many documents of one line each, until it has answered.
 */
export const bench: Bench = {
  name: "ledger-scroll",
  run: async () => {
    const books = await seedValidatedBooks(VOUCHERS);
    const server = await openServerProcess({ dataDir: books.dataDir });
    try {
      const filled = await fillDevice(server, books);
      let ours: readonly number[];
      let longestTask: LongestTask;
      try {
        await filled.page.evaluate((path) => {
          history.pushState(history.state, "", path);
          dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
        }, `/ledger/${ACCOUNT}`);
        // The balance before it has a row for each account.
        await filled.page.waitForFunction(
          (least) => Number(document.querySelector('[role="table"]')?.ariaRowCount) > least,
          LINES / 2,
        );
        ours = await jump(filled.page, JUMPS);
        longestTask = await filled.longestTask();
      } finally {
        await filled.close();
      }
      const peer = await jumpAsPeer();
      return {
        ours: median(ours),
        peer: median(peer),
        unit: "ms",
        ratio: median(peer) / median(ours),
        details: {
          vouchers: VOUCHERS,
          jumps: JUMPS,
          worstMs: rounded(Math.max(...ours)),
          peerJumps: PEER_JUMPS,
          ...longestTask,
        },
      };
    } finally {
      await server.close();
      await rm(books.dataDir, { recursive: true, force: true });
    }
  },
};

/** To seeded places, each time until every row in view says something and is drawn. */
const jump = (page: Page, jumps: number): Promise<readonly number[]> =>
  page.evaluate(async (count) => {
    const scroller = document.querySelector<HTMLElement>(".virtual")!;
    const took: number[] = [];
    let state = 7;
    for (let one = 0; one < count; one += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const before = new Set([...scroller.querySelectorAll("[data-row]")].map((row) => row.ariaRowIndex));
      const from = performance.now();
      scroller.scrollTop = (state / 2 ** 32) * (scroller.scrollHeight - scroller.clientHeight);
      await new Promise<void>((resolve) => {
        const look = () => {
          const rows = [...scroller.querySelectorAll("[data-row]")];
          const isThere = rows.every((row) => /\d/.test(row.textContent));
          const isElsewhere = rows.some((row) => !before.has(row.ariaRowIndex));
          if (isThere && isElsewhere && rows.length > 0) setTimeout(resolve);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      took.push(performance.now() - from);
    }
    return took;
  }, jumps);

async function jumpAsPeer(): Promise<readonly number[]> {
  const server = await openDocumentServer(0);
  const device = await openChromium();
  try {
    const page = await device.context.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.goto(server.url);
    await page.evaluate(await bundlePage("validated-books/peer-lines-page.ts"));
    return await page.evaluate(
      ([lines, jumps]) => (globalThis as unknown as { bench: LinesPeerPage }).bench.jump(lines!, jumps!),
      [LINES, PEER_JUMPS],
    );
  } finally {
    await device.close();
    await server.close();
  }
}

const median = (values: readonly number[]) =>
  rounded([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
const rounded = (value: number) => Math.round(value * 10) / 10;
