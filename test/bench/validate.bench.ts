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
 * (ours is the slower), while another company's entries go on, on a server that stands and has validated a month before. The floor hashes
 * each of the vouchers, as the digest of a month wants it, and deflates them; beside it stands what the same takes of the bodies
 * alone that we make of them, which have a sixth of their bytes.
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
          sqliteFirstMs: onSqlite.firstMs,
          postgresFirstMs: onPostgres.firstMs,
          sqliteOthersMedianMs: median(onSqlite.otherMs),
          sqliteOthersWorstMs: Math.max(...onSqlite.otherMs),
          postgresOthersMedianMs: median(onPostgres.otherMs),
          postgresOthersWorstMs: Math.max(...onPostgres.otherMs),
          vouchersMb: slower.vouchersMb,
          bodiesMb: slower.bodiesMb,
          bodiesFloorMs: slower.bodiesFloorMs,
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
    const firstMs = await period.validateEarlier();
    const blobs = join(period.dataDir, "blobs");
    const before = new Set(await listBlobs(blobs));
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
    const made = (await listBlobs(blobs)).filter((path) => !before.has(path));
    assert(made.length > 0, "the month's bodies lie in the blob store");
    const vouchers = period.readVouchers();
    const bodies = await Promise.all(made.map(async (path) => inflateRawSync(await readFile(path))));
    return {
      ...{ firstMs, validateMs, otherMs },
      floorMs: floorOf(vouchers, [Buffer.concat(vouchers)]),
      bodiesFloorMs: floorOf(bodies, bodies),
      vouchersMb: megabytes(vouchers),
      bodiesMb: megabytes(bodies),
    };
  } finally {
    await period.close();
  }
}

/** Milliseconds to hash and to deflate, the median of a few rounds. */
function floorOf(toHash: readonly Uint8Array[], toDeflate: readonly Uint8Array[]): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    for (const bytes of toHash) createHash("sha256").update(bytes).digest();
    for (const bytes of toDeflate) deflateRawSync(bytes);
    return performance.now() - from;
  });
  return median(rounds);
}

async function listBlobs(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
}

const megabytes = (some: readonly Uint8Array[]) =>
  Math.round(some.reduce((sum, { length }) => sum + length, 0) / 1e5) / 10;

const median = (values: readonly number[]) =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!);
