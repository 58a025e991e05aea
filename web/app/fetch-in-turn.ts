import { wait } from "#web/books/wait.ts";
import { fetchAsPerson } from "./acting-person.ts";

/** Whoever waits for their turn at the server may be told so, and may stop. */
export interface Turn {
  readonly signal: AbortSignal;
  readonly onWaiting?: () => void;
}

/** Where the server asks for patience and does not say how long. */
const PATIENCE_SECONDS = 5;

/**
 * What is dear to read is answered one at a time: whoever is told that they are early asks again when the server said,
 * until it is their turn. Rejects when it is stopped.
 */
export async function fetchInTurn(
  address: string,
  request: RequestInit,
  { signal, onWaiting }: Turn,
): Promise<Response> {
  for (;;) {
    const answer = await fetchAsPerson(address, {
      credentials: "same-origin",
      cache: "no-store",
      ...request,
      signal,
    });
    if (!(await isEarly(answer))) return answer;
    onWaiting?.();
    await wait(Number(answer.headers.get("Retry-After") ?? PATIENCE_SECONDS) * 1_000, signal);
    signal.throwIfAborted();
  }
}

async function isEarly(answer: Response): Promise<boolean> {
  if (answer.status !== 429 && answer.status !== 503) return false;
  const said = (await answer
    .clone()
    .json()
    .catch(() => null)) as { readonly code?: unknown } | null;
  return said?.code === "request.tooMany" || said?.code === "fec.busy";
}
