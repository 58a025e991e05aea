import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { openChromium } from "#test/support/chromium.ts";
import type { Bench } from "./bench.ts";
import { bundlePage } from "./bundle-page.ts";
import { LOGIN } from "./validated-books/begin-company.ts";
import {
  beginOnEmptyDevice,
  type Fetched,
  openBenchDevice,
  totalsShownAt,
} from "./validated-books/open-bench-device.ts";
import { openDocumentServer } from "./validated-books/open-document-server.ts";
import { openPeriodToValidate } from "./validated-books/open-period-to-validate.ts";
import type { TombstonesPeerPage } from "./validated-books/peer-tombstones-page.ts";
import { SEED } from "./validated-books/seed-validated-books.ts";
import { months, vouchersOf } from "./validated-books/seeded-books.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 10_000);
/** Its payments have no number of their own before they are validated. */
const JOURNAL = "BQ";

/**
 * Milliseconds from a device's first question after a month of 10,000 live vouchers was validated on the server, until its
 * journal shows the validated lines in their place and the same totals. The peer takes in as many tombstones by RxDB's pull.
 */
export const bench: Bench = {
  name: "masking",
  run: async () => {
    const vouchers = vouchersOf(months[0]!, VOUCHERS, SEED);
    const cents = debitCentsOf(vouchers.filter(({ journal }) => journal === JOURNAL));
    const period = await openPeriodToValidate(VOUCHERS, undefined, []);
    const device = await openBenchDevice();
    try {
      await beginOnEmptyDevice(device, period.url, { logIn: LOGIN });
      await totalsShownAt(device.page, debitCentsOf(vouchers));
      await device.page.evaluate((path) => {
        history.pushState(history.state, "", path);
        dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
      }, `/journal?journals=${JOURNAL}`);
      await totalsShownAt(device.page, cents);
      // What was begun while filling ends first.
      await wait(2_000);
      const before = Date.now();
      const shown = numbersShownAt(device.page, cents);
      await period.validate();
      const shownAt = await shown;
      const pulls = (await device.fetched()).filter(
        ({ path, beganAt }: Fetched) => path.endsWith("/pull") && beganAt > before,
      );
      assert(pulls[0] !== undefined, "the device heard of what was validated");
      const ours = Math.round(shownAt - pulls[0].beganAt);
      const longestTask = await device.longestTask();
      const peer = await maskAsPeer();
      return {
        ours,
        peer,
        unit: "ms",
        ratio: peer / ours,
        details: { vouchers: VOUCHERS, ...longestTask },
      };
    } finally {
      await device.close();
      await period.close();
    }
  },
};

const debitCentsOf = (vouchers: readonly Pick<Voucher, "postings">[]): number =>
  vouchers
    .flatMap(({ postings }) => postings)
    .reduce((sum, { side, cents }) => (side === "debit" ? sum + cents : sum), 0);

/** The time, since 1970, at which every line in view had a number, which only validating gives, under these same totals. */
const numbersShownAt = (page: Page, cents: number): Promise<number> =>
  page.evaluate(
    (digits) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const totals = document.querySelector('[role="table"] .line.total')?.textContent ?? "";
          const pieces = [...document.querySelectorAll("[data-row] [role=cell]:nth-child(4)")];
          if (!totals.replaceAll(/\D/g, "").includes(digits)) return;
          if (pieces.length === 0 || pieces.some(({ textContent }) => textContent === "")) return;
          watching.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
        };
        const watching = new MutationObserver(look);
        watching.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    String(cents),
  );

async function maskAsPeer(): Promise<number> {
  const server = await openDocumentServer(VOUCHERS);
  const device = await openChromium();
  try {
    const page = await device.context.newPage();
    page.setDefaultTimeout(600_000);
    page.on("pageerror", (error) => console.error(error));
    await page.goto(server.url);
    await page.evaluate(await bundlePage("validated-books/peer-tombstones-page.ts"));
    const { held, tookMs, left } = await page.evaluate(() =>
      (globalThis as unknown as { bench: TombstonesPeerPage }).bench.mask(),
    );
    assert.deepEqual({ held, left }, { held: VOUCHERS, left: 0 }, "the peer held and lost all of them");
    return Math.round(tookMs);
  } finally {
    await device.close();
    await server.close();
  }
}
