import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { aside, root, runTool } from "./set-up.mjs";

const stamp = join(root, "dist", "built");
const sources = [
  "core",
  "web",
  "sync-server",
  ".ci/build.mjs",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
];

/** Builds the app into dist/web and the server into dist/server, unless both are newer than every source. */
export async function build() {
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const startedAt = new Date();
  if (sources.every((source) => changedAt(join(root, source)) < builtAt)) return;
  console.error("Building the app and the server …");
  rmSync(stamp, { force: true });
  if (runTool("vite", ["build", "--logLevel", "warn"], aside) !== 0)
    throw new Error("The app does not build.");
  await buildServer();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, "");
  // A source saved while building is newer than this build.
  utimesSync(stamp, startedAt, startedAt);
}

/** The latest change in a file or a folder; a folder's own time tells of files that were removed. */
function changedAt(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

async function buildServer() {
  const files = readdirSync(join(root, "sync-server")).map(String);
  const programs = ["main.ts", "admin.ts"].filter((file) => files.includes(file));
  rmSync(join(root, "dist", "server"), { recursive: true, force: true });
  await bundlePrograms(
    programs.map((file) => join(root, "sync-server", file)),
    join(root, "dist", "server"),
  );
}

/**
 * Programs of the server, with its worker threads beside them, found by their name's ending. Everything lies flat in one
 * folder, so that `new URL("./pack-worker.ts", import.meta.url)` needs no more than its ending changed.
 */
export async function bundlePrograms(programs, outdir) {
  const esbuild = await import("esbuild");
  const files = readdirSync(join(root, "sync-server"), { recursive: true }).map(String);
  const workers = files.filter((file) => file.endsWith("-worker.ts"));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [...programs, ...workers.map((file) => join(root, "sync-server", file))],
    outdir,
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
    plugins: [{ name: "worker-urls", setup: pointToBuiltWorkers }],
  });
}

function pointToBuiltWorkers(plugin) {
  plugin.onLoad({ filter: /[\\/]sync-server[\\/].*\.ts$/ }, ({ path }) => ({
    loader: "ts",
    contents: readFileSync(path, "utf8").replace(
      /new URL\("(?:[^"]*\/)?([\w-]+-worker)\.ts", import\.meta\.url\)/g,
      'new URL("./$1.js", import.meta.url)',
    ),
  }));
}
