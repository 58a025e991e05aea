import { Hono } from "hono";
import { except } from "hono/combine";
import { compress } from "hono/compress";
import { bodySize } from "./middleware/body-size.ts";
import { type RequestEnvironment, requestLog } from "./middleware/request-log.ts";
import { noStore, securityHeaders } from "./middleware/response-headers.ts";
import { loopbackNamesOnly, sameOrigin } from "./middleware/same-origin.ts";
import { toResponse } from "./middleware/to-response.ts";
import { apiRoutes } from "./routes/api.ts";
import { connectionRoutes } from "./routes/connections.ts";
import { demonstrationRoutes } from "./routes/demonstration.ts";
import { filesRoutes } from "./routes/files.ts";
import { firmRoutes } from "./routes/firm.ts";
import { healthRoutes } from "./routes/health.ts";
import { openapiRoutes } from "./routes/openapi.ts";
import { noOutsideServices, type OutsideServices } from "./routes/outside-services.ts";
import { peopleRoutes } from "./routes/people.ts";
import { sessionRoutes } from "./routes/session.ts";
import { staticRoutes } from "./routes/static.ts";
import { syncRoutes } from "./routes/sync.ts";
import type { Services } from "./services.ts";

/** The whole HTTP face of the server. It opens nothing and listens to nothing, so a test can call it directly. */
export const createApp = (services: Services, outside: OutsideServices = noOutsideServices) =>
  new Hono<RequestEnvironment>()
    .onError(toResponse)
    .use(requestLog(services))
    .use(securityHeaders(services.configuration))
    // What is said of acts is mostly ids and marks, which are random: a device waits longer for it packed.
    .use(except("/sync/commands", compress()))
    .use(loopbackNamesOnly(services.configuration))
    .use(sameOrigin(services.configuration))
    .use(bodySize)
    .use("/session/*", noStore)
    .use("/people/*", noStore)
    .use("/files/*", noStore)
    .use("/sync/*", noStore)
    .use("/api/*", noStore)
    .use("/connections/*", noStore)
    .use("/firm/*", noStore)
    .route("/health", healthRoutes(services))
    .route("/session", sessionRoutes(services))
    .route("/people", peopleRoutes(services))
    .route("/files", filesRoutes(services))
    .route("/sync", syncRoutes(services))
    .route("/api/v1", apiRoutes(services))
    .route("/connections", connectionRoutes(services, outside))
    .route("/firm", firmRoutes(services))
    .route("/demonstration", demonstrationRoutes(services, outside))
    .route("/openapi.json", openapiRoutes())
    // The web app comes last: it answers every address that nothing above has taken.
    .route("/", staticRoutes(services.configuration.webDirectory));

/** What the device's typed client knows of the server; the type crosses over, the code does not. */
export type App = ReturnType<typeof createApp>;
