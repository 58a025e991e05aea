import { Hono } from "hono";
import type { Services } from "../services.ts";
import { readEpoch } from "../storage/server-facts.ts";

/** Says whether the server can do its work, to whoever watches over it. */
export const healthRoutes = ({ storage, logger }: Pick<Services, "storage" | "logger">) =>
  new Hono().get("/", async (c) => {
    try {
      await storage.read((tx) => readEpoch(tx));
      return c.json({ status: "ok" } as const, 200, { "Cache-Control": "no-store" });
    } catch (error) {
      logger.error({ error }, "storage does not answer");
      return c.json({ status: "failing" } as const, 503, { "Cache-Control": "no-store" });
    }
  });
