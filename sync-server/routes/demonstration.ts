import { Hono } from "hono";
import { noStore } from "../middleware/response-headers.ts";
import type { Services } from "../services.ts";
import type { OutsideServices } from "./outside-services.ts";

/** The log-ins that the sign-in page offers. Outside the demonstration the route does not exist. */
export const demonstrationRoutes = (
  { configuration }: Pick<Services, "configuration">,
  { logIns }: OutsideServices,
) => {
  const routes = new Hono();
  if (!configuration.isDemonstration || logIns === undefined) return routes;
  return routes.get("/", noStore, (c) => c.json(logIns));
};
