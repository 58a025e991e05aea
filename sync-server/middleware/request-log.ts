import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import type { Logger } from "../logging.ts";
import type { Services } from "../services.ts";

/** What every route finds in its context. */
export interface RequestEnvironment {
  Variables: { requestId: string; logger: Logger; userId?: string };
}

/** One line a request: no query, no cookie, no body, and of the path only its pattern. */
export const requestLog = ({ logger, createId, now }: Pick<Services, "logger" | "createId" | "now">) =>
  createMiddleware<RequestEnvironment>(async (c, next) => {
    const requestId = createId();
    c.set("requestId", requestId);
    c.set("logger", logger.child({ requestId }));
    const startedAt = now().getTime();
    await next();
    c.header("X-Request-Id", requestId);
    const line = {
      method: c.req.method,
      route: patternOf(c),
      status: c.res.status,
      milliseconds: now().getTime() - startedAt,
      ...(c.var.userId === undefined ? {} : { userId: c.var.userId }),
    };
    c.var.logger.info(line, "request");
  });

/** The pattern that answered: what ends in a star is middleware, or the web app where nothing else matched. */
const patternOf = (c: Context) => matchedRoutes(c).find(({ path }) => !path.endsWith("*"))?.path ?? "/*";
