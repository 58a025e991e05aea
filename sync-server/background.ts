import { removeLeftSpools, spoolDirectoryOf } from "./imports/left-spools.ts";
import type { Services } from "./services.ts";
import { removeUnnamedBlobs } from "./storage/blobs/remove-unnamed-blobs.ts";
import { removeFinishedMails } from "./storage/mails.ts";
import { removeExpiredSessions } from "./storage/sessions.ts";
import { removeAttemptsBefore } from "./storage/sign-in-attempts.ts";
import { removeExpiredLinks } from "./storage/single-use-links.ts";
import { removeCompletedUploads, removeUpload, staleUploads } from "./storage/uploads.ts";

/** Work that goes on beside the requests, from the moment the server listens until it stops. */
export interface BackgroundJob {
  readonly name: string;
  /** Starts the work; the answer stops it, and resolves when nothing of it is under way any more. */
  readonly start: (services: Services) => () => Promise<void>;
}

const HOUR_MILLISECONDS = 3_600_000;
const STALE_UPLOAD_DAYS = 7;
const FINISHED_MAIL_DAYS = 30;
const UNNAMED_BLOB_DAYS = 7;
const DAY_SECONDS = 86_400;

/** Throws away what has had its time: ended sessions, old attempts, uploads that nobody went on with, what was laid aside for imports that broke off, bytes that nothing names, links and mails of the past. */
export const housekeeping: BackgroundJob = {
  name: "housekeeping",
  start: (services) => {
    let underWay = Promise.resolve();
    const run = () => {
      underWay = cleanUp(services).catch((error: unknown) => {
        services.logger.error({ error }, "housekeeping failed");
      });
    };
    const timer = setInterval(run, HOUR_MILLISECONDS);
    run();
    return async () => {
      clearInterval(timer);
      await underWay;
    };
  },
};

export async function cleanUp({
  storage,
  uploadPieces,
  blobs,
  configuration,
  now,
}: Pick<Services, "storage" | "uploadPieces" | "blobs" | "configuration" | "now">): Promise<void> {
  const hoursAgo = (hours: number) => new Date(now().getTime() - hours * HOUR_MILLISECONDS).toISOString();
  await storage.write(async (tx) => {
    await removeExpiredSessions(tx, now().toISOString());
    await removeAttemptsBefore(tx, hoursAgo(1));
    await removeExpiredLinks(tx, now().toISOString());
    await removeFinishedMails(tx, hoursAgo(24 * FINISHED_MAIL_DAYS));
    await removeCompletedUploads(tx, hoursAgo(24 * UNNAMED_BLOB_DAYS));
  });
  for (const upload of await storage.read((tx) => staleUploads(tx, hoursAgo(24 * STALE_UPLOAD_DAYS)))) {
    await uploadPieces.inTurn(upload, async () => {
      await uploadPieces.discard(upload);
      await storage.write((tx) => removeUpload(tx, upload));
    });
  }
  await removeLeftSpools(spoolDirectoryOf(configuration), now().getTime());
  await removeUnnamedBlobs({ storage, blobs, now }, { graceSeconds: UNNAMED_BLOB_DAYS * DAY_SECONDS });
}
