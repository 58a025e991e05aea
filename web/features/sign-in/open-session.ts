import type { Device } from "#web/app/device.ts";

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** What became of an attempt, sorted by what the reader can do next. */
export type SessionAnswer =
  | { readonly kind: "opened" }
  | { readonly kind: "wrong" }
  | { readonly kind: "throttled"; readonly afterSeconds: number }
  | { readonly kind: "unreachable" }
  | { readonly kind: "failed" };

/** Used when the server asks for patience without saying how long. */
const PATIENCE_SECONDS = 60;

/** Asks the server to open a session for this device. The password goes there and nowhere else. */
export async function openSession(
  fetch: typeof globalThis.fetch,
  device: Device,
  credentials: Credentials,
): Promise<SessionAnswer> {
  let response: Response;
  try {
    response = await fetch("/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      body: JSON.stringify({ ...credentials, device }),
    });
  } catch {
    return { kind: "unreachable" };
  }
  if (response.ok) return { kind: "opened" };
  if (response.status === 401) return { kind: "wrong" };
  if (response.status === 429) {
    const asked = Number(response.headers.get("retry-after"));
    return { kind: "throttled", afterSeconds: asked > 0 ? asked : PATIENCE_SECONDS };
  }
  return { kind: "failed" };
}
