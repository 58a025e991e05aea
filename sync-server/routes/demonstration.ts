import { Hono } from "hono";
import { MAILBOX_STYLE, mailboxPage } from "../demonstration/mailbox.ts";
import { homeUrl } from "../mail/mail-links.ts";
import { noStore } from "../middleware/response-headers.ts";
import type { Services } from "../services.ts";
import type { OutsideServices } from "./outside-services.ts";

/** The log-ins that the sign-in page offers, and the mails sent. Outside the demonstration no route exists. */
export const demonstrationRoutes = (
  { configuration }: Pick<Services, "configuration">,
  { logIns }: OutsideServices,
) => {
  const routes = new Hono();
  if (!configuration.isDemonstration || logIns === undefined) return routes;
  routes.get("/", noStore, (c) => c.json(logIns));
  // Where mail leaves by SMTP there is nothing to show.
  if (configuration.smtpUrl !== undefined) return routes;
  const ourOrigins = [homeUrl(configuration).slice(0, -1)];
  return routes
    .get("/mailbox", noStore, async (c) => c.html(await mailboxPage(configuration, ourOrigins)))
    .get("/mailbox.css", (c) => c.body(MAILBOX_STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }));
};
