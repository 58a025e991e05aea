import { jsonRequest } from "#web/books/json-request.ts";
import { fetchAsPerson } from "./acting-person.ts";

/** What stood in the way of a request, whatever it was about. */
export type RequestTrouble =
  | { readonly kind: "unreachable" | "signedOut" | "failed" }
  | { readonly kind: "throttled"; readonly afterSeconds: number };

/** What became of an act that carries a secret or concerns a person, and so is asked of the server directly. */
export type ServerAnswer =
  | { readonly kind: "done"; readonly body: unknown }
  /** An expected no: its code, or one for each field that is wrong. */
  | { readonly kind: "refused"; readonly codes: readonly string[] }
  | RequestTrouble;

/** Used when the server asks for patience without saying how long. */
const PATIENCE_SECONDS = 60;

/** Asks the server. What is sent goes there and nowhere else: nothing of it is kept on the device. */
export async function askServer(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  fetch: typeof globalThis.fetch = fetchAsPerson,
): Promise<ServerAnswer> {
  let response: Response;
  try {
    response = await fetch(path, jsonRequest(method, body));
  } catch {
    return { kind: "unreachable" };
  }
  const said: unknown = await response.json().catch(() => null);
  if (response.ok) return { kind: "done", body: said };
  if (response.status === 429) {
    const asked = Number(response.headers.get("retry-after"));
    return { kind: "throttled", afterSeconds: asked > 0 ? asked : PATIENCE_SECONDS };
  }
  const codes = codesOf(said);
  if (codes.includes("session.none")) return { kind: "signedOut" };
  return codes.length > 0 && response.status < 500 ? { kind: "refused", codes } : { kind: "failed" };
}

/** A field the server finds wrong is named in a list of issues, everything else by one code. */
function codesOf(said: unknown): readonly string[] {
  const { code, issues } = (said ?? {}) as { readonly code?: unknown; readonly issues?: unknown };
  const named = Array.isArray(issues) ? issues.map((issue: { readonly code?: unknown }) => issue.code) : [];
  return [...named, code].filter((one): one is string => typeof one === "string");
}
