import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const aliases: Readonly<Record<string, string>> = { "#core": "core", "#web": "web" };

/** Every file and package that a file needs at run time, through all it imports. */
function neededBy(path: string, needed = new Set<string>()): Set<string> {
  if (needed.has(path)) return needed;
  needed.add(path);
  const text = readFileSync(join(root, path), "utf8");
  for (const [, from] of text.matchAll(/^(?:import|export) (?!type\b)(?:[^"';]*? from )?"([^"]+)"/gm)) {
    const [top = "", ...rest] = from!.split("/");
    if (from!.startsWith(".")) neededBy(join(dirname(path), from!), needed);
    else if (aliases[top]) neededBy([aliases[top], ...rest].join("/"), needed);
    else needed.add(from!);
  }
  return needed;
}

test("the window opens the books without what keeps and checks them: no zod, no RxDB, no Dexie", () => {
  const packages = [
    ...neededBy("web/books/open-books.ts"),
    ...neededBy("web/books/create-question.ts"),
  ].filter((name) => !/\.tsx?$/.test(name));
  expect([...new Set(packages)].sort()).toEqual(["comlink", "solid-js"]);
});

test("RxDB's checks for developers are never shipped", () => {
  const shipped = [...neededBy("web/books/serve-books.ts")];
  expect(shipped).toContain("rxdb/plugins/core");
  expect(
    shipped.filter((name) => /dev-mode|validate|replication/.test(name) && name.startsWith("rxdb")),
  ).toEqual([]);
});
