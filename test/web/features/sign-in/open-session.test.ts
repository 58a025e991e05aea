import { describe, expect, test } from "vitest";
import { openSession } from "#web/features/sign-in/open-session.ts";

const device = { id: "d-1", name: "Chrome · Android" };
const credentials = { login: "123456", password: "secret" };

describe("opening a session", () => {
  test("sends login, password and device as JSON to /session", async () => {
    let asked: Request | undefined;
    const fetch: typeof globalThis.fetch = async (path, init) => {
      asked = new Request(new URL(String(path), "http://localhost"), init);
      return new Response(null, { status: 204 });
    };
    expect(await openSession(fetch, device, credentials)).toEqual({ kind: "opened" });
    expect(asked?.method).toBe("POST");
    expect(new URL(asked!.url).pathname).toBe("/session");
    expect(asked?.headers.get("content-type")).toBe("application/json");
    expect(await asked?.json()).toEqual({ ...credentials, device });
  });

  test.each([
    [new Response(null, { status: 401 }), { kind: "wrong" }],
    [
      new Response(null, { status: 429, headers: { "retry-after": "90" } }),
      { kind: "throttled", afterSeconds: 90 },
    ],
    [new Response(null, { status: 429 }), { kind: "throttled", afterSeconds: 60 }],
    [new Response(null, { status: 503 }), { kind: "failed" }],
  ])("sorts answer %# by what can be done next", async (response, answer) => {
    expect(await openSession(async () => response, device, credentials)).toEqual(answer);
  });

  test("says that nobody answered", async () => {
    const cut = async () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await openSession(cut, device, credentials)).toEqual({ kind: "unreachable" });
  });
});
