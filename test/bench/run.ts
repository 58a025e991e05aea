import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Bench } from "./bench.ts";

// Usage: npm run bench -- [--json] [name…]. Benches run one after the other, so that none disturbs another.
const wantsJson = process.argv.includes("--json");
const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
const benches = await Promise.all(
  files.sort().map(async (file) => {
    const { bench } = (await import(pathToFileURL(`${import.meta.dirname}/${file}`).href)) as {
      bench: Bench;
    };
    return bench;
  }),
);
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `No bench is called ${unknown.join(", ")}; there are: ${benches.map(({ name }) => name).join(", ")}`,
  );
  process.exit(1);
}

for (const { name, run } of benches.filter((bench) => names.length === 0 || names.includes(bench.name))) {
  const { ours, peer, unit, ratio, details } = await run();
  if (wantsJson) console.log(JSON.stringify({ bench: name, ours, peer, unit, ratio, ...details }));
  else {
    const columns = [name.padEnd(24), `ours ${ours}`.padEnd(18), `peer ${peer}`.padEnd(18), unit.padEnd(8)];
    console.log(`${columns.join("")}ratio ${ratio.toFixed(2)}`);
    for (const [detail, value] of Object.entries(details ?? {})) console.log(`  ${detail} ${value}`);
  }
}
process.exit(0);
