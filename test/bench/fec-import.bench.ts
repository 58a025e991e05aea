import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { writeLargeFec } from "#test/support/write-large-fec.ts";
import type { Bench } from "./bench.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { cacheDirectory } from "./validated-books/cache-directory.ts";

const ROWS = Number(process.env["BENCH_ROWS"] ?? 1_000_000);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);

/**
 * Milliseconds from a FEC of a million lines on disk to its seals on disk. The floor is papaparse cutting the same file
 * into cells, of which nothing is kept. Each reading is a process of its own, so that its peak of memory is its own too.
 */
export const bench: Bench = {
  name: "fec-import",
  run: async () => {
    const directory = await mkdtemp(join(tmpdir(), "cahier-fec-import-"));
    const programs = await mkdtemp(join(await cacheDirectory(), "programs-"));
    try {
      await bundlePrograms(programs, [
        "test/bench/fec-import/read-with-ours.ts",
        "test/bench/fec-import/read-with-peer.ts",
        "sync-server/imports/read-fec-worker.ts",
        "sync-server/imports/pack-fec-worker.ts",
      ]);
      const measure = async (rows: number) => {
        const path = join(directory, `${rows}.txt`);
        const fec = await writeLargeFec(path, { rows, seed: 7 });
        const read = async (program: string) => {
          const { stdout } = await run(process.execPath, [program, path, fec.fileName]);
          const reading = JSON.parse(stdout) as Reading;
          assert.equal(reading.rows, fec.rows, "a reader lost or doubled rows");
          return reading;
        };
        const ours: Reading[] = [];
        const peer: Reading[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          ours.push(await read(join(programs, "read-with-ours.mjs")));
          peer.push(await read(join(programs, "read-with-peer.mjs")));
        }
        for (const { debitCents } of ours) assert.equal(debitCents, fec.debitCents, "a reader lost cents");
        await rm(path);
        return { ours, peer };
      };
      const small = await measure(Math.round(ROWS / 10));
      const { ours, peer } = await measure(ROWS);
      const own = median(ours.map(({ tookMs }) => tookMs));
      const floor = median(peer.map(({ tookMs }) => tookMs));
      return {
        ours: own,
        peer: floor,
        unit: "ms",
        ratio: floor / own,
        details: {
          rows: ROWS,
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
      await rm(directory, { recursive: true, force: true });
      await rm(programs, { recursive: true, force: true });
    }
  },
};

interface Reading {
  readonly tookMs: number;
  /** Of all threads; other work on the machine does not change it. */
  readonly processorMs: number;
  readonly peakBytes: number;
  readonly rows: number;
  readonly debitCents?: number;
}

const run = promisify(execFile);
const megabytes = ({ peakBytes }: Reading) => peakBytes / 1e6;
const median = (values: readonly number[]) =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
