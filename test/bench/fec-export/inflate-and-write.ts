import { open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Inflates every body of a blob store and writes as many bytes as it is told, in a process of its own; tells what it took. */
const [dataDir, bytes] = process.argv.slice(2) as [string, string];
const path = join(dataDir, "floor.txt");
const piece = Buffer.alloc(128 * 1024, "x");
const startedAt = performance.now();
const before = process.cpuUsage();
const entries = await readdir(join(dataDir, "blobs"), { withFileTypes: true, recursive: true });
for (const entry of entries)
  if (entry.isFile()) inflateRawSync(await readFile(join(entry.parentPath, entry.name)));
const file = await open(path, "w");
for (let left = Number(bytes); left > 0; left -= piece.length)
  await file.write(piece.subarray(0, Math.min(left, piece.length)));
await file.close();
const tookMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
const processorMs = (user + system) / 1000;
const { maxRSS } = process.resourceUsage();
await rm(path);
console.log(JSON.stringify({ tookMs, processorMs, peakBytes: maxRSS * 1024 }));
