import { canonicalJson } from "#core/canonical-json.ts";
import { sha256Hex } from "#core/sha256.ts";
import type {
  ExternalArticle,
  ExternalCoding,
  ExternalDocument,
  ExternalSettings,
  Totals,
} from "../connector.ts";
import type { OutgoingCustomer, OutgoingInvoice, OutgoingLine } from "../outgoing-invoice.ts";
import type { TheirArticle, TheirCoding, TheirDraft, TheirInvoice, TheirSettings } from "./schema.ts";

/** The longest texts their fields take (OpenAPI, `maxLength`). */
export const THEIR_LENGTHS = {
  name: 50,
  address: 50,
  city: 50,
  postalCode: 10,
  customerNumber: 16,
  articleName: 50,
  rowText: 2_000,
  yourReference: 100,
  note: 4_000,
} as const;

/** `LineNumber` goes from 0 to 1000. */
export const THEIR_ROWS_MAX = 1_001;

/** A customer to be created. Names and streets are cut to what they take; the whole name stays in the note. */
export const toTheirCustomer = (customer: OutgoingCustomer, termsOfPaymentId: string, currency: string) => ({
  CustomerNumber: customer.number,
  Name: customer.name.slice(0, THEIR_LENGTHS.name),
  Note: customer.name.length > THEIR_LENGTHS.name ? customer.name.slice(0, THEIR_LENGTHS.note) : null,
  InvoiceAddress1: customer.address1.slice(0, THEIR_LENGTHS.address) || null,
  InvoiceAddress2: customer.address1.slice(THEIR_LENGTHS.address, THEIR_LENGTHS.address * 2) || null,
  InvoicePostalCode: customer.postalCode,
  InvoiceCity: customer.city,
  InvoiceCountryCode: customer.countryCode,
  VatNumber: customer.vatNumber,
  EmailAddress: customer.email,
  CurrencyCode: currency,
  TermsOfPaymentId: termsOfPaymentId,
  IsPrivatePerson: customer.isPrivatePerson,
  IsActive: true,
});

export const toTheirArticle = (number: string, coding: TheirCoding, unitId: string) => ({
  Number: number,
  Name: `Cahier ${coding.Name ?? ""}`.trim().slice(0, THEIR_LENGTHS.articleName),
  CodingId: coding.Id,
  UnitId: unitId,
  NetPrice: 0,
  IsActive: true,
});

export interface DraftPlan {
  readonly customerId: string;
  readonly reference: string;
  /** One for each line, in order. */
  readonly articleIds: readonly string[];
  /** Their drafts for private persons hold prices with VAT where the company's setting says so. */
  readonly rowsIncludeVat: boolean;
}

export function toTheirDraft(invoice: OutgoingInvoice, plan: DraftPlan) {
  const rows = invoice.lines.map((line, index) =>
    toTheirRow(line, {
      articleId: plan.articleIds[index] ?? "",
      rowsIncludeVat: plan.rowsIncludeVat,
      isCredit: invoice.kind === "creditNote",
    }),
  );
  const all =
    invoice.creditedNumber === null
      ? rows
      : [toCreditedRow(invoice.language, invoice.creditedNumber), ...rows];
  return {
    CustomerId: plan.customerId,
    EuThirdParty: false,
    RotReducedInvoicingType: 0,
    IsCreditInvoice: invoice.kind === "creditNote",
    InvoiceDate: invoice.issueDay,
    DueDate: invoice.dueDay,
    OurReference: plan.reference,
    YourReference: invoice.yourReference.slice(0, THEIR_LENGTHS.yourReference) || null,
    // A draft has no number of its own; this is the field in which their list can be searched for ours.
    BuyersOrderReference: invoice.number,
    ReplaceUnitPriceWhenZero: false,
    Rows: all.map((row, LineNumber) => ({ LineNumber, ...row })),
  };
}

export interface TheirRow {
  readonly IsTextRow: boolean;
  readonly ReversedConstructionServicesVatFree: false;
  readonly ArticleId: string | null;
  readonly Text: string;
  readonly UnitPrice: number;
  readonly Quantity: number;
  readonly DiscountPercentage: number;
}

/**
 * Their rows hold prices and quantities of two decimals. What cannot be said in them exactly travels as
 * once the line's amount, with quantity and price in the text, so that their total is ours.
 * The sign goes on the quantity, as a credit invoice of theirs asks.
 */
export function toTheirRow(
  line: OutgoingLine,
  { articleId, rowsIncludeVat, isCredit }: { articleId: string; rowsIncludeVat: boolean; isCredit: boolean },
): TheirRow {
  const amountCents = rowsIncludeVat ? line.netCents + line.vatCents : line.netCents;
  const sign = amountCents < 0 !== isCredit ? -1 : 1;
  const row = { IsTextRow: false, ReversedConstructionServicesVatFree: false, ArticleId: articleId } as const;

  if (!rowsIncludeVat && isSaidInTwoDecimals(line)) {
    return {
      ...row,
      Text: rowText(line, ""),
      UnitPrice: Math.abs(line.unitPriceCents ?? 0) / 100,
      Quantity: (sign * line.quantityThousandths) / 1_000,
      DiscountPercentage: line.discountBasisPoints / 10_000,
    };
  }
  return {
    ...row,
    Text: rowText(line, detailOf(line)),
    UnitPrice: Math.abs(amountCents) / 100,
    Quantity: sign,
    DiscountPercentage: 0,
  };
}

