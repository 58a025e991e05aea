import { rm } from "node:fs/promises";
import { openServerProcess } from "#test/support/server-process.ts";
import type { Bench } from "./bench.ts";
import { fillDevice } from "./validated-books/fill-device.ts";
import { heapMb } from "./validated-books/heap-mb.ts";
import { indexedDatabasesMb, processMb, waitForBodies } from "./validated-books/measure-device.ts";
import { openFloor } from "./validated-books/open-floor.ts";
import { seedValidatedBooks } from "./validated-books/seed-validated-books.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 1_000_000);

/**
 * Milliseconds from an empty device's first question to the server until the trial balance of a million validated vouchers is
 * on the screen, and then that of one journal alone, for which every line has to be here. The floor fetches the same bytes and inflates them, no more.
 */
export const bench: Bench = {
  name: "fill-million",
  run: async () => {
    const books = await seedValidatedBooks(VOUCHERS);
    const server = await openServerProcess({ dataDir: books.dataDir });
    try {
      const floor = await openFloor(server, books);
      const least = await floor.fill();
      const { debitCents: salesCents } = await floor.ask({ kind: "filter", filter: { journals: ["VE"] } });
      await floor.close();
      const filled = await fillDevice(server, books, {
        chosen: { filter: "journals=VE", cents: salesCents },
      });
      try {
        const shownHeapMb = await heapMb(filled);
        const shownProcessMb = await processMb(filled);
        await waitForBodies(filled);
        const allHeapMb = await heapMb(filled);
        const allProcessMb = await processMb(filled);
        const longestTask = await filled.longestTask();
        return {
          ours: filled.filteredMs!,
          peer: Math.round(least.tookMs),
          unit: "ms",
          ratio: least.tookMs / filled.filteredMs!,
          details: {
            vouchers: VOUCHERS,
            shownMs: filled.shownMs,
            ...filled.details,
            shownHeapMb,
            allHeapMb,
            shownProcessMb,
            allProcessMb,
            diskMb: await indexedDatabasesMb(filled),
            floorMb: Math.round(least.bytes / 1e4) / 100,
            ...longestTask,
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
