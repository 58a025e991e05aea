import type { SignedInUser } from "#web/app/signed-in-user.ts";

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** What became of an attempt, sorted by what the reader can do next. */
export type SessionAnswer =
  | {
      readonly kind: "opened";
      readonly user: SignedInUser;
      /** Whether the password is still the one that was mailed, and may be replaced now. */
      readonly isToPersonalise: boolean;
      /** The one of their account. */
      readonly language: unknown;
    }
  | { readonly kind: "wrong" }
  | { readonly kind: "throttled"; readonly afterSeconds: number }
  | { readonly kind: "unreachable" }
  | { readonly kind: "failed" };

/** Used when the server asks for patience without saying how long. */
const PATIENCE_SECONDS = 60;

interface Surroundings {
  readonly fetch: typeof globalThis.fetch;
  readonly deviceName: string;
  readonly deviceIdOf: (userId: string) => string;
}

/**
 * Asks the server to open a session, then enrols this device for whoever it turned out to be. The password goes there
 * and nowhere else.
 */
export async function openSession(
  surroundings: Surroundings,
  credentials: Credentials,
): Promise<SessionAnswer> {
  const ask = (path: string, method: "POST" | "PUT", body: unknown) =>
    surroundings.fetch(path, {
      method,
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      body: JSON.stringify(body),
    });
  try {
    const response = await ask("/session", "POST", credentials);
    if (response.status === 401) return { kind: "wrong" };
    if (response.status === 429) {
      const asked = Number(response.headers.get("retry-after"));
      return { kind: "throttled", afterSeconds: asked > 0 ? asked : PATIENCE_SECONDS };
    }
    if (!response.ok) return { kind: "failed" };
    const { user } = (await response.json()) as {
      readonly user: {
        readonly id: string;
        readonly name: string;
        readonly mustPersonalise?: boolean;
        readonly passwordStepOpen?: boolean;
        readonly language?: string;
      };
    };
    const device = surroundings.deviceIdOf(user.id);
    const enrolled = await ask("/session/device", "PUT", { id: device, name: surroundings.deviceName });
    // A revoked device that may still hold acts hands them in once somebody has signed in; the server lets it do no more.
    const isToHandIn = enrolled.status === 403 && (await codeOf(enrolled)) === "device.revoked";
    return enrolled.ok || isToHandIn
      ? {
          kind: "opened",
          user: { id: user.id, name: user.name, device },
          isToPersonalise: user.mustPersonalise === true && user.passwordStepOpen === true,
          language: user.language,
        }
      : { kind: "failed" };
  } catch {
    return { kind: "unreachable" };
  }
}

async function codeOf(response: Response): Promise<unknown> {
  const problem = (await response.json().catch(() => null)) as { readonly code?: unknown } | null;
  return problem?.code;
}
