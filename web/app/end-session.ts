/**
 * Ends the session at the server. With no network it ends when it expires: signing out here must not wait for that,
 * for what the device still holds stays on it either way.
 */
export async function endSession(fetch: typeof globalThis.fetch): Promise<void> {
  try {
    await fetch("/session", { method: "DELETE", credentials: "same-origin", cache: "no-store" });
  } catch {
    // Nobody could be told; the cookie is worthless to whoever cannot reach the server either.
  }
}
