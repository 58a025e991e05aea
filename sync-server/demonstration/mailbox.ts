import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Configuration } from "../configuration.ts";
import { escapeHtml, mailSchema } from "../mail/mail.ts";
import { mailDirectory } from "../mail/mail-transport.ts";

const keptSchema = mailSchema.extend({ id: z.string(), createdAt: z.string() });
interface KeptMail extends z.infer<typeof keptSchema> {}

const SHOWN_MAX = 100;

/** The mails that the demonstration would have sent, newest first. */
async function readMailbox(configuration: Pick<Configuration, "dataDirectory">): Promise<KeptMail[]> {
  const directory = mailDirectory(configuration);
  const names = await readdir(directory).catch(() => []);
  const newest = names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .slice(0, SHOWN_MAX);
  const read = async (name: string) =>
    keptSchema.parse(JSON.parse(await readFile(join(directory, name), "utf8")));
  return Promise.all(newest.map(read));
}

/** A page without script or style of its own: what strangers wrote is text here, and only links to us are links. */
export async function mailboxPage(
  configuration: Pick<Configuration, "dataDirectory">,
  ourOrigins: readonly string[],
): Promise<string> {
  const mails = await readMailbox(configuration);
  const articles = mails.map(
    ({ to, subject, text, createdAt }) => `
    <article>
      <h2>${escapeHtml(subject)}</h2>
      <p>${escapeHtml(to)} · <time datetime="${escapeHtml(createdAt)}">${escapeHtml(createdAt)}</time></p>
      <pre>${withLinks(text, ourOrigins)}</pre>
    </article>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Mailbox of the demonstration</title>
    <link rel="stylesheet" href="/demonstration/mailbox.css">
  </head>
  <body>
    <main>
      <h1>Mailbox of the demonstration</h1>
      <p>Nothing leaves this machine: what Cahier would have mailed is shown here, newest first.</p>${
        articles.length === 0 ? "\n      <p>Nothing yet.</p>" : articles.join("")
      }
    </main>
  </body>
</html>
`;
}

export const MAILBOX_STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; }
main { max-width: 45rem; margin: 0 auto; }
article { border-top: 1px solid; padding-block: 0.5rem; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
a { display: inline-block; min-height: 44px; }
`;

const withLinks = (text: string, ourOrigins: readonly string[]) =>
  text
    .split("\n")
    .map((line) =>
      ourOrigins.some((origin) => line.startsWith(`${origin}/`))
        ? `<a href="${escapeHtml(line)}">${escapeHtml(line)}</a>`
        : escapeHtml(line),
    )
    .join("\n");
