import { createMiddleware } from "hono/factory";
import type { Configuration } from "../configuration.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Lets nothing be changed from another site's page: browsers say where a request comes from, and whoever says nothing
 * is refused. Answers 403.
 */
export const sameOrigin = ({ publicOrigin }: Configuration) =>
  createMiddleware(async (c, next) => {
    if (SAFE_METHODS.has(c.req.method)) return next();
    const origin = c.req.header("Origin");
    const site = c.req.header("Sec-Fetch-Site");
    const isOurOrigin = origin !== undefined && origin === (publicOrigin ?? new URL(c.req.url).origin);
    const isAllowed = origin === undefined ? site === "same-origin" : isOurOrigin && isSameSite(site);
    if (!isAllowed) return c.json({ code: "request.otherOrigin" } as const, 403);
    return next();
  });

const isSameSite = (site: string | undefined) => site === undefined || site === "same-origin";

/**
 * The demonstration answers only to the machine's own names: a page on the internet whose name was made to point here
 * would otherwise count as the same origin.
 */
export const loopbackNamesOnly = ({ isDemonstration }: Configuration) =>
  createMiddleware(async (c, next) => {
    if (isDemonstration && !LOOPBACK_NAMES.has(new URL(c.req.url).hostname)) {
      return c.json({ code: "request.otherHost" } as const, 421);
    }
    return next();
  });
