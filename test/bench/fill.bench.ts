import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { openChromium } from "#test/support/chromium.ts";
import { openServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { bundlePage } from "./bundle-page.ts";
import { fillDevice } from "./validated-books/fill-device.ts";
import { openDocumentServer } from "./validated-books/open-document-server.ts";
import { openFloor } from "./validated-books/open-floor.ts";
import type { PeerPage } from "./validated-books/peer-page.ts";
import { seedValidatedBooks } from "./validated-books/seed-validated-books.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 100_000);

/**
 * Milliseconds from an empty device's first question to the server until the trial balance of 100,000 validated vouchers is on
 * the screen. The peer is RxDB's own pull of the same vouchers, one document each, and one pass over them for the same sums.
 */
export const bench: Bench = {
  name: "fill",
  run: async () => {
    const books = await seedValidatedBooks(VOUCHERS);
    const server = await openServerProcess({ dataDir: books.dataDir });
    try {
      const floor = await openFloor(server, books);
      await floor.fill();
      const { debitCents } = await floor.ask({ kind: "filter", filter: { journals: ["VE"] } });
      await floor.close();
      const filled = await fillDevice(server, books, {
        chosen: { filter: "journals=VE", cents: debitCents },
      });
      const longestTask = await filled.longestTask();
      await filled.close();
      const peer = await fillPeer(VOUCHERS, books.debitCents);
      return {
        ours: filled.shownMs,
        peer: peer.shownMs,
        unit: "ms",
        ratio: peer.shownMs / filled.shownMs,
        details: {
          vouchers: VOUCHERS,
          filteredMs: filled.filteredMs ?? 0,
          ...filled.details,
          ...longestTask,
          peerFilledMs: peer.filledMs,
        },
      };
    } finally {
      await server.close();
      await rm(books.dataDir, { recursive: true, force: true });
    }
  },
};

async function fillPeer(vouchers: number, debitCents: number) {
  const server = await openDocumentServer(vouchers);
  const device = await openChromium();
  try {
    const page = await device.context.newPage();
    page.setDefaultTimeout(600_000);
    page.on("pageerror", (error) => console.error(error));
    await page.goto(server.url);
    await page.evaluate(await bundlePage("validated-books/peer-page.ts"));
    const filled = await page.evaluate(() => (globalThis as unknown as { bench: PeerPage }).bench.fill());
    assert.equal(filled.documents, vouchers, "the peer lost documents");
    assert.equal(filled.debitCents, debitCents, "the peer lost cents");
    return filled;
  } finally {
    await device.close();
    await server.close();
  }
}
