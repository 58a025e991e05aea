/** What the server knows of whoever is signed in, beyond what this device remembers. */
export interface SessionFacts {
  readonly email: string | null;
  readonly identifier: string | null;
  readonly deviceName: string | null;
}

/** Asks who is signed in; null with no network, for then nobody can say. */
export async function readSession(): Promise<SessionFacts | null> {
  try {
    const response = await fetch("/session", { credentials: "same-origin", cache: "no-store" });
    if (!response.ok) return null;
    const { user, device } = (await response.json()) as {
      readonly user?: Readonly<Record<string, unknown>>;
      readonly device?: Readonly<Record<string, unknown>> | null;
    };
    const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
    return {
      email: textOf(user?.["email"]),
      identifier: textOf(user?.["identifier"]),
      deviceName: textOf(device?.["name"]),
    };
  } catch {
    return null;
  }
}
