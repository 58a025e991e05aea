import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Configuration } from "../configuration.ts";
import type { Mail } from "./mail.ts";
import { homeUrl } from "./mail-links.ts";

/** A mail with what stays the same however often it is tried, so that a mailbox knows a second copy. */
export interface Posting extends Mail {
  readonly id: string;
  readonly createdAt: string;
}

/** Brings mails to where people read them. */
export interface MailTransport {
  /** Resolves once the other side has taken the mail over. */
  readonly send: (posting: Posting) => Promise<void>;
  readonly close: () => void;
}

const PATIENCE_MILLISECONDS = 20_000;

type MailConfiguration = Pick<
  Configuration,
  "smtpUrl" | "mailFrom" | "dataDirectory" | "publicOrigin" | "port" | "isDemonstration"
>;

/** By SMTP when there is an address for it, else as files in the data directory. */
export const createMailTransport = (configuration: MailConfiguration): MailTransport =>
  configuration.smtpUrl === undefined
    ? fileTransport(configuration)
    : smtpTransport(configuration, configuration.smtpUrl);

function smtpTransport(configuration: MailConfiguration, url: string): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  });
  return {
    send: async (posting) => {
      await transport.sendMail(toMessage(configuration, posting));
    },
    close: () => transport.close(),
  };
}

/** Where mails lie that nobody sends. */
export const mailDirectory = ({ dataDirectory }: Pick<Configuration, "dataDirectory">): string =>
  join(dataDirectory, "mail");

function fileTransport(configuration: MailConfiguration): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const directory = mailDirectory(configuration);
  const write = async (name: string, content: string | Buffer) => {
    const path = join(directory, name);
    await writeFile(`${path}.new`, content, { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  return {
    send: async (posting) => {
      const { message } = await transport.sendMail(toMessage(configuration, posting));
      if (!Buffer.isBuffer(message)) throw new Error("A mail was to be written as bytes.");
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = `${posting.createdAt.replaceAll(/[:.]/g, "-")}-${posting.id}`;
      // The mailbox page shows what was written here, and need not read the mail's own format.
      if (configuration.isDemonstration) await write(`${name}.json`, JSON.stringify(posting));
      await write(`${name}.eml`, message);
    },
    close: () => transport.close(),
  };
}

function toMessage(configuration: MailConfiguration, { id, createdAt, to, subject, text, html }: Posting) {
  const { hostname } = new URL(homeUrl(configuration));
  return {
    from: configuration.mailFrom ?? `Cahier <no-reply@${hostname}>`,
    // As an object, or a comma in the address would make two of it.
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${hostname}>`,
    date: new Date(createdAt),
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
