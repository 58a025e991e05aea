import { createMiddleware } from "hono/factory";
import { resumeSession, type SignedInSession } from "../people/sign-in.ts";
import type { Services } from "../services.ts";
import type { RequestEnvironment } from "./request-log.ts";
import { readSessionCookie, writeSessionCookie } from "./session-cookie.ts";

/** What a signed-in route finds in its context: `c.var.signedIn.user`, `c.var.signedIn.device`. */
export interface SignedIn extends RequestEnvironment {
  Variables: RequestEnvironment["Variables"] & { signedIn: SignedInSession };
}

/** Lets only who has a session pass; a revoked device passes only where it may hand in what it still holds. */
export const requireSignIn = (
  services: Pick<Services, "storage" | "now" | "configuration">,
  { revokedDevice = "refused" }: { readonly revokedDevice?: "refused" | "passes" } = {},
) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const token = readSessionCookie(c, services.configuration);
    const found = token === undefined ? null : await resumeSession(services, token);
    if (token === undefined || found === null) return c.json({ code: "session.none" } as const, 401);

    const { isProlonged, ...signedIn } = found;
    if (signedIn.device?.revokedAt != null && revokedDevice === "refused") {
      return c.json({ code: "device.revoked" } as const, 403);
    }
    c.set("signedIn", signedIn);
    c.set("userId", signedIn.user.id);
    if (isProlonged) writeSessionCookie(c, services.configuration, { token, expiresAt: signedIn.expiresAt });
    await next();
    return;
  });
