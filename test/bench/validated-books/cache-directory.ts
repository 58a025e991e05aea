import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/** Where benches keep what takes long to make; nothing of it is in the repository, all of it may be removed. */
export async function cacheDirectory(): Promise<string> {
  const directory = join(import.meta.dirname, "../../../.cache/bench");
  await mkdir(directory, { recursive: true });
  return directory;
}
