import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { WHOLE_LEDGER } from "#core/exports/fec-files.ts";
import { readConfiguration } from "#server/configuration.ts";
import { prepareFecExport } from "#server/exports/export-fec.ts";
import { readCompanyWithYears, readFecBooks } from "#server/exports/read-fec-books.ts";
import { createLogger } from "#server/logging.ts";
import { openServices } from "#server/services.ts";

/** Writes every year's official FEC of a company to a file, in a process of its own; tells what it took. */
const [dataDir, companyId, today] = process.argv.slice(2) as [string, string, string];
const { services } = await openServices(readConfiguration({ DATA_DIR: dataDir }), createLogger("error"));
const path = join(dataDir, "fec.txt");
const sums = { rows: 0, entries: 0, debitCents: 0, bytes: 0 };
const startedAt = performance.now();
const before = process.cpuUsage();
const known = await services.storage.read((tx) => readCompanyWithYears(tx, companyId, today));
if (known === null) throw new Error("The company is not there.");
for (const { through } of known.years) {
  const request = { through, whom: WHOLE_LEDGER, kind: "official" as const };
  const books = await services.storage.read((tx) => readFecBooks(tx, known, request, true));
  if (books === null) throw new Error(`Nothing is to be written of ${through}.`);
  const prepared = await prepareFecExport(services, books, request);
  const file = await open(path, "w");
  const pieces = prepared.pieces();
  let next = await pieces.next();
  for (; !next.done; next = await pieces.next()) {
    sums.bytes += next.value.length;
    await file.write(next.value);
  }
  await file.close();
  const { rows, entries, debitCents } = next.value;
  // A computed opening entry was never a voucher.
  const openings = books.plan.opening === null ? [] : books.plan.opening.lines;
  sums.rows += rows - openings.length;
  sums.entries += entries - (openings.length === 0 ? 0 : 1);
  sums.debitCents += openings.reduce((left, { cents }) => left - Math.max(cents, 0), debitCents);
  await prepared.close();
}
const tookMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
const processorMs = (user + system) / 1000;
const { maxRSS } = process.resourceUsage();
await rm(path);
console.log(JSON.stringify({ tookMs, processorMs, peakBytes: maxRSS * 1024, ...sums }));
process.exit(0);
