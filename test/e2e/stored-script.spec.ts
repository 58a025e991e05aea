import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openApiClient } from "#test/support/api-client.ts";
import { eventually, openSignedInApp, waitForState } from "#test/support/app-page.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { aLine, aPaymentOf } from "#test/support/books-builder.ts";
import { openJourney } from "#test/support/journey.ts";

const FIRM = "atelier-brun";
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
  await api.command("company.update", FIRM, { set: { name: said, address1: said } });

  const page = await openSignedInApp(await openDevice(), server.url, logInOf("louise"));
  const broken: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|wasRun/i.test(message.text()))
      broken.push(`${page.url()}: ${message.text()}`);
  });
  page.on("dialog", (dialog) => broken.push(dialog.message()));
  const policy = (await fetch(server.url)).headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'self'(;|$)/);

  const screens = [
    ["/customers", said],
    ["/customers/xss-c", said],
    ["/articles", said],
    ["/articles/xss-a", said],
    ["/invoices?show=draft", said],
    ["/invoices/xss-s", said],
    ["/payments", said],
    ["/payments/xss-p", said],
    ["/journal", said],
    ["/ledger/411000", said],
    ["/settings", said],
    ["/users", said],
    ["/today", said],
    ["/audit", "Client ou patient enregistré"],
  ] as const;
  const unseen: string[] = [];
  for (const [path, words] of screens) {
    await page.goto(`${server.url}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await waitForState(page, "complet au");
    await shows(page, words).catch(() => unseen.push(path));
    expect([path, await page.evaluate(() => "wasRun" in globalThis)]).toEqual([path, false]);
    expect([path, await page.locator("img[src='x']").count()]).toEqual([path, 0]);
  }
  expect(unseen).toEqual([]);
  expect(broken).toEqual([]);
}, 240_000);

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
