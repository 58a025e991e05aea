import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { startPostgres } from "#test/support/postgres-server.ts";
import type { Bench } from "./bench.ts";
import { openPeriodToValidate } from "./validated-books/open-period-to-validate.ts";

const VOUCHERS = Number(process.env["BENCH_VOUCHERS"] ?? 10_000);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);

/**
 * Milliseconds from sending what validates a month of 10,000 vouchers until the server's answer, over SQLite and over PostgreSQL
 * (ours is the slower), while another company's entries go on. The floor hashes and deflates the same bytes.
 */
export const bench: Bench = {
  name: "validate",
  run: async () => {
    const postgres = await startPostgres();
    try {
      const onSqlite = await measure();
      const onPostgres = await measure(postgres.url);
      const slower = onSqlite.validateMs > onPostgres.validateMs ? onSqlite : onPostgres;
      return {
        ours: slower.validateMs,
        peer: slower.floorMs,
        unit: "ms",
        ratio: slower.floorMs / slower.validateMs,
        details: {
          vouchers: VOUCHERS,
          sqliteMs: onSqlite.validateMs,
          postgresMs: onPostgres.validateMs,
          sqliteOthersMedianMs: median(onSqlite.otherMs),
          sqliteOthersWorstMs: Math.max(...onSqlite.otherMs),
          postgresOthersMedianMs: median(onPostgres.otherMs),
          postgresOthersWorstMs: Math.max(...onPostgres.otherMs),
          sealedMb: slower.sealedMb,
        },
      };
    } finally {
      await postgres.stop();
    }
  },
};

async function measure(databaseUrl?: string) {
  const period = await openPeriodToValidate(VOUCHERS, databaseUrl);
  try {
    const otherMs: number[] = [];
    let isOver = false;
    const others = (async () => {
      while (!isOver) otherMs.push(await period.recordElsewhere());
    })();
    const validateMs = await period.validate().finally(() => {
      isOver = true;
    });
    await others;
    assert(otherMs.length > 0, "nothing went on elsewhere");
    const bodies = await readBlobs(join(period.dataDir, "blobs"));
    const floors = Array.from({ length: ROUNDS }, () => {
      const from = performance.now();
      for (const bytes of bodies) {
        createHash("sha256").update(bytes).digest();
        deflateRawSync(bytes);
      }
      return performance.now() - from;
    });
    const sealedMb = Math.round(bodies.reduce((sum, { length }) => sum + length, 0) / 1e5) / 10;
    return { validateMs, otherMs, floorMs: median(floors), sealedMb };
  } finally {
    await period.close();
  }
}

/** Everything in the blob store, as it was before it was deflated. */
async function readBlobs(folder: string): Promise<Uint8Array[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}/.test(entry.name));
  assert(files.length > 0, "the month's bodies lie in the blob store");
  return Promise.all(
    files.map(async ({ parentPath, name }) => inflateRawSync(await readFile(join(parentPath, name)))),
  );
}

const median = (values: readonly number[]) =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
