import { createMiddleware } from "hono/factory";
import type { SignedInSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import { findSession } from "./find-session.ts";
import type { RequestEnvironment } from "./request-log.ts";
import { type SessionCookie, writeSessionCookie } from "./session-cookie.ts";

/** What a signed-in route finds in its context: `c.var.signedIn.user`, `c.var.signedIn.device`. */
export interface SignedIn extends RequestEnvironment {
  Variables: RequestEnvironment["Variables"] & {
    signedIn: SignedInSession;
    /** The cookie it came by: what the browser is given next goes by the same name. */
    sessionCookie: SessionCookie;
  };
}

/** Lets only who has a session pass; a revoked device passes only where it may hand in what it still holds. */
export const requireSignIn = (
  services: Pick<Services, "storage" | "now" | "configuration">,
  { revokedDevice = "refused" }: { readonly revokedDevice?: "refused" | "passes" } = {},
) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const found = await findSession(c, services);
    if (found === null) return c.json({ code: "session.none" } as const, 401);

    const { isProlonged, ...signedIn } = found.session;
    if (signedIn.device?.revokedAt != null && revokedDevice === "refused") {
      return c.json({ code: "device.revoked" } as const, 403);
    }
    c.set("signedIn", signedIn);
    c.set("sessionCookie", found.cookie);
    c.set("userId", signedIn.user.id);
    if (isProlonged)
      writeSessionCookie(c, services.configuration, { ...found.cookie, expiresAt: signedIn.expiresAt });
    await next();
    return;
  });
