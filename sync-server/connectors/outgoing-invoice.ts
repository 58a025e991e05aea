import { z } from "zod";
import { calendarDateSchema } from "#core/calendar-date.ts";
import { centsSchema } from "#core/money.ts";

export const outgoingCustomerSchema = z.strictObject({
  number: z.string().min(1).max(40),
  name: z.string().min(1).max(200),
  isPrivatePerson: z.boolean(),
  address1: z.string().max(200),
  postalCode: z.string().max(20),
  city: z.string().max(100),
  countryCode: z.string().length(2),
  vatNumber: z.string().max(20).nullable(),
  email: z.string().max(255).nullable(),
});
export interface OutgoingCustomer extends z.infer<typeof outgoingCustomerSchema> {}

export const outgoingLineSchema = z.strictObject({
  articleNumber: z.string().max(40).nullable(),
  text: z.string().max(2_000),
  quantityThousandths: z.int(),
  /** Without VAT; null where the price was said VAT included, for it may not be whole cents without. */
  unitPriceCents: centsSchema.nullable(),
  discountBasisPoints: z.int().min(0).max(10_000),
  /** Key of a VAT category, see core/vat/vat-categories.ts. */
  vat: z.string().max(20),
  netCents: centsSchema,
  /** The line's share of its category's VAT: the shares add up to it. */
  vatCents: centsSchema,
});
export interface OutgoingLine extends z.infer<typeof outgoingLineSchema> {}

/**
 * An approved sale on its way to another system, in nobody's words but ours.
 * A credit note's amounts are positive, as on its paper: `kind` says which way they count.
 */
export const outgoingInvoiceSchema = z.strictObject({
  kind: z.enum(["sale", "creditNote"]),
  /** Null where the outside system gives the number. */
  number: z.string().max(35).nullable(),
  /** The number of the invoice that a credit note corrects. */
  creditedNumber: z.string().max(35).nullable(),
  issueDay: calendarDateSchema,
  dueDay: calendarDateSchema,
  currency: z.string().length(3),
  language: z.enum(["fr", "nl", "en"]),
  customer: outgoingCustomerSchema,
  lines: z.array(outgoingLineSchema).min(1),
  netCents: centsSchema,
  vatCents: centsSchema,
  grossCents: centsSchema,
  yourReference: z.string().max(200),
});
export interface OutgoingInvoice extends z.infer<typeof outgoingInvoiceSchema> {}
