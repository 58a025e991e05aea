// Usage: node .ci/bench.mjs [--json] [name…]
import { build } from "./build.mjs";
import { runTool, setUp } from "./set-up.mjs";

setUp();
await build();
process.exitCode = runTool("tsx", ["test/bench/run.ts", ...process.argv.slice(2)]);
