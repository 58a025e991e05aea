import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { createTestBrowser } from "#test/support/test-browser.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  services = await createTestServices();
  app = createApp(services);
  const { webDirectory } = services.configuration;
  await mkdir(join(webDirectory, "assets"), { recursive: true });
  await writeFile(join(webDirectory, "index.html"), "<!doctype html><title>Cahier</title>");
  await writeFile(join(webDirectory, "service-worker.js"), "// worker");
  await writeFile(join(webDirectory, "assets", "main-abc123.js"), `// ${"x".repeat(5000)}`);
  await writeFile(join(webDirectory, "assets", "packed-abc123.js"), "// plain");
  await writeFile(
    join(webDirectory, "assets", "packed-abc123.js.br"),
    brotliCompressSync("// packed by the build"),
  );
  await writeFile(join(webDirectory, "..", "secret.key"), "outside");
  await writeFile(join(webDirectory, ".hidden"), "hidden");
});

describe("requests that change something", () => {
  const post = (headers: Record<string, string>, target = app) =>
    target.request("http://localhost/session", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ login: "123456", password: "guess" }),
    });

  test("pass from our own page", async () => {
    expect((await post({ Origin: "http://localhost" })).status).toBe(401);
    expect((await post({ "Sec-Fetch-Site": "same-origin" })).status).toBe(401);
    const behindProxy = { Origin: "https://books.example.org", "Sec-Fetch-Site": "same-origin" };
    expect((await post(behindProxy)).status).toBe(401);
  });

  test.each([
    {},
    { Origin: "http://evil.example" },
    { Origin: "null" },
    { Origin: "http://localhost:9999" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "http://localhost", "Sec-Fetch-Site": "cross-site" },
  ])("are refused with the headers %j", async (headers) => {
    const answer = await post(headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ code: "request.otherOrigin" });
  });

  test("pass only from the public address where there is one", async () => {
    const environment = { PUBLIC_URL: "https://books.example.org/" };
    const publicApp = createApp(await createTestServices({ environment }));
    expect((await post({ Origin: "https://books.example.org" }, publicApp)).status).toBe(401);
    expect((await post({ Origin: "http://localhost" }, publicApp)).status).toBe(403);
  });

  test("say what is wrong with a body that is no JSON, no object or too large", async () => {
    const browser = createTestBrowser(app);
    const malformed = await app.request("/session", {
      method: "POST",
      headers: { Origin: "http://localhost", "Content-Type": "application/json" },
      body: "{",
    });
    expect([malformed.status, await malformed.json()]).toEqual([400, { code: "request.malformed" }]);
    expect((await browser.send("POST", "/session", [])).status).toBe(400);
    const unknown = await browser.send("POST", "/session", { login: "123456", password: "x", isAdmin: true });
    expect(await unknown.json()).toMatchObject({ issues: [{ code: "request.unrecognized_keys" }] });
    const large = await browser.send("POST", "/session", { login: "1".repeat(300_000) });
    expect([large.status, await large.json()]).toEqual([
      413,
      { code: "request.tooLarge", maxBytes: 262_144 },
    ]);
  });
});

