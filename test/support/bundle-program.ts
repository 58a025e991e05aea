import { basename, join } from "node:path";
import { build } from "esbuild";

/** A TypeScript program as one file that plain Node starts: read file by file, the server's sources take it seconds. */
export async function bundleProgram(path: string): Promise<string> {
  const root = join(import.meta.dirname, "../..");
  const outfile = join(root, ".cache", `${basename(path, ".ts")}-${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [path],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}
