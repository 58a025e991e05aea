import { describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { invitationLetter } from "#server/mail/letters.ts";
import { createMailTransport } from "#server/mail/mail-transport.ts";
import { sendMails } from "#server/mail/send-mails.ts";
import { writeMail } from "#server/mail/write-mail.ts";
import { createTestBrowser } from "#test/support/test-browser.ts";
import { createTestServices } from "#test/support/test-services.ts";

const logIns = { people: [], sandbox: { url: "", login: "", password: "" } };
const outside = { connectors: [], fetch, logIns };

describe("the demonstration's mailbox", () => {
  test("shows what would have been mailed, newest first, with our own links to follow", async () => {
    const services = await createTestServices();
    const browser = createTestBrowser(createApp(services, outside));
    expect(await (await browser.send("GET", "/demonstration/mailbox")).text()).toContain("Nothing yet.");
    for (const email of ["first@example.org", "second@example.org"]) {
      await browser.send("POST", "/people/begin", { name: "Anne", email, language: "fr" });
      services.passSeconds(60);
    }
    await sendMails(services, createMailTransport(services.configuration));
    const answer = await browser.send("GET", "/demonstration/mailbox");
    expect(answer.headers.get("Content-Type")).toMatch(/^text\/html/);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const page = await answer.text();
    expect(page.indexOf("second@")).toBeLessThan(page.indexOf("first@"));
    expect(page).toContain('<a href="http://localhost:8787/">');
    expect(page).toMatch(/Identifiant\s: \d{6}/);
  });

  test("needs no script and no style in the page, and what strangers wrote is text", async () => {
    const services = await createTestServices();
    const browser = createTestBrowser(createApp(services, outside));
    const place = { company: "<script>alert(1)</script>", invitedBy: 'x" onclick="', role: "user" };
    const letter = invitationLetter("fr", place, "https://evil.example/#token");
    const at = services.now().toISOString();
    await services.storage.write((tx) => writeMail(tx, services, letter, { to: "anne@example.org", at }));
    await sendMails(services, createMailTransport(services.configuration));
    const answer = await browser.send("GET", "/demonstration/mailbox");
    const page = await answer.text();
    expect(page).not.toMatch(/<script|<style|style=|onclick="|href="https:\/\/evil/);
    expect(page).toContain("&#60;script&#62;");
    expect(answer.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    const style = await browser.send("GET", "/demonstration/mailbox.css");
    expect(style.headers.get("Content-Type")).toMatch(/^text\/css/);
  });

  test.each([
    { PUBLIC_URL: "https://books.example.org" },
    { DATABASE_URL: "postgres://localhost/cahier" },
    { SMTP_URL: "smtp://127.0.0.1:2525" },
  ])("does not exist with %j", async (environment) => {
    const services = await createTestServices({ environment: environment as Record<string, string> });
    const app = createApp(services, outside);
    const ask = async (path: string) => {
      const answer = await app.request(`http://localhost${path}`, { headers: { Accept: "text/html" } });
      return { status: answer.status, text: await answer.text() };
    };
    for (const path of ["/demonstration/mailbox", "/demonstration/mailbox.css"])
      expect(await ask(path)).toEqual(await ask("/demonstration/no-such-page"));
  });
});
