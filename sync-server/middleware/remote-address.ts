import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { Configuration } from "../configuration.ts";

/** Where a request comes from. Of X-Forwarded-For only what our own proxies have added is believed. */
export function remoteAddress(c: Context, { trustedProxies }: Configuration): string {
  if (trustedProxies > 0) {
    const forwarded = c.req.header("X-Forwarded-For")?.split(",") ?? [];
    const address = forwarded.at(-trustedProxies)?.trim();
    if (address !== undefined && address !== "") return address;
  }
  return hasSocket(c) ? (getConnInfo(c).remote.address ?? "unknown") : "unknown";
}

/** A test calls the app without a socket. */
const hasSocket = (c: Context) =>
  typeof c.env === "object" && c.env !== null && ("incoming" in c.env || "server" in c.env);
