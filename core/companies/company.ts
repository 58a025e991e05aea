import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { idSchema, practitionerCodeSchema } from "../ids.ts";
import { vatStatusSchema } from "../vat/vat-status.ts";

/** Who earns the fees. Their account is derived from their three letters. */
export const practitionerSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(100),
  code: practitionerCodeSchema,
});
export interface Practitioner extends z.infer<typeof practitionerSchema> {}

export const fiscalYearSchema = z.strictObject({ from: calendarDateSchema, through: calendarDateSchema });
export interface FiscalYear extends z.infer<typeof fiscalYearSchema> {}

/** One set of books: a practice, a small firm, an accounting firm's client. */
export const companySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(100),
  country: z.enum(["FR", "NL"]),
  currency: z.literal("EUR"),
  /** SIREN in France, KVK number in the Netherlands; "" while unknown. */
  registration: z.string().max(14),
  vatNumber: z.string().max(20),
  address1: z.string().max(100),
  postalCode: z.string().max(10),
  city: z.string().max(50),
  /** Cash-basis books post money only; accrual books post what is owed. */
  basis: z.enum(["accrual", "cash"]),
  /** How the practitioners of a practice stand to each other. */
  practice: z.enum(["alone", "several", "company"]),
  vatHistory: z.array(vatStatusSchema).min(1).max(20),
  practitioners: z.array(practitionerSchema).max(100),
  fiscalYears: z.array(fiscalYearSchema).max(50),
  /** The first day whose vouchers are entered here; imported books lie before it or in the open year. */
  booksStart: calendarDateSchema,
  /** Who numbers invoices: our server, or the outside system they go to. */
  numbering: z.enum(["central", "external"]),
  protectedThrough: calendarDateSchema.nullable(),
  validatedThrough: calendarDateSchema.nullable(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Company extends z.infer<typeof companySchema> {}
