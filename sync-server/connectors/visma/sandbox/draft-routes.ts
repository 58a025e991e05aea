import { Hono } from "hono";
import { draftTotals, rateOf, rowCents } from "./draft-totals.ts";
import { findItem, readBody } from "./requested-item.ts";
import type { SandboxContext, SandboxEnv } from "./sandbox-context.ts";
import type { SandboxCompany, TheirItem } from "./sandbox-state.ts";
import { type FieldError, fieldError, invalid, TheirRefusal } from "./their-refusal.ts";
import { type Body, checkBody, draftRules, fieldErrors, hasDecimalsAtMost, rowRules } from "./their-rules.ts";

/** Invoice drafts: the same one posted twice lies there twice, for nothing in their API prevents it. */
export function draftRoutes({ state, now, id }: SandboxContext): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  const toDraft = (company: SandboxCompany, body: Body) => {
    const fields = checkBody(body, draftRules);
    const customer = findItem(company.customers, String(fields["CustomerId"]));
    checkUnlocked(company, fields["InvoiceDate"]);
    const rows = toRows(fields["Rows"], customer, company, id);
    const totals = draftTotals(rows, customer, company, state.settings);
    if (fields["IsCreditInvoice"] === true && totals.TotalAmount >= 0) {
      // Their own word for it; so a credit invoice's quantities are negative.
      const code = "CustomerInvoiceValidationTotalAmountNotAllowedToBeZeroOrMore";
      throw invalid([fieldError("TotalAmount", code, code)]);
    }
    return {
      ...fields,
      IsCreditInvoice: fields["IsCreditInvoice"] === true,
      InvoiceDate: toTheirDay(fields["InvoiceDate"]),
      DueDate: toTheirDay(fields["DueDate"]),
      DeliveryDate: toTheirDay(fields["DeliveryDate"]),
      TermsOfPaymentId: fields["TermsOfPaymentId"] ?? customer["TermsOfPaymentId"],
      Rows: rows,
      ...totals,
      CustomerNumber: customer["CustomerNumber"],
      CustomerName: customer["Name"],
      CustomerIsPrivatePerson: customer["IsPrivatePerson"],
      InvoiceCustomerName: customer["Name"],
      InvoiceAddress1: customer["InvoiceAddress1"] ?? null,
      InvoicePostalCode: customer["InvoicePostalCode"],
      InvoiceCity: customer["InvoiceCity"],
      InvoiceCountryCode: customer["InvoiceCountryCode"],
      InvoiceCurrencyCode: customer["CurrencyCode"],
    };
  };

  app.post("/customerinvoicedrafts", async (c) => {
    const fields = toDraft(c.var.company, await readBody(c));
    const draft = { Id: id(), ...fields, CreatedUtc: new Date(now()).toISOString() };
    c.var.company.drafts.push(draft);
    return c.json(draft, 201);
  });

  app.put("/customerinvoicedrafts/:id", async (c) => {
    const { drafts } = c.var.company;
    const { Id, CreatedUtc } = findItem(drafts, c.req.param("id"));
    const draft = { Id, ...toDraft(c.var.company, await readBody(c)), CreatedUtc };
    drafts.splice(
      drafts.findIndex((known) => known.Id === Id),
      1,
      draft,
    );
    return c.json(draft);
  });

  app.delete("/customerinvoicedrafts/:id", (c) => {
    const { Id } = findItem(c.var.company.drafts, c.req.param("id"));
    c.var.company.drafts = c.var.company.drafts.filter((draft) => draft.Id !== Id);
    return c.json({});
  });

  app.post("/customerinvoicedrafts/:id/convert", async (c) => {
    const draft = findItem(c.var.company.drafts, c.req.param("id"));
    checkExpectedTotals(draft, await readBody(c));
    return c.json(convertDraft(c.var.company, draft, id(), now()), 201);
  });

  return app;
}

/** Converting gives a number and another id; the draft is gone from its list. */
export function convertDraft(
  company: SandboxCompany,
  draft: TheirItem,
  invoiceId: string,
  now: number,
): TheirItem {
  checkUnlocked(company, draft["InvoiceDate"]);
  const invoice = {
    ...draft,
    Id: invoiceId,
    CreatedFromDraftId: draft.Id,
    InvoiceNumber: company.nextInvoiceNumber,
    TotalAmountInvoiceCurrency: draft["TotalAmount"],
    TotalVatAmountInvoiceCurrency: draft["TotalVatAmount"],
    CreatedUtc: new Date(now).toISOString(),
    ModifiedUtc: new Date(now).toISOString(),
  };
  company.nextInvoiceNumber += 1;
  company.drafts = company.drafts.filter(({ Id }) => Id !== draft.Id);
  company.invoices.push(invoice);
  return invoice;
}

