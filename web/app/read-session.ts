import type { Right } from "#core/rights/rights.ts";
import { askServer, type ServerAnswer } from "./ask-server.ts";

/** A place in a company that somebody offered to the signed-in person. */
export interface OfferedPlace {
  readonly id: string;
  readonly companyId: string;
  readonly company: string;
  readonly invitedBy: string;
  readonly role: string;
  /** What an accounting firm may do that is asked to look after the company; absent for one person's place. */
  readonly firm?: { readonly rights: readonly Right[] };
}

/** What the server knows of who is signed in. */
export interface SessionFacts {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  /** Whether the link that went to that address was opened. */
  readonly emailVerified: boolean;
  readonly identifier: string | null;
  readonly language: string | null;
  /** Whether the password is still the one that was mailed. */
  readonly mustPersonalise: boolean;
  readonly passwordStepOpen: boolean;
  readonly deviceName: string | null;
  readonly invitations: readonly OfferedPlace[];
}

/** Asks the server who is signed in; null while it cannot be asked, or when nobody is. */
export async function readSession(fetch?: typeof globalThis.fetch): Promise<SessionFacts | null> {
  const answer = await askServer("GET", "/session", undefined, fetch);
  return toSessionFacts(answer);
}

/** The same facts out of any answer that tells them. */
export function toSessionFacts(answer: ServerAnswer): SessionFacts | null {
  if (answer.kind !== "done") return null;
  const { user, device, invitations } = (answer.body ?? {}) as {
    readonly user?: Readonly<Record<string, unknown>>;
    readonly device?: Readonly<Record<string, unknown>> | null;
    readonly invitations?: readonly OfferedPlace[];
  };
  if (user === undefined) return null;
  const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  return {
    userId: textOf(user["id"]) ?? "",
    name: textOf(user["name"]) ?? "",
    email: textOf(user["email"]),
    emailVerified: user["emailVerified"] === true,
    identifier: textOf(user["identifier"]),
    language: textOf(user["language"]),
    mustPersonalise: user["mustPersonalise"] === true,
    passwordStepOpen: user["passwordStepOpen"] !== false,
    deviceName: textOf(device?.["name"]),
    invitations: invitations ?? [],
  };
}
