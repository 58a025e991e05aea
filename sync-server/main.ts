import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { type BackgroundJob, housekeeping } from "./background.ts";
import { readConfiguration } from "./configuration.ts";
import { relieveLeaversJob } from "./firm/relieve-leavers.ts";
import { createLogger } from "./logging.ts";
import { sendMailsJob } from "./mail/send-mails.ts";
import { openOutside } from "./open-outside.ts";
import { packingThread } from "./sealing/open-packing.ts";
import { openServices } from "./services.ts";

/** Requests under way get this long to end once the server was told to stop. */
const GRACE_MILLISECONDS = 3000;

const configuration = readConfiguration(process.env);
const logger = createLogger(configuration.logLevel);
const { services, close } = await openServices(configuration, logger);
const { outside, deliver, close: closeOutside, lines } = await openOutside(services);
const app = createApp(services, outside);

/** What goes on beside the requests, started in this order and stopped in the other. */
const backgroundJobs: readonly BackgroundJob[] = [
  housekeeping,
  deliver,
  sendMailsJob,
  relieveLeaversJob,
  packingThread,
];

const server = serve(
  { fetch: app.fetch, port: configuration.port, hostname: configuration.host },
  ({ port }) => {
    const address = configuration.publicOrigin ?? `http://localhost:${port}`;
    logger.info({ address, isDemonstration: configuration.isDemonstration }, "listening");
    for (const line of lines(address)) process.stdout.write(`${line}\n`);
  },
);
const stopJobs = backgroundJobs.map((job) => job.start(services));

let isStopping = false;
const stop = async (signal: string) => {
  if (isStopping) return;
  isStopping = true;
  logger.info({ signal }, "stopping");
  const isClosed = new Promise((resolve) => server.close(resolve));
  // Streams of heads never end by themselves.
  const timer = setTimeout(
    () => "closeAllConnections" in server && server.closeAllConnections(),
    GRACE_MILLISECONDS,
  );
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  for (const stopJob of stopJobs.reverse()) await stopJob();
  await isClosed;
  clearTimeout(timer);
  await closeOutside();
  await close();
  logger.info("stopped");
};

process.on("SIGTERM", (signal) => void stop(signal));
process.on("SIGINT", (signal) => void stop(signal));
