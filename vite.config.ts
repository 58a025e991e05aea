import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build as bundle } from "esbuild";
import type { Plugin } from "vite";
import solid from "vite-plugin-solid";
import { configDefaults, defineConfig } from "vitest/config";
import { injectManifest } from "workbox-build";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const repository = at(".");

/** What the sync server answers; while developing, Vite passes it on. */
const SERVER_PATHS = [
  "/sync",
  "/session",
  "/people/",
  "/firm/",
  "/api",
  "/files",
  "/connections/",
  "/demonstration",
  "/health",
  "/openapi.json",
];

/** What may be the first thing somebody sees: fetched with all it needs at once. */
const FIRST_SCREENS = /(?:frame|today-page|sign-in-page|lock-page|begin-page|invitation-page)-/;

/** `main.tsx` waits for its words, which need the start's parts: were it one of them, both would wait for ever. */
const NOT_MAIN = /^(?!.*[\\/](?:main\.tsx|index\.html))/;

/** The service worker lists every file of the build, so it can only be made once the build is written. */
function serviceWorker(): Plugin {
  const bundled = at("dist/.service-worker.js");
  return {
    name: "cahier-service-worker",
    apply: "build",
    applyToEnvironment: (environment) => environment.name === "client",
    async closeBundle() {
      await bundle({
        entryPoints: [at("web/service-worker.ts")],
        outfile: bundled,
        bundle: true,
        minify: true,
        format: "iife",
        target: "es2022",
        define: { "process.env.NODE_ENV": '"production"' },
      });
      await injectManifest({
        swSrc: bundled,
        swDest: at("dist/web/service-worker.js"),
        globDirectory: at("dist/web"),
        globPatterns: ["**/*.{html,js,css,woff2,svg,png,webmanifest}"],
        globIgnores: ["service-worker.js"],
        // Vite names assets by their content, so a second hash in the address would only defeat the cache.
        dontCacheBustURLsMatching: /assets\//,
        maximumFileSizeToCacheInBytes: 4_000_000,
      });
      await rm(bundled);
    },
  };
}

/** Packs what the server hands out again and again once, as small as it gets: file.js.br beside file.js. */
function packedAssets(): Plugin {
  const assets = at("dist/web/assets/");
  return {
    name: "cahier-packed-assets",
    apply: "build",
    applyToEnvironment: (environment) => environment.name === "client",
    async closeBundle() {
      const files = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const text = await readFile(assets + name);
          const packed = await promisify(brotliCompress)(text);
          if (packed.length < text.length) await writeFile(`${assets}${name}.br`, packed);
        }),
      );
    },
  };
}

/** A machine with two cores may be busy with a browser or a database meanwhile: no test fails for waiting. */
const patience = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  root: at("web"),
  plugins: [solid(), serviceWorker(), packedAssets()],
  build: {
    outDir: at("dist/web"),
    emptyOutDir: true,
    // The page's policy allows no data: addresses for scripts or fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Each file a screen needs costs a turn of the service worker, so what is loaded together anyway comes together.
        codeSplitting: {
          groups: [
            { name: "start", test: NOT_MAIN, tags: ["$initial"], priority: 1 },
            {
              name: "controls",
              test: /[\\/]node_modules[\\/]/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 12_000,
            },
          ],
        },
      },
    },
    modulePreload: {
      polyfill: false,
      // The lists of what every screen needs would be a tenth of the first load; a screen later on comes from the cache.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === "html" || FIRST_SCREENS.test(file) ? needed : [],
    },
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, "http://localhost:8787"])) },
  test: {
    root: repository,
    teardownTimeout: 60_000,
    // Vitest would leave a core idle, which on a machine with two takes as long again.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "unit",
          root: repository,
          environment: "node",
          ...patience,
          include: [
            "test/*.test.ts",
            "test/core/**/*.test.ts",
            "test/web/**/*.test.ts",
            "test/support/**/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, "test/web/{ui,app,features,i18n}/**"],
        },
      },
      {
        test: {
          name: "contract",
          root: repository,
          environment: "node",
          ...patience,
          globalSetup: ["test/support/postgres-for-run.ts"],
          include: ["test/sync-server/**/*.test.ts"],
        },
      },
      {
        plugins: [solid({ hot: false })],
        resolve: { conditions: ["development", "browser"] },
        test: {
          name: "dom",
          root: repository,
          environment: "jsdom",
          setupFiles: ["test/support/wait-for-screens.ts"],
          ...patience,
          include: ["test/web/{ui,app,features,i18n}/**/*.test.{ts,tsx}"],
          server: {
            deps: { inline: [/solid/, /@kobalte/] },
          },
        },
      },
    ],
  },
});
