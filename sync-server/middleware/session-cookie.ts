import { createHash } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Configuration } from "../configuration.ts";

/** A session as a browser keeps it. */
export interface SessionCookie {
  readonly name: string;
  readonly token: string;
}

/**
 * The prefix makes browsers hold a cookie to this very host over TLS. Without TLS, as on one's own machine, they
 * would refuse such a cookie.
 */
const isSecure = ({ publicOrigin }: Configuration) => publicOrigin?.startsWith("https:") ?? false;

/** The cookie of whoever signed in last in this browser. */
export const lastCookieName = (configuration: Configuration) =>
  isSecure(configuration) ? "__Host-cahier-session" : "cahier-session";

/** The cookie of one person on a device that several share. Ids may hold what no cookie's name may. */
export const ownCookieName = (configuration: Configuration, userId: string) =>
  `${lastCookieName(configuration)}-${createHash("sha256").update(userId).digest("hex").slice(0, 32)}`;

const attributes = (configuration: Configuration) =>
  ({ httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(configuration) }) as const;

/** The cookies a request may mean: the named person's own, then the last one written. */
export function readSessionCookies(
  c: Context,
  configuration: Configuration,
  userId: string | null,
): readonly SessionCookie[] {
  const names = [
    ...(userId === null ? [] : [ownCookieName(configuration, userId)]),
    lastCookieName(configuration),
  ];
  return names.flatMap((name) => {
    const token = getCookie(c, name);
    return token === undefined ? [] : [{ name, token }];
  });
}

/** The sessions of everybody who shares this browser. */
export function readAllSessionCookies(c: Context, configuration: Configuration): readonly SessionCookie[] {
  const first = lastCookieName(configuration);
  return Object.entries(getCookie(c))
    .filter(([name]) => name === first || name.startsWith(`${first}-`))
    .map(([name, token]) => ({ name, token }));
}

export const writeSessionCookie = (
  c: Context,
  configuration: Configuration,
  { name, token, expiresAt }: SessionCookie & { readonly expiresAt: string },
): void => setCookie(c, name, token, { ...attributes(configuration), expires: new Date(expiresAt) });

export const clearSessionCookie = (c: Context, configuration: Configuration, name: string): void => {
  deleteCookie(c, name, attributes(configuration));
};
