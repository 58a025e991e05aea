import type { Result } from "#core/result.ts";
import { fetchAsPerson } from "#web/app/acting-person.ts";
import { jsonRequest } from "#web/books/json-request.ts";

export type ConnectionAct = "start" | "disconnect" | "retry" | "refresh-codings" | "reconcile";

/** Why the server did not do it, as a code the screen has words for. */
export interface AskProblem {
  readonly code: string;
}

/**
 * Asks our server for an act that carries a secret or concerns the other side. Such acts are no commands: nothing of
 * them is kept on the device, and with no network they are not possible.
 */
export async function askConnection(
  lane: { readonly company: string; readonly system: string },
  act: ConnectionAct,
  body?: unknown,
): Promise<Result<unknown, AskProblem>> {
  let response: Response;
  try {
    response = await fetchAsPerson(
      `/connections/${encodeURIComponent(lane.company)}/${encodeURIComponent(lane.system)}/${act}`,
      jsonRequest("POST", body),
    );
  } catch {
    return { ok: false, problem: { code: "connection.offline" } };
  }
  if (response.status === 204) return { ok: true, value: null };
  if (response.status === 401) return { ok: false, problem: { code: "connection.signedOut" } };
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: answer };
  const code = fieldOf(answer, "code");
  return { ok: false, problem: { code: typeof code === "string" ? code : "connection.failed" } };
}

/** A field of an answer that may be anything. */
export const fieldOf = (answer: unknown, field: string): unknown =>
  typeof answer === "object" && answer !== null
    ? (answer as Readonly<Record<string, unknown>>)[field]
    : undefined;
