import { type FieldError, fieldError, invalid } from "./their-refusal.ts";

/** What their OpenAPI file asks of a field: `required`, `maxLength`, and how many decimals a number may have. */
interface FieldRule {
  readonly required?: true;
  readonly maxLength?: number;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  readonly kind: "text" | "number" | "boolean" | "id" | "day" | "list";
}

export type Rules = Readonly<Record<string, FieldRule>>;
export type Body = Readonly<Record<string, unknown>>;

const text = (maxLength: number): FieldRule => ({ kind: "text", maxLength });
const flag: FieldRule = { kind: "boolean" };
const id: FieldRule = { kind: "id" };
const required = (rule: FieldRule): FieldRule => ({ ...rule, required: true });

export const customerRules: Rules = {
  Name: required(text(50)),
  InvoiceCity: required(text(50)),
  InvoicePostalCode: required(text(10)),
  IsActive: required(flag),
  IsPrivatePerson: required(flag),
  TermsOfPaymentId: required(id),
  CustomerNumber: text(16),
  CorporateIdentityNumber: text(20),
  VatNumber: text(20),
  EmailAddress: text(255),
  InvoiceAddress1: text(50),
  InvoiceAddress2: text(50),
  InvoiceCountryCode: text(2),
  CurrencyCode: text(3),
  ContactPersonName: text(100),
  MobilePhone: text(50),
  Telephone: text(50),
  Note: text(4_000),
  DiscountPercentage: { kind: "number", decimals: 4, min: 0, max: 1 },
  ReverseChargeOnConstructionServices: flag,
};

export const articleRules: Rules = {
  Number: required(text(40)),
  Name: required(text(50)),
  CodingId: required(id),
  UnitId: required(id),
  IsActive: required(flag),
  NameEnglish: text(50),
  Note: text(4_000),
  NetPrice: { kind: "number", decimals: 2, min: 0, max: 99_000_000 },
  GrossPrice: { kind: "number", decimals: 2, min: 0, max: 99_000_000 },
};

export const draftRules: Rules = {
  CustomerId: required(id),
  EuThirdParty: required(flag),
  RotReducedInvoicingType: required({ kind: "number", decimals: 0, min: 0, max: 2 }),
  IsCreditInvoice: flag,
  InvoiceDate: { kind: "day" },
  DueDate: { kind: "day" },
  DeliveryDate: { kind: "day" },
  YourReference: text(100),
  OurReference: text(100),
  BuyersOrderReference: text(35),
  ElectronicReference: text(100),
  TermsOfPaymentId: id,
  ReplaceUnitPriceWhenZero: flag,
  Rows: { kind: "list" },
};

export const rowRules: Rules = {
  IsTextRow: required(flag),
  ReversedConstructionServicesVatFree: flag,
  LineNumber: { kind: "number", decimals: 0, min: 0, max: 1_000 },
  ArticleId: id,
  Text: text(2_000),
  UnitPrice: { kind: "number", decimals: 4 },
  Quantity: { kind: "number", decimals: 2 },
  DiscountPercentage: { kind: "number", decimals: 4, min: 0, max: 1 },
};

export const linkRules: Rules = {
  ResourceId: required(id),
  ResourceType: required({ kind: "number", decimals: 0, min: 0, max: 6 }),
  Href: required(text(256)),
  PartnerCompanyName: required(text(100)),
  PartnerSystemName: required(text(100)),
};

export const settingsRules: Rules = {
  Name: required(text(100)),
  Address1: required(text(40)),
  PostalCode: required(text(10)),
  City: required(text(40)),
  CountryCode: required(text(2)),
};

/** The known fields of a body, absent ones as null: their PUT replaces, it does not merge. */
export function checkBody(body: Body, rules: Rules): Record<string, unknown> {
  const errors = fieldErrors(body, rules);
  if (errors.length > 0) throw invalid(errors);
  return Object.fromEntries(Object.keys(rules).map((field) => [field, body[field] ?? null]));
}

export function fieldErrors(body: Body, rules: Rules, prefix = ""): FieldError[] {
  return Object.entries(rules).flatMap(([field, rule]) => {
    const value = body[field] ?? null;
    const name = prefix + field;
    if (value === null || value === "") {
      return rule.required ? [fieldError(name, "Required", `The ${name} field is required.`)] : [];
    }
    const problem = problemOf(value, rule);
    return problem === null ? [] : [fieldError(name, "Invalid", `The field ${name} ${problem}.`)];
  });
}

function problemOf(value: unknown, rule: FieldRule): string | null {
  switch (rule.kind) {
    case "text":
      if (typeof value !== "string") return "must be a string";
      return value.length > (rule.maxLength ?? Number.POSITIVE_INFINITY)
        ? `must be a string with a maximum length of ${rule.maxLength}`
        : null;
    case "id":
      return typeof value === "string" && /^[0-9a-f-]{36}$/i.test(value) ? null : "must be a uuid";
    case "boolean":
      return typeof value === "boolean" ? null : "must be a boolean";
    case "day":
      return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? null : "must be a date";
    case "list":
      return Array.isArray(value) ? null : "must be an array";
    case "number":
      return numberProblem(value, rule);
  }
}

function numberProblem(value: unknown, { decimals = 0, min, max }: FieldRule): string | null {
  if (typeof value !== "number") return "must be a number";
  if (!hasDecimalsAtMost(value, decimals)) return `may have at most ${decimals} decimals`;
  return value < (min ?? value) || value > (max ?? value) ? "is out of range" : null;
}

export const hasDecimalsAtMost = (value: number, decimals: number): boolean =>
  Number(value.toFixed(decimals)) === value;