describe("every answer", () => {
  test.each(["/", "/health", "/session", "/sync/unknown", "/assets/missing.js"])(
    "carries the headers: %s",
    async (path) => {
      const { headers } = await app.request(path);
      const policy = headers.get("Content-Security-Policy")!;
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers.get("Permissions-Policy")).toContain("camera=()");
    },
  );

  test("asks browsers to keep to TLS where there is TLS", async () => {
    const environment = { PUBLIC_URL: "https://books.example.org" };
    const publicApp = createApp(await createTestServices({ environment }));
    expect((await publicApp.request("/")).headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
    expect((await app.request("/")).headers.has("Strict-Transport-Security")).toBe(false);
  });

  test.each(["/session", "/sync/x", "/api/v1/x", "/files/a/b"])("is kept by no cache: %s", async (path) => {
    expect((await app.request(path)).headers.get("Cache-Control")).toBe("no-store");
  });

  test("of the demonstration is for the machine's own names", async () => {
    const answer = await app.request("http://rebound.example/");
    expect([answer.status, await answer.json()]).toEqual([421, { code: "request.otherHost" }]);
    const environment = { DATABASE_URL: "postgres://localhost/cahier" };
    const realApp = createApp(await createTestServices({ environment }));
    expect((await realApp.request("http://books.example/health")).status).toBe(200);
  });

  test("to a failure tells nothing but an id, and the log tells the rest", async () => {
    const broken = await createTestServices();
    const failure = Object.assign(new Error("disk on fire"), { detail: "Key (email)=(anne@example.org)" });
    const storage = {
      ...broken.storage,
      read: () => Promise.reject(failure),
      write: () => Promise.reject(failure),
    };
    const answer = await createTestBrowser(createApp({ ...broken, storage })).send("POST", "/session", {
      login: "123456",
      password: "my password",
    });
    const body = await answer.text();
    expect(answer.status).toBe(500);
    expect(body).not.toContain("fire");
    const { requestId } = JSON.parse(body);
    const line = broken.logLines.find((one) => one.includes("disk on fire"))!;
    expect(line).toContain(requestId);
    expect(broken.logLines.join("")).not.toMatch(/anne@example|my password/);

    const health = await createApp({ ...broken, storage }).request("/health");
    expect([health.status, await health.json()]).toEqual([503, { status: "failing" }]);
  });

  test("leaves one line in the log, without query or cookie", async () => {
    await app.request("/files/acme/abc?token=SECRET", { headers: { Cookie: "cahier-session=SECRET" } });
    const line = JSON.parse(services.logLines.at(-1)!);
    expect(line).toMatchObject({
      msg: "request",
      method: "GET",
      route: "/files/:company/:hash",
      status: 401,
    });
    expect(services.logLines.join("")).not.toContain("SECRET");
  });
});

describe("the web app", () => {
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  const page = { Accept: "text/html" };

  test("lets its named assets be kept for ever, and nothing else", async () => {
    const cacheOf = async (path: string) => (await get(path)).headers.get("Cache-Control");
    expect(await cacheOf("/assets/main-abc123.js")).toContain("immutable");
    expect(await cacheOf("/")).toBe("no-cache");
    expect(await cacheOf("/service-worker.js")).toBe("no-cache");
    expect(await cacheOf("/index.html")).toBe("no-cache");
  });

  test("answers its page at every address of its own, to people only", async () => {
    const deep = await get("/c/physio/vouchers", page);
    expect([deep.status, deep.headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await deep.text()).toContain("<title>Cahier</title>");
    expect((await get("/c/physio/vouchers")).status).toBe(404);
    expect((await get("/sync/unknown", page)).status).toBe(404);
    expect((await get("/api/v1/unknown", page)).headers.get("Content-Type")).toContain("json");
  });

  test("says when a file is the same, and sends it small", async () => {
    const first = await get("/assets/main-abc123.js", { "Accept-Encoding": "gzip" });
    expect(first.headers.get("Content-Encoding")).toBe("gzip");
    const eTag = first.headers.get("ETag")!;
    await first.body?.cancel();
    expect((await get("/assets/main-abc123.js", { "If-None-Match": eTag })).status).toBe(304);
  });

  test("sends an asset as the build packed it, to whoever takes that", async () => {
    const packed = await get("/assets/packed-abc123.js", { "Accept-Encoding": "gzip, br" });
    expect(packed.headers.get("Content-Encoding")).toBe("br");
    expect(packed.headers.get("Vary")).toContain("Accept-Encoding");
    expect(packed.headers.get("Content-Type")).toContain("javascript");
    const text = brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString();
    expect(text).toBe("// packed by the build");
    const plain = await get("/assets/packed-abc123.js", { "Accept-Encoding": "gzip" });
    expect(await plain.text()).toBe("// plain");
  });

  test.each([
    "/../secret.key",
    "/%2e%2e/secret.key",
    "/..%2fsecret.key",
    "/assets/..%2f..%2fsecret.key",
    "/..%5csecret.key",
    "/.hidden",
    "/%00",
    "/%ff",
  ])("gives no file outside its folder: %s", async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/outside|hidden"/);
  });
});
