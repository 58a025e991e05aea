import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { commandModules } from "#core/commands/command-modules.ts";
import { createApp } from "#server/app.ts";
import { createTestBrowser } from "#test/support/test-browser.ts";
import { createTestServices } from "#test/support/test-services.ts";

const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

describe("the description of the interface", () => {
  let app: ReturnType<typeof createApp>;
  let document: z.infer<typeof documentSchema>;
  beforeAll(async () => {
    app = createApp(await createTestServices());
    const answer = await createTestBrowser(app).send("GET", "/openapi.json");
    expect(answer.headers.get("Content-Type")).toContain("application/json");
    document = documentSchema.parse(await answer.json());
  });

  test("names every route of the interface and of replication, and no other", () => {
    const routes = app.routes
      .filter(({ method, path }) => method !== "ALL" && /^\/(api|sync)\//.test(path))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method} ${path.startsWith("/api/v1/commands/") ? "/api/v1/commands/{type}" : path}`,
      ),
    );
    expect([...new Set(described)].sort()).toEqual([...new Set(routes)].sort());
  });

  test("gives the shape of every command", () => {
    for (const type of commandModules.keys())
      expect(document.paths[`/api/v1/commands/${type}`]).toHaveProperty("post");
    expect(JSON.stringify(document.paths["/api/v1/commands/voucher.approve"])).toContain("seenHash");
  });
});
