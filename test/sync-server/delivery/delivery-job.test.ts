import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { databases } from "#test/support/databases.ts";
import { aLine, type LinkedCompany, openLinkedCompany } from "./linked-company.ts";

// A real database and a real other side, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(databases)("delivering on $name", ({ open }) => {
  let firm: LinkedCompany;
  beforeEach(async () => {
    firm = await openLinkedCompany(await open());
  });
  afterEach(() => firm.close());

  test("V11 V12 V14 V21 approving brings one draft and its customer there, with no further step", async () => {
    const voucher = await firm.sell({ customer: await firm.saveCustomer("C-77") });
    await firm.job.runOnce();

    const { drafts, invoices, customers } = firm.there();
    expect(drafts).toMatchObject([{ CustomerNumber: "C-77", TotalAmount: 120, TotalVatAmount: 20 }]);
    expect(invoices).toEqual([]);
    expect(customers.filter(({ CustomerNumber }) => CustomerNumber === "C-77")).toHaveLength(1);
    expect(await firm.deliveryOf(voucher)).toMatchObject({
      state: "delivered",
      externalId: drafts[0]?.Id,
      differenceCents: 0,
      attempts: 1,
      reason: null,
    });
  });

  test("V13 a sale that nobody has approved makes no request", async () => {
    const before = firm.open.sandbox.listing().requests.length;
    await firm.draftSale({ customer: await firm.saveCustomer("C-1") });
    expect(await firm.job.runOnce()).toBe(0);
    expect(firm.open.sandbox.listing().requests).toHaveLength(before);
  });

  test("V15 a customer who is there already is taken as they are", async () => {
    const [before] = firm.there().customers;
    await firm.sell({ customer: await firm.saveCustomer("1", { name: "Another name", city: "Paris" }) });
    await firm.job.runOnce();
    expect(firm.there().customers).toEqual([before]);
    expect(firm.there().drafts).toHaveLength(1);
  });

  test("V16 V18 the standard article is made once, after one export and after ten", async () => {
    const articlesBefore = firm.there().articles.length;
    const line = aLine({ articleNumber: "UNKNOWN", text: "Pose", quantityThousandths: 1_500 });
    await firm.sell({ lines: [line] });
    await firm.job.runOnce();
    expect(firm.there().articles).toHaveLength(articlesBefore + 1);
    for (let count = 1; count < 10; count += 1) await firm.sell({ lines: [line] });
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(10);
    expect(firm.there().articles).toHaveLength(articlesBefore + 1);
    expect(firm.there().drafts[0]?.["Rows"]).toMatchObject([
      { Text: "Pose", Quantity: 1.5, UnitPrice: 50, ArticleId: firm.there().articles.at(-1)?.Id },
    ]);
  });

  test("V17 a line whose article number is there goes on that article", async () => {
    await firm.sell({ lines: [aLine({ articleNumber: "A-1" })] });
    await firm.job.runOnce();
    const article = firm.there().articles.find((known) => known["Number"] === "A-1");
    expect(firm.there().drafts[0]?.["Rows"]).toMatchObject([{ ArticleId: article?.Id }]);
  });

  test("V16 a category with several codings waits for a choice, and then flows by itself", async () => {
    const voucher = await firm.sell({ lines: [aLine({ vat: "fr-1000" })] });
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({ state: "waiting", reason: "vatChoice" });
    const connection = await firm.connection();
    expect(connection).toMatchObject({ undecidedVat: ["fr-1000"] });
    expect(firm.there().drafts).toEqual([]);
    expect(await firm.job.runOnce()).toBe(0);

    const coding = connection.codings.find(({ name }) => name === "Prestations 10 %");
    await firm.act({
      type: "connection.choose",
      args: { id: "visma", codingByVat: { "fr-1000": coding?.id ?? "" } },
    });
    await firm.job.runOnce();
    expect(firm.there().drafts).toMatchObject([{ TotalAmount: 110, TotalVatAmount: 10 }]);
    expect(await firm.connection()).toMatchObject({ undecidedVat: [] });
  });

  test("V18 a cent's difference in their total is shown", async () => {
    firm.open.sandbox.perform({ act: "settings", settings: { vatRounding: "row" } });
    const cents = { quantityThousandths: 1_000, unitPriceCents: 103 };
    const voucher = await firm.sell({ lines: [aLine(cents), aLine({ ...cents, id: "line-2" })] });
    await firm.job.runOnce();
    expect(await firm.deliveryOf(voucher)).toMatchObject({
      state: "delivered",
      differenceCents: 1,
      reason: "delivery.totalDiffers",
    });
  });

  test("a rejected sale holds back its credit note and nobody else", async () => {
    const customer = await firm.saveCustomer("C-1");
    const sale = await firm.sell({ customer });
    firm.strike({ kind: "status", status: 400, code: 2000 });
    const creditNote = await firm.sell({ customer, credits: sale });
    const other = await firm.sell({ customer });
    await firm.job.runOnce();
    expect(await firm.deliveryOf(sale)).toMatchObject({ state: "rejected", reason: "delivery.rejected" });
    expect(await firm.deliveryOf(creditNote)).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await firm.deliveryOf(other)).toMatchObject({ state: "delivered" });
  });

  test("a credit note arrives after its sale, with IsCreditInvoice and its number", async () => {
    const customer = await firm.saveCustomer("C-1");
    const sale = await firm.sell({ customer });
    await firm.sell({ customer, credits: sale, lines: [aLine({ quantityThousandths: 1_000 })] });
    await firm.job.runOnce();
    expect(firm.there().drafts).toMatchObject([
      { IsCreditInvoice: false, TotalAmount: 120 },
      {
        IsCreditInvoice: true,
        TotalAmount: -60,
        Rows: [{ Text: "Avoir sur la facture F-2026-00001" }, { Quantity: -1 }],
      },
    ]);
  });

  test("started, it works by itself after a commit, and stops when told", async () => {
    firm.job.start();
    const voucher = await firm.sell();
    await expect.poll(() => firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
    await firm.job.stop();
    await firm.sell();
    expect(await firm.job.runOnce()).toBe(0);
    expect(firm.there().drafts).toHaveLength(1);
  });

  test("a night later it reconciles by itself, once", async () => {
    firm.job.start();
    const voucher = await firm.sell();
    await expect.poll(() => firm.deliveryOf(voucher)).toMatchObject({ state: "delivered" });
    firm.passSeconds(86_400);
    await firm.saveCustomer("wakes");
    await expect.poll(() => firm.deliveryOf(voucher)).toMatchObject({ state: "reconciled" });
    await firm.job.stop();
  });

  test("two jobs at once deliver each voucher once", async () => {
    for (let count = 0; count < 6; count += 1) await firm.sell();
    await Promise.all([firm.job.runOnce(), firm.job.runOnce()]);
    await firm.job.runOnce();
    expect(firm.there().drafts).toHaveLength(6);
  });
});