function checkExpectedTotals(draft: TheirItem, body: Body): void {
  const pairs = [
    ["TotalAmountInvoiceCurrency", "TotalAmount"],
    ["TotalVatAmountInvoiceCurrency", "TotalVatAmount"],
  ] as const;
  const errors = pairs
    .filter(([expected, actual]) => body[expected] != null && body[expected] !== draft[actual])
    .map(([expected]) => fieldError(expected, "Mismatch", `${expected} does not match the draft.`));
  if (errors.length > 0) throw invalid(errors);
}

function checkUnlocked({ settings }: SandboxCompany, invoiceDate: unknown): void {
  const lockedTo = String(settings["AccountingLockedTo"] ?? "").slice(0, 10);
  if (typeof invoiceDate !== "string" || invoiceDate.slice(0, 10) > lockedTo) return;
  throw new TheirRefusal(400, 4026, `VoucherInLockedPeriodException - Accounting is locked to ${lockedTo}.`);
}

function toRows(raw: unknown, customer: TheirItem, company: SandboxCompany, id: () => string): TheirItem[] {
  const bodies = Array.isArray(raw) ? (raw as Body[]) : [];
  const isDomestic = customer["InvoiceCountryCode"] === company.settings["CountryCode"];
  const errors = bodies.flatMap((row, index) => rowErrors(row, `Rows[${index}].`, isDomestic, customer));
  if (errors.length > 0) throw invalid(errors);
  return bodies.map((body, index) => {
    const row: TheirItem = { Id: id(), ...checkBody(body, rowRules) };
    return row["IsTextRow"] === true ? textRow(row, index) : articleRow(row, index, company);
  });
}

function rowErrors(row: Body, prefix: string, isDomestic: boolean, customer: TheirItem): FieldError[] {
  const errors = fieldErrors(row, rowRules, prefix);
  if (row["IsTextRow"] === true) {
    if (!row["Text"]) errors.push(fieldError(`${prefix}Text`, "Required", "A text row needs a text."));
    return errors;
  }
  if (row["ArticleId"] == null) {
    errors.push(fieldError(`${prefix}ArticleId`, "Required", `The ${prefix}ArticleId field is required.`));
  }
  const decimals = isDomestic ? 2 : 4;
  if (typeof row["UnitPrice"] === "number" && !hasDecimalsAtMost(row["UnitPrice"], decimals)) {
    errors.push(
      fieldError(`${prefix}UnitPrice`, "Invalid", `UnitPrice may have at most ${decimals} decimals.`),
    );
  }
  const isReversed = row["ReversedConstructionServicesVatFree"] === true;
  if (isReversed && customer["ReverseChargeOnConstructionServices"] !== true) {
    const field = `${prefix}ReversedConstructionServicesVatFree`;
    errors.push(fieldError(field, "Invalid", `${field} is not allowed for this customer.`));
  }
  return errors;
}

const textRow = (row: TheirItem, index: number): TheirItem => ({
  ...row,
  LineNumber: row["LineNumber"] ?? index,
  ArticleId: null,
  UnitPrice: 0,
  Quantity: 0,
  VatRate: null,
  Amount: 0,
});

function articleRow(row: TheirItem, index: number, company: SandboxCompany): TheirItem {
  const article = findItem(company.articles, String(row["ArticleId"]));
  const unit = company.units.find(({ Id }) => Id === article["UnitId"]);
  const filled = {
    ...row,
    LineNumber: row["LineNumber"] ?? index,
    Text: row["Text"] || article["Name"],
    UnitPrice: row["UnitPrice"] ?? 0,
    Quantity: row["Quantity"] ?? 0,
    DiscountPercentage: row["DiscountPercentage"] ?? 0,
    ReversedConstructionServicesVatFree: row["ReversedConstructionServicesVatFree"] ?? false,
    ArticleNumber: article["Number"],
    UnitId: article["UnitId"],
    UnitName: unit?.["Name"] ?? null,
    VatRate: rateOf(row, company) / 10_000,
  };
  return { ...filled, Amount: rowCents(filled) / 100 };
}

const toTheirDay = (day: unknown): string | null =>
  typeof day === "string" ? `${day.slice(0, 10)}T00:00:00Z` : null;
