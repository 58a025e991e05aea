import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "#core/companies/company.ts";
import { debitExcessCents } from "#core/vouchers/posting.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { createApp } from "#server/app.ts";
import { toTable } from "#server/demonstration/log-ins.ts";
import { type Demonstration, openDemonstration } from "#server/demonstration/open-demonstration.ts";
import { readPortfolio } from "#server/firm/read-portfolio.ts";
import { headsOf } from "#server/storage/company-revisions.ts";
import { changesSince } from "#server/storage/documents.ts";
import { listMails } from "#server/storage/mails.ts";
import { findUserByLogin } from "#server/storage/users.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

const ORIGIN = "http://localhost:8787";
const COMPANIES = ["cabinet-des-tilleuls", "atelier-brun", "hoekstra-meubelmakerij"] as const;

describe("the demonstration's first start", () => {
  let services: TestServices;
  let demonstration: Demonstration;
  beforeAll(async () => {
    services = await createTestServices({ environment: { SANDBOX_PORT: "0" } });
    demonstration = await openDemonstration(services);
  }, 60_000);
  afterAll(() => demonstration.close());

  const documentsOf = <Body>(companyId: string, collection: string): Promise<readonly Body[]> =>
    services.storage.read(async (tx) => {
      const rows = await changesSince(tx, { companyId, collection, revision: 0, limit: 10_000 });
      return rows.map(({ body }) => body as Body);
    });

  test.each(COMPANIES)("fills %s with books that balance", async (companyId) => {
    const vouchers = await documentsOf<Voucher>(companyId, "vouchers");
    expect(vouchers.length).toBeGreaterThan(30);
    for (const { id, postings } of vouchers) expect(debitExcessCents(postings), id).toBe(0);
    const [company] = await documentsOf<Company>(companyId, "companies");
    expect(company?.booksStart).toBe("2026-01-01");
    expect(vouchers.every(({ day }) => day >= "2026-01-01" && day <= "2026-11-22")).toBe(true);
  });

  test("shows a practice at work: payments of two practitioners, expenses, unpaid claims, patients by code", async () => {
    const vouchers = await documentsOf<Voucher>("cabinet-des-tilleuls", "vouchers");
    const kinds = (kind: string) => vouchers.filter((voucher) => voucher.kind === kind);
    expect(kinds("payment").length).toBeGreaterThan(280);
    expect(kinds("sale").length).toBeGreaterThan(1);
    expect(kinds("expense").length).toBeGreaterThan(40);
    expect(kinds("entry").length).toBeGreaterThan(20);
    expect(new Set(vouchers.map(({ slice }) => slice))).toEqual(new Set(["shared", "camille", "martin"]));
    const patients = (
      await documentsOf<{ role: string; identity: { name: string } | null }>(
        "cabinet-des-tilleuls",
        "parties",
      )
    ).filter(({ role }) => role === "patient");
    expect(patients.length).toBeGreaterThan(20);
    const books = JSON.stringify(vouchers);
    for (const { identity } of patients) expect(books).not.toContain(identity?.name);
  });

  test("shows firms that invoice: numbers without a gap, a credit note, a draft, reverse charge", async () => {
    const atelier = await documentsOf<Voucher>("atelier-brun", "vouchers");
    const numbers = atelier.flatMap((voucher) => (voucher.kind === "sale" && voucher.number) || []);
    expect(numbers.toSorted()).toEqual(
      numbers.map((_, index) => `F-2026-${String(index + 1).padStart(5, "0")}`),
    );
    expect(atelier.some(({ kind }) => kind === "creditNote")).toBe(true);
    expect(atelier.some(({ state }) => state === "draft")).toBe(true);
    const hoekstra = JSON.stringify(await documentsOf("hoekstra-meubelmakerij", "vouchers"));
    for (const vat of ["nl-2100", "nl-900", "nl-reverse"]) expect(hoekstra).toContain(vat);
  });

  test("shows an accounting firm its twenty clients, each in another state", async () => {
    const portfolioOf = async (name: string) => {
      const { login } = demonstration.logIns.people.find((person) => person.login.startsWith(name))!;
      const user = await services.storage.read((tx) => findUserByLogin(tx, login));
      const read = await readPortfolio(services, { firm: "fidu-rhone", userId: user!.id });
      return read.ok ? read.value.clients : [];
    };
    const all = await portfolioOf("fay");
    expect(all).toHaveLength(20);
    expect(new Set(all.map(({ stage }) => stage))).toEqual(new Set(["client", "prospect"]));
    expect(new Set(all.map(({ group }) => group))).toEqual(new Set(["health", "food", null]));
    for (const state of ["draftCount", "refusedCount", "protectedThrough"] as const)
      expect(all.filter((client) => client[state]).length, state).toBeGreaterThan(1);
    expect(await portfolioOf("cleo")).toHaveLength(10);
    expect(await portfolioOf("hugo")).toHaveLength(7);
    expect(await portfolioOf("martin")).toEqual([]);
    expect(await services.storage.read(listMails)).toEqual([]);
  });

  test("a second start seeds nothing more and shows the same log-ins", async () => {
    const heads = await services.storage.read((tx) => headsOf(tx, COMPANIES));
    const again = await openDemonstration(services);
    expect(again.logIns.people).toEqual(demonstration.logIns.people);
    expect(await services.storage.read((tx) => headsOf(tx, COMPANIES))).toEqual(heads);
    await again.close();
  });

  test("each log-in of the table signs in, and nobody is asked for another password", async () => {
    const app = createApp(services, { connectors: [], fetch, logIns: demonstration.logIns });
    for (const { login, password } of demonstration.logIns.people) {
      const answer = await app.request(`${ORIGIN}/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: ORIGIN },
        body: JSON.stringify({ login, password }),
      });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ user: { mustPersonalise: false } });
    }
    expect(new Set(demonstration.logIns.people.map(({ password }) => password)).size).toBe(8);
    const table = toTable(demonstration.logIns, ORIGIN).join("\n");
    for (const { login, password } of demonstration.logIns.people)
      expect(table).toMatch(new RegExp(`${login} +${password}`));
    expect(table).toContain(demonstration.logIns.sandbox.url);
  });

  test("its passwords lie in a file that only its owner reads", async () => {
    const path = join(services.configuration.dataDirectory, "demonstration.json");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, "utf8")).toContain(demonstration.logIns.people[0]?.password);
  });

  test("the sign-in page is told whom it may offer, in each language", async () => {
    const app = createApp(services, { connectors: [], fetch, logIns: demonstration.logIns });
    const answer = await app.request(`${ORIGIN}/demonstration`);
    expect(await answer.json()).toEqual(demonstration.logIns);
    for (const { about } of demonstration.logIns.people)
      expect(new Set([about.fr, about.nl, about.en]).size).toBe(3);
  });
});

test("the sandbox listens on this machine alone and says that it is one", async () => {
  const services = await createTestServices({ environment: { SANDBOX_PORT: "0" } });
  const demonstration = await openDemonstration(services);
  expect(new URL(demonstration.logIns.sandbox.url).hostname).toBe("127.0.0.1");
  const page = await fetch(demonstration.logIns.sandbox.url);
  expect(await page.text()).toMatch(/sandbox/i);
  await demonstration.close();
}, 60_000);

test.each([
  { on: "New Year's Day", days: 40 },
  { on: "the last day of a year", days: 39 },
])(
  "the books are sound on $on too",
  async ({ days }) => {
    const services = await createTestServices({ environment: { SANDBOX_PORT: "0" } });
    services.passSeconds(days * 86_400);
    const demonstration = await openDemonstration(services);
    expect(demonstration.logIns.people).toHaveLength(8);
    await demonstration.close();
  },
  60_000,
);

test("a sandbox whose port is taken says which variable names another", async () => {
  const first = await createTestServices({ environment: { SANDBOX_PORT: "0" } });
  const demonstration = await openDemonstration(first);
  const { port } = new URL(demonstration.logIns.sandbox.url);
  const second = await createTestServices({ environment: { SANDBOX_PORT: port } });
  await expect(openDemonstration(second)).rejects.toThrow("SANDBOX_PORT");
  await demonstration.close();
}, 60_000);

test.each([{ DATABASE_URL: "postgres://localhost/cahier" }, { PUBLIC_URL: "https://books.example.org" }])(
  "with %j nothing of the demonstration exists",
  async (environment) => {
    const services = await createTestServices({ environment: environment as Record<string, string> });
    await expect(openDemonstration(services)).rejects.toThrow("a real server has no demonstration");
    const logIns = { people: [], sandbox: { url: "", login: "", password: "" } };
    const app = createApp(services, { connectors: [], fetch, logIns });
    const ask = async (path: string) => {
      const answer = await app.request(`https://books.example.org${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    const unknown = await ask("/no-such-page");
    for (const path of ["/demonstration", "/_control", "/connect/authorize", "/v2/customers"])
      expect(await ask(path)).toEqual(unknown);
  },
);
