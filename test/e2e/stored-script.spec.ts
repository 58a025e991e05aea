import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openSignedInApp, waitForState } from "#test/support/app-page.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { aLine, aPaymentOf } from "#test/support/books-builder.ts";
import { type LogIn, openJourney } from "#test/support/journey.ts";

const FIRM = "atelier-brun";
const ACCOUNTANTS = "fidu-rhone";
const CLIENT = "garage-des-charpennes";
/** Short enough for every field, and run by any page that takes words for markup. */
const SCRIPTS = [`<img src=x onerror=wasRun=1>`, `"><script>wasRun=1</script>`];
const said = SCRIPTS.join("");

test("words that would be a script are shown as they were typed on every screen, and none runs", async () => {
  const { server, logInOf, openDevice } = await openJourney();
  const api = await openApiClient(server.url, logInOf("louise"));
  const contact = { address1: said, city: SCRIPTS[0]!, email: "" };
  const customer = { role: "customer", number: "ZZ1", name: said, ...contact } as const;
  await api.command("party.save", FIRM, { id: "xss-c", set: customer });
  await api.command("article.save", FIRM, { id: "xss-a", set: { number: "ZZ1", name: said } });
  const set = { day: "2026-11-20", party: "xss-c", lines: [aLine({ text: said })] };
  await api.command("voucher.draft", FIRM, aDraft("xss-s", { set }));
  const payment = { day: "2026-11-20", label: said, party: "xss-c", account: "411000" };
  await api.command("payment.record", FIRM, aPaymentOf("xss-p", 1_200, payment));
  const role = { id: "xss-r", name: said, rights: ["draft"], reads: "whole" } as const;
  await api.command("role.save", FIRM, { ...role, rights: [...role.rights] });
  await api.command("member.invite", FIRM, {
    ...{ id: "xss-m", name: said, email: "xss@example.org", role: "user" },
    ...{ practitioner: null, reads: "whole" },
  });
  const purchase = { day: "2026-11-20", theirNumber: "ZZ-1", label: said, lines: [aLine({ text: said })] };
  await api.command("voucher.draft", FIRM, { id: "xss-d", kind: "purchase", credits: null, set: purchase });
  await api.command("entry.record", FIRM, {
    ...{ id: "xss-e", day: "2026-11-20", label: said, journal: "OD", practitioner: null },
    postings: [
      { account: "606100", side: "debit", cents: 100, party: null },
      { account: "512000", side: "credit", cents: 100, party: null },
    ],
  });
  await api.command("hole.declare", FIRM, { series: "F-2026", first: 900, last: 901, reason: said });
  const phone = { device: "xss-phone", deviceName: said, reason: said };
  await api.command("series.declare", FIRM, { ...phone, prefix: "Z9" });
  await api.command("series.close", FIRM, { prefix: "Z9", reason: said, lastNumbers: [] });
  // Refused as it is, it waits on the desk with all its words; another is put away with a reason.
  const unknown = { day: "2026-11-20", label: said, practitioner: "nobody" };
  for (const id of ["xss-q", "xss-w"])
    await expect(api.command("payment.record", FIRM, aPaymentOf(id, 1_200, unknown))).rejects.toThrow();
  await api.command("company.update", FIRM, { set: { name: said, address1: said } });
  await enrolNamed(server.url, logInOf("louise"), said);
  await enrolNamed(server.url, logInOf("fay"), said);
  const ofFay = await openApiClient(server.url, logInOf("fay"));
  const groups = [{ id: "xss-g", name: said }];
  await ofFay.command("firm.update", ACCOUNTANTS, { groups });
  await ofFay.command("care.change", CLIENT, { group: "xss-g" });
  await ofFay.command("company.update", CLIENT, { set: { name: said } });

  const policy = (await fetch(server.url)).headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  const page = await openSignedInApp(await openDevice(), server.url, logInOf("louise"));
  await looksHarmless(page, server.url, [
    ["/customers", said],
    ["/customers/xss-c", said],
    ["/articles", said],
    ["/articles/xss-a", said],
    ["/invoices?show=draft", said],
    ["/invoices/xss-s", said],
    ["/expenses", said],
    ["/expenses/xss-d", said],
    ["/payments", said],
    ["/payments/xss-p", said],
    ["/entries/xss-e", said],
    ["/journal", said],
    ["/ledger/411000", said],
    ["/numbers", said],
    ["/settings", said],
    ["/users", said],
    ["/settings/account", said],
    ["/review", said],
    ["/today", said],
    ["/audit", "Client ou patient enregistré"],
  ]);

  await page.goto(`${server.url}/review`);
  await page.getByRole("row").filter({ hasText: SCRIPTS[0]! }).first().click();
  await page.getByRole("button", { name: "Écarter" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(said);
  await dialog.getByRole("button", { name: "Écarter" }).click();
  await dialog.waitFor({ state: "hidden" });
  await looksHarmless(page, server.url, [["/review", said]]);

  const firms = await openSignedInApp(await openDevice(), server.url, logInOf("fay"));
  await firms.goto(`${server.url}/company/${ACCOUNTANTS}`);
  await looksHarmless(firms, server.url, [
    ["/clients", said],
    ["/sites", said],
    ["/settings", said],
    ["/settings/account", said],
  ]);
}, 300_000);

/** Each screen shows the words, and nothing of them runs or becomes an element. */
async function looksHarmless(page: Page, url: string, screens: readonly (readonly [string, string])[]) {
  const broken: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|wasRun/i.test(message.text()))
      broken.push(`${page.url()}: ${message.text()}`);
  });
  page.on("dialog", (dialog) => broken.push(dialog.message()));
  const unseen: string[] = [];
  for (const [path, words] of screens) {
    await page.goto(`${url}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await waitForState(page, "complet au");
    await shows(page, words).catch(() => unseen.push(path));
    expect([path, await page.evaluate(() => "wasRun" in globalThis)]).toEqual([path, false]);
    expect([path, await page.locator("img[src='x']").count()]).toEqual([path, 0]);
  }
  expect(unseen).toEqual([]);
  expect(broken).toEqual([]);
}

/** One more device of somebody, under a name that its program chose. */
async function enrolNamed(url: string, logIn: LogIn, name: string) {
  const headers = { origin: url, "content-type": "application/json" };
  const session = await fetch(`${url}/session`, { method: "POST", headers, body: JSON.stringify(logIn) });
  const cookie = session.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const enrolled = await fetch(`${url}/session/device`, {
    method: "PUT",
    headers: { ...headers, cookie },
    body: JSON.stringify({ id: randomUUID(), name }),
  });
  expect(enrolled.status).toBe(200);
}

/** As text, or as what a field holds. */
const shows = (page: Page, words: string) =>
  eventually(() =>
    page.evaluate(
      (wanted) =>
        document.body.textContent.includes(wanted) ||
        [...document.querySelectorAll("input, textarea")].some((field) =>
          (field as HTMLInputElement).value.includes(wanted),
        ),
      words,
    ),
  ).toBe(true);
