import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../../..");

/** Builds the two programs, and the thread that one of them starts, as the server is built. */
export async function bundlePrograms(directory: string): Promise<{ ours: string; peer: string }> {
  await build({
    absWorkingDir: root,
    entryPoints: {
      ours: "test/bench/fec-import/read-with-ours.ts",
      peer: "test/bench/fec-import/read-with-peer.ts",
      "read-fec-worker": "sync-server/imports/read-fec-worker.ts",
    },
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // A package of the old kind asks for its parts by a function that such a module has not.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    plugins: [
      {
        name: "built-worker",
        setup: ({ onLoad }) =>
          onLoad({ filter: /read-fec\.ts$/ }, async ({ path }) => ({
            loader: "ts",
            contents: (await readFile(path, "utf8")).replace("read-fec-worker.ts", "read-fec-worker.mjs"),
          })),
      },
    ],
  });
  return { ours: join(directory, "ours.mjs"), peer: join(directory, "peer.mjs") };
}
