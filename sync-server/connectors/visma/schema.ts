import { z } from "zod";

// Field names and kinds are those of Visma's OpenAPI file for eAccounting v2. Objects are loose: a field they
// add tomorrow passes, and only what we rely on is asked for.

const uuid = z.string().min(1).max(100);
const text = z.string().nullish();

export const theirErrorSchema = z.looseObject({
  ErrorCode: z.number().nullish(),
  DeveloperErrorMessage: text,
  ErrorId: text,
  Errors: z.array(z.looseObject({ Field: text, ErrorCode: text, Message: text, Key: text })).nullish(),
});
export interface TheirError extends z.infer<typeof theirErrorSchema> {}

/** Their envelope of every list. */
export const theirPageSchema = z.looseObject({
  Meta: z.looseObject({
    CurrentPage: z.number(),
    PageSize: z.number(),
    TotalNumberOfPages: z.number(),
    TotalNumberOfResults: z.number(),
  }),
  Data: z.array(z.unknown()),
});

export const theirCustomerSchema = z.looseObject({
  Id: uuid,
  CustomerNumber: text,
  Name: z.string(),
  IsPrivatePerson: z.boolean(),
  CurrencyCode: text,
  InvoiceCountryCode: text,
});
export interface TheirCustomer extends z.infer<typeof theirCustomerSchema> {}

export const theirArticleSchema = z.looseObject({
  Id: uuid,
  Number: z.string(),
  Name: z.string(),
  CodingId: uuid,
  IsActive: z.boolean(),
});
export interface TheirArticle extends z.infer<typeof theirArticleSchema> {}

export const theirCodingSchema = z.looseObject({
  Id: uuid,
  Name: text,
  IsActive: z.boolean(),
  VatRatePercent: z.number(),
  DomesticSalesSubjectToVatAccountNumber: z.number().nullish(),
  DomesticSalesVatExemptAccountNumber: z.number().nullish(),
  DomesticSalesVatCodeExemptAccountNumber: z.number().nullish(),
});
export interface TheirCoding extends z.infer<typeof theirCodingSchema> {}

export const theirUnitSchema = z.looseObject({ Id: uuid, Name: text, Code: text });

export const theirTermsSchema = z.looseObject({
  Id: uuid,
  NumberOfDays: z.number(),
  AvailableForSales: z.boolean().nullish(),
});

export const theirSettingsSchema = z.looseObject({
  Name: z.string(),
  CountryCode: z.string(),
  CurrencyCode: text,
  TermsOfPaymentId: text,
  AccountingLockedTo: text,
  ShowPricesExclVatPC: z.boolean().nullish(),
});
export interface TheirSettings extends z.infer<typeof theirSettingsSchema> {}

const theirRowSchema = z.looseObject({
  LineNumber: z.number().nullish(),
  IsTextRow: z.boolean().nullish(),
  ArticleId: text,
  ArticleNumber: text,
  Text: text,
  UnitPrice: z.number().nullish(),
  Quantity: z.number().nullish(),
  DiscountPercentage: z.number().nullish(),
});

const document = {
  Id: uuid,
  CustomerId: uuid,
  CustomerNumber: text,
  IsCreditInvoice: z.boolean().nullish(),
  InvoiceDate: text,
  DueDate: text,
  OurReference: text,
  YourReference: text,
  BuyersOrderReference: text,
  Rows: z.array(theirRowSchema).nullish(),
  TotalAmount: z.number(),
  TotalVatAmount: z.number(),
};

export const theirDraftSchema = z.looseObject(document);
export interface TheirDraft extends z.infer<typeof theirDraftSchema> {}

export const theirInvoiceSchema = z.looseObject({
  ...document,
  InvoiceNumber: z.union([z.string(), z.number()]).nullish(),
  CreatedFromDraftId: text,
});
export interface TheirInvoice extends z.infer<typeof theirInvoiceSchema> {}

/** What a token answer becomes once it is ours to keep; always encrypted at rest. */
export const credentialsSchema = z.strictObject({
  accessToken: z.string().min(1),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  refreshToken: z.string().min(1),
});
export interface VismaCredentials extends z.infer<typeof credentialsSchema> {}
