import { beforeEach, describe, expect, test } from "vitest";
import type { Company } from "#core/companies/company.ts";
import { createApp } from "#server/app.ts";
import { toStored } from "#server/commands/to-stored.ts";
import {
  accountsAnswerSchema,
  articlesAnswerSchema,
  companiesAnswerSchema,
  partiesAnswerSchema,
  trialBalanceAnswerSchema,
  vouchersAnswerSchema,
} from "#server/routes/api-schemas.ts";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import { readDocument, writeDocument, writeDocuments } from "#server/storage/documents.ts";
import { aDraft, anApproval, draftAndApproval } from "#test/support/approve-sale.ts";
import { aPaymentOf, practice } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let device: TestDevice;
let browser: TestBrowser;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  device = await beginCompany(services);
  browser = await openSignedInBrowser(app, services, device);
});

const read = async (path: string, one = browser) => {
  const answer = await one.send("GET", `/api/v1${path}`);
  expect(answer.status).toBe(200);
  return answer.json();
};

const act = (type: string, args: unknown, headers = {}, one = browser) =>
  one.send("POST", `/api/v1/commands/${type}`, { company: device.company, args }, headers);

describe("reading", () => {
  test("answers one dear question of a person at a time, and other people meanwhile", async () => {
    const colleague = await joinCompany(services, device.company, { role: "administrator" });
    const theirs = await openSignedInBrowser(app, services, colleague);
    for (const what of ["trial-balance", "seals/check", "audit/check"]) {
      const path = `/api/v1/companies/${device.company}/${what}`;
      // Two alone may by chance come one after the other, when the first is answered soon.
      const own = Array.from({ length: 12 }, () => browser.send("GET", path));
      const [other, ...answers] = await Promise.all([theirs.send("GET", path), ...own]);
      expect(new Set(answers.map(({ status }) => status)), what).toEqual(new Set([200, 429]));
      expect(other.status, what).toBe(200);
      const early = answers.find(({ status }) => status === 429)!;
      expect(await early.json()).toEqual({ code: "request.tooMany" });
      expect(Number(early.headers.get("Retry-After"))).toBeGreaterThan(0);
      expect((await browser.send("GET", path)).status).toBe(200);
    }
    const log = `/api/v1/companies/${device.company}/audit/export`;
    const file = await browser.send("POST", log);
    expect((await browser.send("POST", log)).status).toBe(429);
    await file.text();
    expect((await browser.send("POST", log)).status).toBe(200);
  });

  test("looks at so many vouchers for one that a filter wants, and says where to go on", async () => {
    await device.must("payment.record", aPaymentOf("z-last", 1_000));
    await services.storage.write(async (tx) => {
      const key = { companyId: device.company, collection: "vouchers" };
      const stored = (await readDocument(tx, { ...key, id: "z-last" }))!;
      const body = { ...(stored.body as object), kind: "expense" };
      const { last } = await nextRevisions(tx, device.company, 2100);
      for (let index = 0; index < 2100; index += 1) {
        const id = `a-${index}`;
        await writeDocument(tx, { ...stored, id, revision: last - index, body: { ...body, id } });
      }
    });
    const path = `/companies/${device.company}/vouchers?kind=payment&limit=200`;
    const first = vouchersAnswerSchema.parse(await read(path));
    expect(first.items).toEqual([]);
    expect(first.next).not.toBeNull();
    const rest = vouchersAnswerSchema.parse(await read(`${path}&after=${first.next}`));
    expect(rest.items.map(({ id }) => id)).toEqual(["z-last"]);
    expect(rest.next).toBeNull();
  });

  test("passes over so many vouchers for those of a state, and finds those of a month by their days", async () => {
    await device.must("payment.record", aPaymentOf("z-last", 1_000));
    await services.storage.write(async (tx) => {
      const key = { companyId: device.company, collection: "vouchers" };
      const stored = (await readDocument(tx, { ...key, id: "z-last" }))!;
      const { first } = await nextRevisions(tx, device.company, 20_001);
      const others = Array.from({ length: 20_001 }, (_, index) => ({
        ...{ ...stored, id: `a-${index}`, revision: first + index, day: "2026-02-01", state: "cancelled" },
      }));
      await writeDocuments(tx, others);
    });
    const path = `/companies/${device.company}/vouchers`;
    const first = vouchersAnswerSchema.parse(await read(`${path}?state=recorded`));
    expect(first.items).toEqual([]);
    expect(first.next).not.toBeNull();
    const rest = vouchersAnswerSchema.parse(await read(`${path}?state=recorded&after=${first.next}`));
    expect(rest.items.map(({ id }) => id)).toEqual(["z-last"]);
    expect(rest.next).toBeNull();
    const { day } = rest.items[0]!;
    const ofDay = vouchersAnswerSchema.parse(await read(`${path}?from=${day}&through=${day}`));
    expect(ofDay.items.map(({ id }) => id)).toEqual(["z-last"]);
    expect(ofDay.next).toBeNull();
  });

  test("lists companies, vouchers, parties, articles, accounts and the trial balance as described", async () => {
    await device.send(draftAndApproval(device, aDraft("s1")));
    await device.must(
      "payment.record",
      aPaymentOf("p1", 5_000, { settles: [{ voucher: "s1", cents: 5_000 }] }),
    );
    const { companies } = companiesAnswerSchema.parse(await read("/companies"));
    expect(companies).toMatchObject([{ id: device.company, role: "administrator" }]);
    const of = `/companies/${device.company}`;
    const vouchers = vouchersAnswerSchema.parse(await read(`${of}/vouchers`));
    expect(vouchers.items.map(({ id }) => id)).toEqual(["p1", "s1"]);
    expect(partiesAnswerSchema.parse(await read(`${of}/parties`)).items).toHaveLength(1);
    expect(articlesAnswerSchema.parse(await read(`${of}/articles`))).toEqual({ items: [], next: null });
    expect(accountsAnswerSchema.parse(await read(`${of}/accounts`)).journals.length).toBeGreaterThan(0);
    const balance = trialBalanceAnswerSchema.parse(await read(`${of}/trial-balance`));
    expect(balance.debitCents).toBe(balance.creditCents);
    expect(balance.rows.find(({ account }) => account.startsWith("411"))).toMatchObject({
      debitCents: 12_000,
      creditCents: 5_000,
    });
    const none = trialBalanceAnswerSchema.parse(await read(`${of}/trial-balance?through=2026-01-31`));
    expect(none.rows).toEqual([]);
  });

  test("filters vouchers and pages through them without losing or repeating one", async () => {
    for (let day = 1; day <= 9; day += 1) {
      await device.must("voucher.draft", aDraft(`s${day}`, { set: { day: `2026-03-0${day}` } }));
      if (day % 3 === 0)
        await device.must("payment.record", aPaymentOf(`p${day}`, 1_000, { account: "411000" }));
    }
    const of = `/companies/${device.company}/vouchers`;
    const ids: string[] = [];
    for (let after = ""; ; ) {
      const page = vouchersAnswerSchema.parse(await read(`${of}?kind=sale&limit=2${after}`));
      expect(page.items.length).toBe(page.next === null ? 1 : 2);
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(ids).toEqual(["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"]);
    const march = vouchersAnswerSchema.parse(
      await read(`${of}?from=2026-03-04&through=2026-03-05&state=draft`),
    );
    expect(march.items.map(({ id }) => id)).toEqual(["s4", "s5"]);
    expect((await browser.send("GET", `/api/v1${of}?from=yesterday`)).status).toBe(400);
  });

  test("another's company and one that does not exist are the same 403", async () => {
    const other = await beginCompany(services);
    const ask = async (company: string, what: string) => {
      const answer = await browser.send("GET", `/api/v1/companies/${company}/${what}`);
      return [answer.status, await answer.text()];
    };
    for (const what of ["vouchers", "parties", "articles", "accounts", "trial-balance"]) {
      const unknown = await ask("nowhere", what);
      expect(unknown[0]).toBe(403);
      expect(await ask(other.company, what)).toEqual(unknown);
    }
    expect((await createTestBrowser(app).send("GET", "/api/v1/companies")).status).toBe(401);
  });

  test("a slice member reads their slice, sums included", async () => {
    const owner = await beginCompany(services, { ...practice, practice: "several" });
    for (const practitioner of ["dup", "mar"])
      await owner.must("payment.record", aPaymentOf(practitioner, 5_000, { practitioner, party: null }));
    const jean = await joinCompany(services, owner.company, { practitioner: "mar", reads: "slice" });
    const theirs = await openSignedInBrowser(app, services, jean);
    const vouchers = vouchersAnswerSchema.parse(await read(`/companies/${owner.company}/vouchers`, theirs));
    expect(vouchers.items.map(({ id }) => id)).toEqual(["mar"]);
    const balance = await read(`/companies/${owner.company}/trial-balance`, theirs);
    expect(trialBalanceAnswerSchema.parse(balance).debitCents).toBe(5_000);
  });
});

describe("acting", () => {
  test("is accepted as if a device had sent it", async () => {
    const draft = aDraft("s1");
    expect((await act("voucher.draft", draft)).status).toBe(200);
    const answer = await act("voucher.approve", anApproval(draft));
    expect(await answer.json()).toMatchObject({ status: "accepted" });
    const { pages } = await device.pull();
    expect(pages.vouchers).toMatchObject([{ body: { number: "F-2026-00001" } }]);
  });

  test("under one key is done once, and many at once are all done", async () => {
    const key = { "Idempotency-Key": "import-7" };
    const answers = [
      await act("voucher.draft", aDraft("s1"), key),
      await act("voucher.draft", aDraft("s1"), key),
    ];
    const [first, again] = await Promise.all(answers.map((answer) => answer.json()));
    expect(again).toEqual(first);
    const many = Array.from({ length: 5 }, (_, index) => act("voucher.draft", aDraft(`m${index}`)));
    expect((await Promise.all(many)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test("maps a refusal to 403, 423 or 409, with its code and facts", async () => {
    const jean = await joinCompany(services, device.company);
    const theirs = await openSignedInBrowser(app, services, jean);
    const right = await act("company.update", { set: { name: "Mine" } }, {}, theirs);
    expect([right.status, await right.json()]).toMatchObject([
      403,
      { code: "rights.missing", right: "manageCompany" },
    ]);
    const missing = await act("voucher.deleteDraft", { id: "nowhere" });
    expect([missing.status, await missing.json()]).toMatchObject([409, { code: "voucher.notFound" }]);
    expect((await act("no.such", {})).status).toBe(409);
    const stranger = await openSignedInBrowser(app, services, await beginCompany(services));
    expect((await act("voucher.draft", aDraft("s1"), {}, stranger)).status).toBe(403);

    await protect(device, "2026-06-30");
    const closed = await act("payment.record", aPaymentOf("p1", 5_000, { account: "411000" }));
    expect([closed.status, await closed.json()]).toMatchObject([423, { code: "day.protected" }]);
  });
});

/** Protects a company's books, for which there is no command yet. */
async function protect({ company }: TestDevice, protectedThrough: string) {
  const key = { companyId: company, collection: "companies", id: company };
  await services.storage.write(async (tx) => {
    const stored = await readDocument(tx, key);
    const document = { ...(stored!.body as Company), protectedThrough };
    const { last } = await nextRevisions(tx, company, 1);
    await writeDocument(tx, toStored(company, "companies", company, document, last));
  });
}
