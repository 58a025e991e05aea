import { describe, expect, test } from "vitest";
import { openSession } from "#web/features/sign-in/open-session.ts";

const device = { deviceName: "Chrome · Android", deviceIdOf: (user: string) => `d-of-${user}` };
const credentials = { login: "123456", password: "secret" };

describe("opening a session", () => {
  test("signs in at /session, then enrols the device of whoever it is", async () => {
    const asked: Request[] = [];
    const fetch: typeof globalThis.fetch = async (path, init) => {
      const request = new Request(new URL(String(path), "http://localhost"), init);
      asked.push(request);
      return Response.json(
        request.method === "POST" ? { user: { id: "ada", name: "Ada", language: "nl" }, device: null } : {},
      );
    };
    expect(await openSession({ fetch, ...device }, credentials)).toEqual({
      kind: "opened",
      user: { id: "ada", name: "Ada", device: "d-of-ada" },
      isToPersonalise: false,
      language: "nl",
    });
    expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      "POST /session",
      "PUT /session/device",
    ]);
    expect(asked[0]?.headers.get("content-type")).toBe("application/json");
    expect(await asked[0]?.json()).toEqual(credentials);
    expect(await asked[1]?.json()).toEqual({ id: "d-of-ada", name: "Chrome · Android" });
  });

  test("M3 tells when the password is still the one that was mailed", async () => {
    const opened = (passwordStepOpen: boolean) => {
      const user = { id: "ada", name: "Ada", mustPersonalise: true, passwordStepOpen };
      return openSession({ fetch: async () => Response.json({ user }), ...device }, credentials);
    };
    expect(await opened(true)).toMatchObject({ isToPersonalise: true });
    // Until the link in the mail was opened there is nothing to do about it.
    expect(await opened(false)).toMatchObject({ isToPersonalise: false });
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
    expect(await openSession({ fetch: async () => response, ...device }, credentials)).toEqual(answer);
  });

  test("says that nobody answered", async () => {
    const cut = async () => Promise.reject(new TypeError("Failed to fetch"));
    expect(await openSession({ fetch: cut, ...device }, credentials)).toEqual({ kind: "unreachable" });
  });
});
