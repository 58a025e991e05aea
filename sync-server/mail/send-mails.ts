import type { BackgroundJob } from "../background.ts";
import { lookEvery } from "../look-every.ts";
import type { Services } from "../services.ts";
import { finishMail, leaseMail, postponeMail, type WaitingMail } from "../storage/mails.ts";
import { createMailTransport, type MailTransport } from "./mail-transport.ts";
import { openMail } from "./write-mail.ts";

type SendServices = Pick<Services, "storage" | "secrets" | "now" | "logger">;

/** Longer than one try can take, so that nobody else tries meanwhile. */
const LEASE_SECONDS = 180;
const LOOK_EVERY_MILLISECONDS = 1000;

/** After each failure, how long to wait; after the last the mail is given up, about a day later. */
const WAIT_SECONDS = [30, 60, 300, 900, 3_600, 7_200, 14_400, 28_800, 28_800];

/** Sends what transactions have written, from the moment the server listens. */
export const sendMailsJob: BackgroundJob = {
  name: "mail",
  start: (services) => {
    const transport = createMailTransport(services.configuration);
    const stop = lookEvery(LOOK_EVERY_MILLISECONDS, {
      logger: services.logger,
      failed: "sending mail failed",
      look: (isStopping) => sendMails(services, transport, isStopping),
    });
    return async () => {
      await stop();
      transport.close();
    };
  },
};

/**
 * Sends until nothing is due, and answers how many have left. A mail is sent again only when nobody heard that it was
 * taken over, and then as the same message.
 */
export async function sendMails(
  services: SendServices,
  transport: Pick<MailTransport, "send">,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const { storage, now } = services;
  for (let count = 0; ; ) {
    if (isStopping()) return count;
    const at = now();
    const lease = { now: at.toISOString(), leaseUntil: later(at, LEASE_SECONDS) };
    const mail = await storage.write((tx) => leaseMail(tx, lease));
    if (mail === null) return count;
    if (await sendMail(services, transport, mail)) count += 1;
  }
}

async function sendMail(
  services: SendServices,
  transport: Pick<MailTransport, "send">,
  mail: WaitingMail,
): Promise<boolean> {
  const { storage, now, logger } = services;
  const { id, kind, attempts, createdAt } = mail;
  try {
    await transport.send({ ...openMail(services, mail), id, createdAt });
  } catch (error) {
    const failure = reasonOf(error);
    const waitSeconds = isForGood(error) ? undefined : WAIT_SECONDS[attempts - 1];
    // Their words may repeat the address or the mail, so only the code of the failure is kept.
    logger.warn({ mail: id, kind, attempts, failure, waitSeconds }, "a mail has not left");
    await storage.write((tx) =>
      waitSeconds === undefined
        ? finishMail(tx, { id, at: now().toISOString(), failure })
        : postponeMail(tx, { id, notBefore: later(now(), waitSeconds), failure }),
    );
    return false;
  }
  await storage.write((tx) => finishMail(tx, { id, at: now().toISOString(), failure: null }));
  logger.info({ mail: id, kind, attempts }, "a mail has left");
  return true;
}

const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();

/** A reply that begins with five is a no that stays one (RFC 5321, 4.2.1); being let in may be mended here. */
const isForGood = (error: unknown) => {
  const code = responseCode(error);
  return (
    code !== null && code >= 500 && !(error instanceof Error && "code" in error && error.code === "EAUTH")
  );
};

const responseCode = (error: unknown): number | null =>
  error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
    ? error.responseCode
    : null;

const reasonOf = (error: unknown): string => {
  const response = responseCode(error);
  if (response !== null) return String(response);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
};
