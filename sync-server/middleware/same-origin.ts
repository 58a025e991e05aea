import { createMiddleware } from "hono/factory";
import type { Configuration } from "../configuration.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Lets nothing be changed from another site's page: browsers say where a request comes from, and whoever says nothing
 * is refused. `Sec-Fetch-Site` cannot be written by a page and holds behind any proxy, so it decides where a browser
 * sends it; on plain HTTP they send `Origin` alone.
 */
export const sameOrigin = ({ publicOrigin }: Configuration) =>
  createMiddleware(async (c, next) => {
    if (SAFE_METHODS.has(c.req.method)) return next();
    const site = c.req.header("Sec-Fetch-Site");
    const origin = publicOrigin ?? new URL(c.req.url).origin;
    const isOurs = site === undefined ? c.req.header("Origin") === origin : site === "same-origin";
    if (!isOurs) return c.json({ code: "request.otherOrigin" } as const, 403);
    return next();
  });

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
