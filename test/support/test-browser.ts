import type { Hono } from "hono";

type AnyApp = Pick<Hono, "request">;

/** Calls an app as a browser on its own page would: same origin, and cookies kept. */
export interface TestBrowser {
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly cookies: Map<string, string>;
}

const ORIGIN = "http://localhost";

export function createTestBrowser(app: AnyApp, origin: string = ORIGIN): TestBrowser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    send: async (method, path, body, headers = {}) => {
      const isBytes = body instanceof Uint8Array;
      const response = await app.request(`${ORIGIN}${path}`, {
        method,
        headers: {
          Origin: origin,
          "Sec-Fetch-Site": "same-origin",
          Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(body === undefined || isBytes ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
      return response;
    },
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", value = ""] = pair.split("=");
  if (attributes.includes("Max-Age=0")) cookies.delete(name);
  else cookies.set(name, value);
}
