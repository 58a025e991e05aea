// The laws again and again with new seeds, each with ten times its runs, for SOAK_MINUTES (ten unless said). The first
// counterexample ends it, with its seed printed by fast-check.
import { runTool, setUp } from "./set-up.mjs";

setUp();
const minutes = Number(process.env.SOAK_MINUTES ?? 10);
const until = Date.now() + minutes * 60_000;
let rounds = 0;
do {
  const folders = process.argv.length > 2 ? process.argv.slice(2) : ["test/core", "test/web/books"];
  const status = runTool("vitest", ["run", "--testTimeout=0", ...folders], {
    env: { PROPERTY_FACTOR: "10" },
  });
  if (status !== 0) process.exit(status);
  rounds += 1;
} while (Date.now() < until);
console.log(`${rounds} rounds in ${minutes} minutes, no counterexample`);