/** Halves are left out: their rounding of an exact half is not documented. */
function isSaidInTwoDecimals(line: OutgoingLine): boolean {
  const { unitPriceCents, quantityThousandths, discountBasisPoints, netCents } = line;
  if (unitPriceCents === null || quantityThousandths <= 0 || quantityThousandths % 10 !== 0) return false;
  const product = BigInt(unitPriceCents) * BigInt(quantityThousandths) * BigInt(10_000 - discountBasisPoints);
  const distance = product - BigInt(netCents) * 10_000_000n;
  return 2n * (distance < 0n ? -distance : distance) < 10_000_000n;
}

function detailOf({ quantityThousandths, unitPriceCents, discountBasisPoints }: OutgoingLine): string {
  const quantity = quantityThousandths / 1_000;
  if (quantity === 1 && discountBasisPoints === 0) return "";
  const price = unitPriceCents === null ? "" : ` ${(unitPriceCents / 100).toFixed(2)}`;
  const discount = discountBasisPoints === 0 ? "" : ` − ${discountBasisPoints / 100} %`;
  return ` (${quantity} ×${price}${discount})`;
}

/** An empty text would be replaced by the article's name over there. */
const rowText = (line: OutgoingLine, detail: string): string =>
  (line.text.trim() || line.articleNumber || "-").slice(0, THEIR_LENGTHS.rowText - detail.length) + detail;

const creditedTexts = {
  fr: "Avoir sur la facture",
  nl: "Creditnota bij factuur",
  en: "Credit note for invoice",
} as const;

/** A draft has no field for the invoice it credits, and the law wants it named on the document. */
const toCreditedRow = (language: OutgoingInvoice["language"], creditedNumber: string): TheirRow => ({
  IsTextRow: true,
  ReversedConstructionServicesVatFree: false,
  ArticleId: null,
  Text: `${creditedTexts[language]} ${creditedNumber}`,
  UnitPrice: 0,
  Quantity: 0,
  DiscountPercentage: 0,
});

export const toExternalDraft = (draft: TheirDraft): ExternalDocument => ({
  ...toExternalDocument(draft),
  stage: "draft",
  externalNumber: null,
  fromDraftId: null,
});

export const toExternalInvoice = (invoice: TheirInvoice): ExternalDocument => ({
  ...toExternalDocument(invoice),
  stage: "issued",
  externalNumber: invoice.InvoiceNumber == null ? null : String(invoice.InvoiceNumber),
  fromDraftId: invoice.CreatedFromDraftId ?? null,
});

const toExternalDocument = (document: TheirDraft) => ({
  externalId: document.Id,
  reference: document.OurReference ?? "",
  kind: document.IsCreditInvoice === true ? ("creditNote" as const) : ("sale" as const),
  issueDay: document.InvoiceDate?.slice(0, 10) ?? null,
  customerNumber: document.CustomerNumber ?? null,
  answerHash: toAnswerHash(document),
  totals: toTotals(document),
});

/** A credit invoice's totals are negative over there and positive with us. */
function toTotals({ IsCreditInvoice, TotalAmount, TotalVatAmount }: TheirDraft): Totals {
  const sign = IsCreditInvoice === true ? -1 : 1;
  const grossCents = toCents(TotalAmount) * sign + 0;
  const vatCents = toCents(TotalVatAmount) * sign + 0;
  return { netCents: grossCents - vatCents, vatCents, grossCents };
}

/** Without ids and times of their making, so the drafts of one request sent twice have one hash. */
function toAnswerHash(document: TheirDraft): string {
  const content = {
    customer: document.CustomerId,
    credit: document.IsCreditInvoice === true,
    invoiceDay: document.InvoiceDate?.slice(0, 10) ?? null,
    dueDay: document.DueDate?.slice(0, 10) ?? null,
    references: [
      document.OurReference ?? "",
      document.YourReference ?? "",
      document.BuyersOrderReference ?? "",
    ],
    totals: [toCents(document.TotalAmount), toCents(document.TotalVatAmount)],
    rows: (document.Rows ?? []).map((row) => [
      row.IsTextRow === true,
      row.ArticleId ?? null,
      row.Text ?? "",
      row.UnitPrice ?? 0,
      row.Quantity ?? 0,
      row.DiscountPercentage ?? 0,
    ]),
  };
  return sha256Hex(new TextEncoder().encode(canonicalJson(content)));
}

const toCents = (amount: number): number => Math.round(amount * 100) + 0;

export const toExternalCoding = (coding: TheirCoding): ExternalCoding => ({
  externalId: coding.Id,
  name: coding.Name ?? "",
  rateBasisPoints: toRateBasisPoints(coding),
  isActive: coding.IsActive,
});

export const toRateBasisPoints = (coding: TheirCoding): number => Math.round(coding.VatRatePercent * 100);

export const toExternalArticle = (article: TheirArticle): ExternalArticle => ({
  externalId: article.Id,
  number: article.Number,
  name: article.Name,
  codingExternalId: article.CodingId,
  isActive: article.IsActive,
});

export const toExternalSettings = (settings: TheirSettings, userName: string | null): ExternalSettings => ({
  companyName: settings.Name,
  countryCode: settings.CountryCode,
  currency: settings.CurrencyCode ?? null,
  // Their "never" is the first day of the calendar, or nothing.
  lockedThrough:
    settings.AccountingLockedTo == null || settings.AccountingLockedTo < "1900"
      ? null
      : settings.AccountingLockedTo.slice(0, 10),
  userName,
});
