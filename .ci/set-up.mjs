// Plain JavaScript without dependencies: this runs in a fresh clone, before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the repository with its output shown on `output`, and answers its exit code. */
function run(command, args, { env = {}, output = "inherit" } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", output, "inherit"],
    env: { ...process.env, ...env },
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Runs a tool that package.json brings, such as vite or tsc. */
export const runTool = (tool, args, options) => run(join(root, "node_modules", ".bin", tool), args, options);

/** Standard output belongs to what the user asked for; what prepares it speaks on standard error. */
export const aside = { output: 2 };

/** Checks the version of Node and installs the dependencies that package-lock.json names, unless they are there. */
export function setUp() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    console.error(`Cahier needs Node 20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.error("Installing the dependencies that package-lock.json names (npm install) …");
  // Not `npm ci`: it refuses a lock without the binaries for every other platform, which not every registry serves.
  const options = ["--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  if (run("npm", ["install", ...options], aside) !== 0) {
    console.error("The dependencies could not be installed; what npm said stands above.");
    process.exit(1);
  }
}

/** Compares what is installed with the lock by content, because a checkout changes the times of files. */
function isInstalled() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}
