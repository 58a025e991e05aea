import type { TestBrowser } from "./test-browser.ts";

/** What a device's worker would reach through the browser that is signed in on it. */
export const signedInFetch =
  (browser: TestBrowser): typeof globalThis.fetch =>
  (path, init) => {
    const body = init?.body;
    return browser.send(
      init?.method ?? "GET",
      String(path),
      typeof body === "string" ? (JSON.parse(body) as unknown) : (body ?? undefined),
      otherHeaders(init?.headers as Record<string, string> | undefined),
    );
  };

/** The browser names the content's type itself. */
const otherHeaders = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "content-type"));
