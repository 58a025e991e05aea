import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { readFec } from "#server/imports/read-fec.ts";

/** Reads a FEC and keeps its seals' bodies as the server does, in a process of its own; tells what it took. */
const [path, fileName] = process.argv.slice(2) as [string, string];
const directory = await mkdtemp(join(dirname(path), "ours-"));
const bodies = join(directory, "bodies");
await mkdir(bodies);
const open = () =>
  Readable.toWeb(createReadStream(path, { highWaterMark: 256 * 1024 })) as ReadableStream<Uint8Array>;
const file = {
  fileName,
  company: "bench",
  closingDay: "2025-12-31",
  readers: { practitioners: [], feeStem: "706", hidesParties: false, takesLive: true },
  salt: "bench",
  spoolDirectory: join(directory, "spool"),
};
const startedAt = performance.now();
const prepared = await readFec(file, open(), (hash, deflated) => writeFile(join(bodies, hash), deflated));
const tookMs = performance.now() - startedAt;
await rm(directory, { recursive: true });
const { maxRSS, userCPUTime } = process.resourceUsage();
const { rows, debitCents } = prepared;
console.log(
  JSON.stringify({ tookMs, processorMs: userCPUTime / 1000, peakBytes: maxRSS * 1024, rows, debitCents }),
);
process.exit(0);
