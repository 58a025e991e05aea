import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import { demoCompanies } from "#server/connectors/visma/sandbox/demo-companies.ts";
import {
  aLine,
  anInvoice,
  type Connected,
  DUTCH,
  FRENCH,
  NO_CHOICES,
  openConnected,
} from "./connected-sandbox.ts";

let open: Connected;
beforeEach(async () => {
  open = await openConnected();
});
afterEach(() => open.close());

function there(company = FRENCH) {
  const known = open.sandbox.listing().companies[company];
  assert(known !== undefined, "the company is in the demonstration");
  return known;
}

const writes = () =>
  open.sandbox
    .listing()
    .requests.filter(({ method, path }) => method !== "GET" && path.startsWith("/v2"))
    .map(({ method, path }) => `${method} ${path}`);

const codingId = (name: string, company = FRENCH) =>
  String(there(company).codings.find((coding) => coding["Name"] === name)?.Id);

async function deliver(invoice = anInvoice(), reference = "cahier/1", choices = NO_CHOICES) {
  const delivered = await open.system.deliverSale(invoice, reference, choices);
  assert(delivered.ok, `the sale is delivered: ${JSON.stringify(delivered)}`);
  return delivered.value;
}

describe("delivering a sale to eAccounting", () => {
  test("V11 V12 arrives as a draft, and nothing is issued or booked", async () => {
    const delivered = await deliver();
    expect(there().drafts).toHaveLength(1);
    expect(there().invoices).toHaveLength(0);
    expect(there().drafts[0]).toMatchObject({
      Id: delivered.externalId,
      OurReference: "cahier/1",
      BuyersOrderReference: "F-2026-00001",
      InvoiceDate: "2026-10-31T00:00:00Z",
      DueDate: "2026-11-30T00:00:00Z",
      IsCreditInvoice: false,
      TotalAmount: 120,
      TotalVatAmount: 20,
    });
    expect(delivered).toMatchObject({
      externalNumber: null,
      totals: { netCents: 10_000, vatCents: 2_000, grossCents: 12_000 },
      differenceCents: 0,
      vatDifferenceCents: 0,
      createdCustomer: true,
      createdArticle: true,
    });
  });

  test("V13 connecting and looking sends nothing", async () => {
    await open.system.readSettings();
    await open.system.listCodings();
    await open.system.listArticles();
    await open.system.findByReference("cahier/1");
    expect(writes()).toEqual([]);
  });

  test("V14 creates the customer when its number is absent, before the draft", async () => {
    await deliver();
    expect(writes()).toEqual(["POST /v2/customers", "POST /v2/articles", "POST /v2/customerinvoicedrafts"]);
    expect(there().customers.find((customer) => customer["CustomerNumber"] === "C-042")).toMatchObject({
      Name: "Librairie Neuve",
      InvoicePostalCode: "69001",
      InvoiceCity: "Lyon",
      InvoiceCountryCode: "FR",
      IsPrivatePerson: false,
      IsActive: true,
    });
  });

  test("V15 uses the customer of that number and never writes over it", async () => {
    const before = structuredClone(there().customers);
    const delivered = await deliver(
      anInvoice({
        customer: { ...anInvoice().customer, number: "1", name: "Another name", postalCode: "", city: "" },
      }),
    );
    expect(delivered.createdCustomer).toBe(false);
    expect(there().customers).toEqual(before);
    expect(there().drafts[0]).toMatchObject({ CustomerId: before[0]?.Id });
  });

  test("V15 finds a number that holds a quote", async () => {
    const customer = { ...anInvoice().customer, number: "O'Neil" };
    await deliver(anInvoice({ customer }), "cahier/1");
    expect((await deliver(anInvoice({ customer }), "cahier/2")).createdCustomer).toBe(false);
  });

  test("V16 has one standard article after one sale and after ten", async () => {
    for (let count = 1; count <= 10; count += 1) await deliver(anInvoice(), `cahier/${count}`);
    expect(there().articles.filter(({ Number: number }) => String(number).startsWith("CAHIER"))).toHaveLength(
      1,
    );
    expect(there().customers.filter((customer) => customer["CustomerNumber"] === "C-042")).toHaveLength(1);
    expect(there().drafts).toHaveLength(10);
  });

  test("V17 puts a line on the article of the same number", async () => {
    const article = there().articles.find((known) => known["Number"] === "A-1");
    const delivered = await deliver(anInvoice({ lines: [aLine({ articleNumber: "A-1" })] }));
    expect(delivered.createdArticle).toBe(false);
    expect(there().drafts[0]?.["Rows"]).toMatchObject([{ ArticleId: article?.Id, ArticleNumber: "A-1" }]);
  });

  test("V17 asks when the article of that number bears another VAT, and sends nothing", async () => {
    const invoice = anInvoice({ lines: [aLine({ articleNumber: "A-1", vat: "fr-550", vatCents: 550 })] });
    expect(await open.system.deliverSale(invoice, "cahier/1", NO_CHOICES)).toMatchObject({
      ok: false,
      problem: {
        next: "needsChoice",
        choices: [
          {
            vat: "fr-550",
            reason: "articleHasOtherVat",
            articleNumber: "A-1",
            candidates: [{ rateBasisPoints: 550 }],
          },
        ],
      },
    });
    expect(writes()).toEqual([]);

    const codingByVat = { "fr-550": codingId("Livres 5,5 %") };
    expect((await deliver(invoice, "cahier/1", { codingByVat })).vatDifferenceCents).toBe(0);
  });

  test("V18 keeps text, quantity, price, discount and VAT on the standard article", async () => {
    const line = aLine({
      text: "Pose d'étagères",
      articleNumber: "UNKNOWN-THERE",
      quantityThousandths: 2_500,
      unitPriceCents: 8_000,
      discountBasisPoints: 1_050,
      netCents: 17_900,
      vatCents: 3_580,
    });
    const delivered = await deliver(anInvoice({ lines: [line] }));
    expect(delivered.differenceCents).toBe(0);
    expect(there().drafts[0]?.["Rows"]).toMatchObject([
      {
        Text: "Pose d'étagères",
        Quantity: 2.5,
        UnitPrice: 80,
        DiscountPercentage: 0.105,
        VatRate: 0.2,
        Amount: 179,
      },
    ]);
  });

  test("V18 has a standard article for each VAT category", async () => {
    const lines = [aLine(), aLine({ vat: "fr-550", vatCents: 550 }), aLine({ vat: "fr-210", vatCents: 210 })];
    expect(await deliver(anInvoice({ lines }))).toMatchObject({ differenceCents: 0, vatDifferenceCents: 0 });
    const rows = there().drafts[0]?.["Rows"];
    expect(rows).toMatchObject([{ VatRate: 0.2 }, { VatRate: 0.055 }, { VatRate: 0.021 }]);
    expect(there().articles.filter(({ Number: number }) => String(number).startsWith("CAHIER"))).toHaveLength(
      3,
    );
  });

  test("asks once which coding serves a category that several could, and never takes another rate", async () => {
    const invoice = anInvoice({
      lines: [aLine({ vat: "fr-1000", vatCents: 1_000 }), aLine({ vat: "fr-exempt", vatCents: 0 })],
    });
    const asked = await open.system.deliverSale(invoice, "cahier/1", NO_CHOICES);
    assert(!asked.ok && asked.problem.next === "needsChoice", "both categories are asked about");
    expect(
      asked.problem.choices.map(({ vat, reason, candidates }) => [
        vat,
        reason,
        candidates.map(({ name }) => name),
      ]),
    ).toEqual([
      ["fr-1000", "severalCodings", ["Prestations 10 %", "Restauration 10 %"]],
      ["fr-exempt", "severalCodings", ["Prestations exonérées", "Exportations"]],
    ]);
    expect(writes()).toEqual([]);

    const codingByVat = {
      "fr-1000": codingId("Restauration 10 %"),
      "fr-exempt": codingId("Prestations exonérées"),
    };
    expect(await deliver(invoice, "cahier/1", { codingByVat })).toMatchObject({ differenceCents: 0 });
  });

  test("does not take a chosen coding, or a chosen article, of another rate", async () => {
    const wrongCoding = { codingByVat: { "fr-1000": codingId("Prestations 20 %") } };
    const invoice = anInvoice({ lines: [aLine({ vat: "fr-1000", vatCents: 1_000 })] });
    const problem = { next: "needsChoice", choices: [{ vat: "fr-1000", reason: "choiceHasOtherVat" }] };
    expect(await open.system.deliverSale(invoice, "cahier/1", wrongCoding)).toMatchObject({
      ok: false,
      problem,
    });

    const wrongArticle = { codingByVat: {}, articleByVat: { "fr-1000": String(there().articles[0]?.Id) } };
    expect(await open.system.deliverSale(invoice, "cahier/1", wrongArticle)).toMatchObject({
      ok: false,
      problem,
    });
    expect(writes()).toEqual([]);
  });

  test("puts lines on the article a company chose for a category", async () => {
    const articleId = String(there().articles[0]?.Id);
    const choices = { codingByVat: {}, articleByVat: { "fr-2000": articleId } };
    expect(await deliver(anInvoice(), "cahier/1", choices)).toMatchObject({ createdArticle: false });
    expect(there().drafts[0]?.["Rows"]).toMatchObject([{ ArticleId: articleId }]);
  });

  test("asks a person when the standard article was moved to another rate", async () => {
    await deliver();
    const standard = there().articles.find(({ Number: number }) => String(number).startsWith("CAHIER"));
    Object.assign(standard ?? {}, { CodingId: codingId("Prestations 10 %") });
    expect(await open.system.deliverSale(anInvoice(), "cahier/2", NO_CHOICES)).toMatchObject({
      ok: false,
      problem: { next: "askUser", code: "delivery.standardArticleChanged" },
    });
    expect(there().drafts).toHaveLength(1);
  });

  test("asks a person for the postal code and city of a new customer, and sends nothing", async () => {
    const customer = { ...anInvoice().customer, postalCode: "", city: " " };
    expect(await open.system.deliverSale(anInvoice({ customer }), "cahier/1", NO_CHOICES)).toMatchObject({
      ok: false,
      problem: { next: "askUser", code: "delivery.customerIncomplete", fields: ["postalCode", "city"] },
    });
    expect(writes()).toEqual([]);
  });

  test("sends a credit note with negative quantities, names its invoice, and counts it positive", async () => {
    const delivered = await deliver(
      anInvoice({ kind: "creditNote", number: "A-7", creditedNumber: "F-2026-00001" }),
    );
    expect(there().drafts[0]).toMatchObject({
      IsCreditInvoice: true,
      TotalAmount: -120,
      TotalVatAmount: -20,
      Rows: [
        { IsTextRow: true, Text: "Avoir sur la facture F-2026-00001" },
        { Quantity: -2, UnitPrice: 50 },
      ],
    });
    expect(delivered).toMatchObject({
      totals: { grossCents: 12_000 },
      differenceCents: 0,
      vatDifferenceCents: 0,
    });
  });

  test("shows the cent by which their rounding differs", async () => {
    open.sandbox.perform({ act: "settings", settings: { vatRounding: "row" } });
    // 20 % of 0.03 is 0.6 cents on each row and 1.8 cents on the three of them.
    const line = { quantityThousandths: 1_000, unitPriceCents: 3, netCents: 3 };
    const lines = [
      aLine({ ...line, vatCents: 1 }),
      aLine({ ...line, vatCents: 1 }),
      aLine({ ...line, vatCents: 0 }),
    ];
    const delivered = await deliver(anInvoice({ lines }));
    expect(delivered).toMatchObject({ differenceCents: 1, vatDifferenceCents: 1 });
  });

  test("says prices with VAT where their drafts for private persons hold them so", async () => {
    open.sandbox.perform({ act: "companySettings", settings: { ShowPricesExclVatPC: true } });
    const customer = { ...anInvoice().customer, isPrivatePerson: true };
    const delivered = await deliver(anInvoice({ customer }));
    expect(there().drafts[0]).toMatchObject({ IncludesVat: true, TotalAmount: 120, TotalVatAmount: 20 });
    expect(delivered).toMatchObject({ differenceCents: 0, vatDifferenceCents: 0 });
  });

  test("delivers a Dutch company's sale with btw hoog and laag", async () => {
    await open.close();
    open = await openConnected({ company: DUTCH });
    const customer = { ...anInvoice().customer, countryCode: "NL", postalCode: "3511 AB", city: "Utrecht" };
    const lines = [aLine({ vat: "nl-2100", vatCents: 2_100 }), aLine({ vat: "nl-900", vatCents: 900 })];
    const codingByVat = { "nl-900": codingId("Goederen laag", DUTCH) };
    const delivered = await deliver(anInvoice({ customer, lines }), "cahier/1", { codingByVat });
    expect(delivered).toMatchObject({ totals: { grossCents: 23_000 }, differenceCents: 0 });
    expect(there(DUTCH).drafts).toHaveLength(1);
    expect(there(FRENCH).drafts).toHaveLength(0);
  });

  test("reads every page of a list, however small they cut it", async () => {
    open.sandbox.perform({ act: "settings", settings: { maxPageSize: 2 } });
    const codings = await open.system.listCodings();
    expect(codings.ok && codings.value.length).toBe(demoCompanies()[FRENCH]?.codings.length);
  });

  test("finds by reading everything where a field cannot be filtered", async () => {
    open.sandbox.perform({
      act: "settings",
      settings: { unfilterableFields: ["OurReference", "CustomerNumber", "Number"], maxPageSize: 2 },
    });
    for (let count = 1; count <= 5; count += 1) await deliver(anInvoice(), `cahier/${count}`);
    const found = await open.system.findByReference("cahier/5");
    expect(found).toMatchObject({ ok: true, value: [{ reference: "cahier/5" }] });
    expect(there().customers).toHaveLength(2);
  });
});
