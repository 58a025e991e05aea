import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** A page's script, named by its place among the benches, in one text. What it opens as the books' worker is the one that was built. */
export async function bundlePage(file: `${string}/${string}-page.ts`): Promise<string> {
  const worker = readdirSync(join(root, "dist/web/assets")).find((name) => /^worker-.*\.js$/.test(name));
  if (worker === undefined) throw new Error("The app is not built: run npm run bench.");
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { "import.meta.url": "location.href", "process.env.NODE_ENV": '"production"' },
    plugins: [
      {
        name: "built-worker",
        setup: (bundling) => {
          bundling.onLoad({ filter: /books-thread\.ts$/ }, async ({ path }) => ({
            contents: (await readFile(path, "utf8")).replace("./worker.ts", `/assets/${worker}`),
            loader: "ts",
          }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
}
