import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import { type Connected, openConnected } from "./connected-sandbox.ts";

let open: Connected;
beforeEach(async () => {
  open = await openConnected();
});
afterEach(() => open.close());

/** As a client that knows nothing of ours would ask. */
async function ask(method: string, path: string, body?: unknown) {
  const { accessToken } = open.store.current() as { accessToken: string };
  const response = await fetch(`${open.url}/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const there = () => {
  const company = open.sandbox.listing().companies[0];
  assert(company !== undefined, "the first company is French");
  return company;
};

const aCustomer = (fields: object = {}) => ({
  Name: "Nouveau",
  InvoiceCity: "Lyon",
  InvoicePostalCode: "69001",
  IsActive: true,
  IsPrivatePerson: false,
  TermsOfPaymentId: there().settings["TermsOfPaymentId"],
  ...fields,
});

const aDraft = (row: object = {}, fields: object = {}) => ({
  CustomerId: there().customers[0]?.Id,
  EuThirdParty: false,
  RotReducedInvoicingType: 0,
  InvoiceDate: "2026-10-31",
  Rows: [
    {
      IsTextRow: false,
      ReversedConstructionServicesVatFree: false,
      ArticleId: there().articles[0]?.Id,
      UnitPrice: 10,
      Quantity: 3,
      ...row,
    },
  ],
  ...fields,
});

const refusal = (status: number, code: number, ...fields: string[]) => ({
  status,
  body: {
    ErrorCode: code,
    ErrorId: expect.any(String),
    ...(fields.length === 0 ? {} : { Errors: fields.map((Field) => expect.objectContaining({ Field })) }),
  },
});

describe("the sandbox is as strict as what is known of eAccounting", () => {
  test("answers a list in pages of 50, in Meta and Data", async () => {
    for (let count = 0; count < 60; count += 1) await ask("POST", "/customers", aCustomer());
    const first = await ask("GET", "/customers");
    expect(first.body["Meta"]).toMatchObject({
      CurrentPage: 1,
      PageSize: 50,
      TotalNumberOfPages: 2,
      TotalNumberOfResults: 61,
    });
    expect(first.body["Data"]).toHaveLength(50);
    expect((await ask("GET", "/customers?$page=2")).body["Data"]).toHaveLength(11);
    expect((await ask("GET", "/customers?$pagesize=5000")).body["Meta"]).toMatchObject({ PageSize: 1_000 });
  });

  test("filters by eq, and, contains, and refuses what it does not know", async () => {
    await ask("POST", "/customers", aCustomer({ Name: "L'Atelier", CustomerNumber: "C-9" }));
    const names = async (filter: string) => {
      const { body } = await ask("GET", `/customers?$filter=${encodeURIComponent(filter)}`);
      return (body["Data"] as { Name: string }[] | undefined)?.map(({ Name }) => Name);
    };
    expect(await names("Name eq 'L''Atelier' and IsActive eq true")).toEqual(["L'Atelier"]);
    expect(await names("contains(Name,'Atel')")).toEqual(["L'Atelier"]);
    expect(await names("CustomerNumber eq 'C-9' and Name eq 'Other'")).toEqual([]);
    expect(await ask("GET", "/customers?$filter=Name%20like%20'x'")).toMatchObject(
      refusal(400, 2000, "$filter"),
    );
  });

  test("refuses an object that lacks a required field, naming each", async () => {
    const { Name: _, InvoiceCity: __, ...incomplete } = aCustomer();
    expect(await ask("POST", "/customers", incomplete)).toMatchObject(
      refusal(400, 2000, "Name", "InvoiceCity"),
    );
    expect(await ask("POST", "/customerinvoicedrafts", {})).toMatchObject(
      refusal(400, 2000, "CustomerId", "EuThirdParty", "RotReducedInvoicingType"),
    );
  });

  test("refuses a number that is taken, and gives one where none is said", async () => {
    expect(await ask("POST", "/customers", aCustomer({ CustomerNumber: "1" }))).toMatchObject(
      refusal(400, 4000),
    );
    expect((await ask("POST", "/customers", aCustomer())).body["CustomerNumber"]).toBe("2");
  });

  test("does not know an id that is not there", async () => {
    const nobody = "00000000-0000-4000-8000-00000000dead";
    expect(await ask("GET", `/customers/${nobody}`)).toMatchObject(refusal(404, 3000));
    expect(await ask("POST", "/customerinvoicedrafts", aDraft({}, { CustomerId: nobody }))).toMatchObject(
      refusal(404, 3000),
    );
    expect(await ask("POST", "/customerinvoicedrafts", aDraft({ ArticleId: nobody }))).toMatchObject(
      refusal(404, 3000),
    );
    expect(await ask("GET", "/customers/batch")).toMatchObject(refusal(404, 3000));
  });

  test("replaces on PUT: what is left out is gone", async () => {
    const created = await ask("POST", "/customers", aCustomer({ EmailAddress: "a@example.test" }));
    const id = String(created.body["Id"]);
    const { body } = await ask(
      "PUT",
      `/customers/${id}`,
      aCustomer({ CustomerNumber: created.body["CustomerNumber"] }),
    );
    expect(body).toMatchObject({ Id: id, EmailAddress: null });
    expect(await ask("PUT", `/customers/${id}`, { Name: "Only" })).toMatchObject({ status: 400 });
  });

  test("accepts the same draft twice", async () => {
    await ask("POST", "/customerinvoicedrafts", aDraft());
    await ask("POST", "/customerinvoicedrafts", aDraft());
    expect(there().drafts).toHaveLength(2);
  });

  test("computes totals from the article's coding, and fills a row from its article", async () => {
    const { status, body } = await ask("POST", "/customerinvoicedrafts", aDraft({}, { TotalAmount: 1 }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      TotalAmount: 36,
      TotalVatAmount: 6,
      Rows: [{ Text: "Prestations 20 %", ArticleNumber: "A-1", LineNumber: 0, VatRate: 0.2, Amount: 30 }],
    });
  });

  test("charges no VAT to a business elsewhere in the EU, nor outside it", async () => {
    const totalsFor = async (fields: object) => {
      const customer = await ask("POST", "/customers", aCustomer(fields));
      const draft = await ask(
        "POST",
        "/customerinvoicedrafts",
        aDraft({}, { CustomerId: customer.body["Id"] }),
      );
      return draft.body["TotalVatAmount"];
    };
    expect(await totalsFor({ InvoiceCountryCode: "BE" })).toBe(6);
    expect(await totalsFor({ InvoiceCountryCode: "BE", VatNumber: "BE0123456789" })).toBe(0);
    expect(await totalsFor({ InvoiceCountryCode: "CH" })).toBe(0);
  });

  test.each([
    ["a price of three decimals", { UnitPrice: 1.234 }, "Rows[0].UnitPrice"],
    ["a quantity of three decimals", { Quantity: 1.234 }, "Rows[0].Quantity"],
    ["a discount above 1", { DiscountPercentage: 1.5 }, "Rows[0].DiscountPercentage"],
    ["no article", { ArticleId: null }, "Rows[0].ArticleId"],
    ["a text row without text", { IsTextRow: true }, "Rows[0].Text"],
    [
      "reversed VAT for a customer without that mark",
      { ReversedConstructionServicesVatFree: true },
      "Rows[0].ReversedConstructionServicesVatFree",
    ],
  ])("refuses a row with %s", async (_name, row, field) => {
    expect(await ask("POST", "/customerinvoicedrafts", aDraft(row))).toMatchObject(refusal(400, 2000, field));
  });

  test("refuses a credit invoice that is not negative", async () => {
    const { status, body } = await ask(
      "POST",
      "/customerinvoicedrafts",
      aDraft({}, { IsCreditInvoice: true }),
    );
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("TotalAmountNotAllowedToBeZeroOrMore");
  });

  test("converts a draft whose totals are as expected: it vanishes and has a number", async () => {
    const draft = await ask("POST", "/customerinvoicedrafts", aDraft());
    const path = `/customerinvoicedrafts/${draft.body["Id"]}`;
    expect(await ask("POST", `${path}/convert`, { TotalAmountInvoiceCurrency: 1 })).toMatchObject(
      refusal(400, 2000, "TotalAmountInvoiceCurrency"),
    );
    const invoice = await ask("POST", `${path}/convert`, { TotalAmountInvoiceCurrency: 36 });
    expect(invoice).toMatchObject({
      status: 201,
      body: { InvoiceNumber: 1001, CreatedFromDraftId: draft.body["Id"] },
    });
    expect(await ask("GET", path)).toMatchObject(refusal(404, 3000));
    const customer = `/customers/${there().customers[0]?.Id}`;
    expect(await ask("DELETE", customer)).toMatchObject(refusal(400, 4001));
  });

  test("answers 401 with 4005 to who has no token", async () => {
    const response = await fetch(`${open.url}/v2/customers`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ ErrorCode: 4005 });
  });

  test("keeps the old refresh token only where told to", async () => {
    const { refreshToken } = open.store.current() as { refreshToken: string };
    const refresh = async () => {
      const response = await fetch(`${open.url}/connect/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: refreshToken,
          client_id: "cahier",
          client_secret: "top-secret+of the client",
        }),
      });
      return response.status;
    };
    open.sandbox.perform({ act: "settings", settings: { oldRefreshTokenDies: false } });
    expect([await refresh(), await refresh()]).toEqual([200, 200]);
    open.sandbox.perform({ act: "settings", settings: { oldRefreshTokenDies: true } });
    expect([await refresh(), await refresh()]).toEqual([200, 400]);
  });

  test("lets a person lock a period on its page, and no other site", async () => {
    const lock = (headers: Record<string, string>) =>
      fetch(`${open.url}/_control`, {
        method: "POST",
        headers,
        body: new URLSearchParams({ act: '{"act":"lockPeriod","through":null}', through: "2026-10-31" }),
        redirect: "manual",
      });
    expect((await lock({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await lock({ "sec-fetch-site": "same-origin" })).status).toBe(303);
    expect(await ask("POST", "/customerinvoicedrafts", aDraft())).toMatchObject(refusal(400, 4026));
  });
});
