import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { eventually } from "./app-page.ts";

/** Waits until an address has that many mails in a running demonstration's mailbox, and answers them. */
export async function waitForMails(
  { dataDir }: { readonly dataDir: string },
  { to, count, subject = "" }: { readonly to: string; readonly count: number; readonly subject?: string },
) {
  const directory = join(dataDir, "mail");
  const read = async () => {
    const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith(".json"));
    const texts = await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")));
    return texts
      .map((text) => JSON.parse(text) as Record<"to" | "subject" | "text", string>)
      .filter((mail) => mail.to === to && mail.subject.includes(subject));
  };
  await eventually(async () => (await read()).length).toBe(count);
  return read();
}

/** Opens a mail's link as if the server were where the proxy is. */
export async function openLink(page: Page, origin: string, link: string): Promise<void> {
  const { pathname, hash } = new URL(link);
  // The same address with another fragment would load nothing.
  await page.goto("about:blank");
  await page.goto(`${origin}${pathname}${hash}`);
}
