/** Why a whole request came to nothing; what it carried is neither accepted nor refused. */
export type RequestFailure =
  | "offline"
  | "busy"
  | "signIn"
  /** This device may hand in what it holds, and nothing else. */
  | "revoked"
  | "outdated"
  | "tooLarge"
  | "notFound"
  | "forbidden";

export class RequestFailed extends Error {
  readonly failure: RequestFailure;
  /** How long the server asked to wait; null when it did not say. */
  readonly afterSeconds: number | null;

  constructor(failure: RequestFailure, afterSeconds: number | null = null) {
    super(`The request came to nothing: ${failure}`);
    this.failure = failure;
    this.afterSeconds = afterSeconds;
  }
}

export interface ServerRequests {
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Requests to our own server; whatever is not a success is thrown as RequestFailed. */
export function createServerRequests(fetch: typeof globalThis.fetch, signal: AbortSignal): ServerRequests {
  const request = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(path, {
      credentials: "same-origin",
      cache: "no-store",
      signal,
      ...init,
    }).catch(() => {
      throw new RequestFailed("offline");
    });
    if (!response.ok) throw await toFailure(response);
    return response;
  };
  return {
    request,
    post: async (path, body) => {
      const response = await request(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }).catch((error: unknown) => {
        // The session is another device's: somebody must sign in.
        if (error instanceof RequestFailed && error.failure === "forbidden")
          throw new RequestFailed("signIn");
        throw error;
      });
      return response.json().catch(() => {
        // An answer that was cut is an answer that never came.
        throw new RequestFailed("offline");
      });
    },
  };
}

async function toFailure(response: Response): Promise<RequestFailed> {
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  const afterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
  if (response.status === 401) return new RequestFailed("signIn");
  if (response.status === 403)
    return new RequestFailed((await isRevoked(response)) ? "revoked" : "forbidden");
  if (response.status === 426) return new RequestFailed("outdated");
  if (response.status === 413) return new RequestFailed("tooLarge");
  if (response.status === 404) return new RequestFailed("notFound");
  return new RequestFailed("busy", afterSeconds);
}

async function isRevoked(response: Response): Promise<boolean> {
  const problem = (await response.json().catch(() => null)) as { readonly code?: unknown } | null;
  return problem?.code === "device.revoked";
}
