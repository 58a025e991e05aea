import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Configuration } from "../configuration.ts";

/**
 * The prefix makes browsers hold a cookie to this very host over TLS. Without TLS, as on one's own machine, they
 * would refuse such a cookie.
 */
const isSecure = ({ publicOrigin }: Configuration) => publicOrigin?.startsWith("https:") ?? false;

const nameOf = (configuration: Configuration) =>
  isSecure(configuration) ? "__Host-cahier-session" : "cahier-session";

const attributes = (configuration: Configuration) =>
  ({ httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(configuration) }) as const;

export const readSessionCookie = (c: Context, configuration: Configuration): string | undefined =>
  getCookie(c, nameOf(configuration));

export const writeSessionCookie = (
  c: Context,
  configuration: Configuration,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: string },
): void =>
  setCookie(c, nameOf(configuration), token, {
    ...attributes(configuration),
    expires: new Date(expiresAt),
  });

export const clearSessionCookie = (c: Context, configuration: Configuration): void => {
  deleteCookie(c, nameOf(configuration), attributes(configuration));
};
