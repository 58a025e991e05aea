import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** Where in a browser's profile something can still be read, in UTF-8, in UTF-16 or as raw bytes: `file: what`. */
export async function searchProfile(
  userDataDir: string,
  wanted: readonly (string | Uint8Array)[],
): Promise<readonly string[]> {
  const needles = wanted.flatMap((one): [string, Buffer][] =>
    typeof one === "string"
      ? [
          [one, Buffer.from(one, "utf8")],
          [`${one} (UTF-16)`, Buffer.from(one, "utf16le")],
        ]
      : [[`${one.length} bytes`, Buffer.from(one)]],
  );
  const found: string[] = [];
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    for (const [name, needle] of needles)
      if (bytes.includes(needle)) found.push(`${relative(userDataDir, path)}: ${name}`);
  }
  return found;
}
