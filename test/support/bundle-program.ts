import { mkdir, mkdtemp } from "node:fs/promises";
import { basename, join } from "node:path";
import { bundlePrograms } from "../../.ci/build.mjs";

const cache = join(import.meta.dirname, "../../.cache");

/**
 * A program over the server's sources as plain Node starts it, in a folder of its own: read file by file, they would
 * take it seconds each time.
 */
export async function bundleProgram(path: string): Promise<{ program: string; folder: string }> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "program-"));
  await bundlePrograms([path], folder);
  return { program: join(folder, `${basename(path, ".ts")}.js`), folder };
}
