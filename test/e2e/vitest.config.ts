import { defineConfig } from "vitest/config";

/** Journeys run one after the other: each has a server and browsers of its own, and two cores are soon busy. */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: {
    include: ["test/e2e/**/*.spec.ts"],
    globalSetup: ["test/e2e/install-chromium.ts", "test/e2e/seed-demonstration.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
