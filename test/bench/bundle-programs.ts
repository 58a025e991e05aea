import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/**
 * Builds programs, and the threads they start, as the server is built: a folder of this repository, so that they find its
 * packages.
 */
export async function bundlePrograms(directory: string, entryPoints: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    outdir: directory,
    entryNames: "[name]",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    plugins: [
      {
        name: "built-workers",
        setup: ({ onLoad }) =>
          onLoad({ filter: /[\\/]sync-server[\\/].*\.ts$/ }, async ({ path }) => ({
            loader: "ts",
            contents: (await readFile(path, "utf8")).replace(
              /new URL\("\.\/([\w-]+-worker)\.ts"/g,
              'new URL("./$1.mjs"',
            ),
          })),
      },
    ],
  });
}
