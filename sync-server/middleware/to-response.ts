import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { RequestEnvironment } from "./request-log.ts";

/** The one place that turns errors into statuses; what went wrong stands in the log under the id of the answer. */
export function toResponse(error: Error, c: Context<RequestEnvironment>): Response {
  if (error instanceof HTTPException && error.status < 500) {
    return c.json({ code: "request.malformed" } as const, error.status);
  }
  const requestId = c.var.requestId;
  c.var.logger.error({ error }, "request failed");
  return isUnavailable(error)
    ? c.json({ code: "server.unavailable", requestId } as const, 503, { "Retry-After": "5" })
    : c.json({ code: "server.failed", requestId } as const, 500);
}

/** What passes by itself: a database that is locked, restarting or out of reach, a disk that is full. */
const PASSING = /^(SQLITE_BUSY|SQLITE_FULL|ECONNREFUSED|ECONNRESET|ENOSPC|57P0[123]|53300|08\d\d\d)$/;

const isUnavailable = (error: Error) =>
  "code" in error && typeof error.code === "string" && PASSING.test(error.code);
