import type { Context } from "hono";
import { type ResumedSession, resumeSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import { readSessionCookies, type SessionCookie } from "./session-cookie.ts";

/** Says as whom a request is made, in a browser that several people share. No page of another site can send it. */
export const PERSON_HEADER = "Cahier-Person";
/** What only that person's unlocked device can tell. */
export const PROOF_HEADER = "Cahier-Unlock";

type SessionServices = Pick<Services, "storage" | "now" | "configuration">;

/**
 * Whose session a request is made in: the person's it names, and never another's; where it names nobody, the last one
 * who signed in. The cookie of somebody whose books are locked opens nothing.
 */
export async function findSession(
  c: Context,
  services: SessionServices,
): Promise<{ readonly session: ResumedSession; readonly cookie: SessionCookie } | null> {
  const userId = c.req.header(PERSON_HEADER) ?? null;
  const proof = c.req.header(PROOF_HEADER) ?? null;
  for (const cookie of readSessionCookies(c, services.configuration, userId)) {
    const session = await resumeSession(services, cookie.token, { userId, proof });
    if (session !== null) return { session, cookie };
  }
  return null;
}
