import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Bench } from "./bench.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { cacheDirectory } from "./validated-books/cache-directory.ts";
import { seedValidatedBooks } from "./validated-books/seed-validated-books.ts";
import { lastDay } from "./validated-books/seeded-books.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 1_000_000);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);

/**
 * Milliseconds to write the FECs of ten years, a million vouchers, out of their seals on the server. The floor inflates the
 * same bodies and writes as many bytes. Each writing is a process of its own, so that its peak of memory is its own too.
 */
export const bench: Bench = {
  name: "fec-export",
  run: async () => {
    const programs = await mkdtemp(join(await cacheDirectory(), "programs-"));
    try {
      await bundlePrograms(programs, [
        "test/bench/fec-export/write-with-ours.ts",
        "test/bench/fec-export/inflate-and-write.ts",
        "sync-server/exports/write-fec-worker.ts",
      ]);
      const small = await measure(programs, Math.round(VOUCHERS / 10));
      const { ours, peer } = await measure(programs, VOUCHERS);
      const own = median(ours.map(({ tookMs }) => tookMs));
      const floor = median(peer.map(({ tookMs }) => tookMs));
      return {
        ours: own,
        peer: floor,
        unit: "ms",
        ratio: floor / own,
        details: {
          vouchers: VOUCHERS,
          rows: ours[0]!.rows,
          writtenMb: Math.round(ours[0]!.bytes / 1e6),
          processorMs: median(ours.map(({ processorMs }) => processorMs)),
          peerProcessorMs: median(peer.map(({ processorMs }) => processorMs)),
          peakMb: median(ours.map(megabytes)),
          peakOfTenthMb: median(small.ours.map(megabytes)),
          peerPeakMb: median(peer.map(megabytes)),
          tenthMs: median(small.ours.map(({ tookMs }) => tookMs)),
          peerTenthMs: median(small.peer.map(({ tookMs }) => tookMs)),
        },
      };
    } finally {
      await rm(programs, { recursive: true, force: true });
    }
  },
};

async function measure(programs: string, vouchers: number) {
  const books = await seedValidatedBooks(vouchers);
  try {
    const ours: Writing[] = [];
    const peer: Taken[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const writing = await tell<Writing>(
        join(programs, "write-with-ours.mjs"),
        books.dataDir,
        books.company,
        lastDay,
      );
      assert.equal(writing.entries, books.vouchers, "an entry was lost or doubled");
      assert.equal(writing.rows, books.lines, "a line was lost or doubled");
      assert.equal(writing.debitCents, books.debitCents, "cents were lost");
      ours.push(writing);
      peer.push(
        await tell<Taken>(join(programs, "inflate-and-write.mjs"), books.dataDir, String(writing.bytes)),
      );
    }
    return { ours, peer };
  } finally {
    await rm(books.dataDir, { recursive: true, force: true });
  }
}

interface Taken {
  readonly tookMs: number;
  /** Of all threads; other work on the machine does not change it. */
  readonly processorMs: number;
  readonly peakBytes: number;
}

interface Writing extends Taken {
  readonly rows: number;
  readonly entries: number;
  readonly debitCents: number;
  readonly bytes: number;
}

async function tell<Told>(program: string, ...args: readonly string[]): Promise<Told> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args]);
  return JSON.parse(stdout) as Told;
}

const megabytes = ({ peakBytes }: Taken) => peakBytes / 1e6;
const median = (values: readonly number[]) =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
