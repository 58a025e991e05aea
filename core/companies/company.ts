import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { idSchema, practitionerCodeSchema } from "../ids.ts";
import { roleSchema } from "../members/member.ts";
import { declaredHoleSchema } from "../numbering/declared-hole.ts";
import { deviceSeriesSchema } from "../numbering/device-series.ts";
import { planSchema } from "../plans/plan.ts";
import { vatStatusSchema } from "../vat/vat-status.ts";
import { companyAddressSchema } from "./company-address.ts";
import { divisionKeySchema } from "./division-key.ts";
import { siretSchema } from "./siret.ts";

/** Who earns the fees. Their account is derived from their three letters. */
export const practitionerSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(100),
  code: practitionerCodeSchema,
  /** Key of the VAT category of what they earn; without it, the company's usual one. */
  vat: z.string().max(20).nullable().optional(),
  /** The own SIREN of who files for themselves; absent while unknown. */
  registration: z.string().max(14).optional(),
});
export interface Practitioner extends z.infer<typeof practitionerSchema> {}

export const fiscalYearSchema = z.strictObject({ from: calendarDateSchema, through: calendarDateSchema });
export interface FiscalYear extends z.infer<typeof fiscalYearSchema> {}

/** What a company that is an accounting firm keeps about its work. */
export const firmSchema = z.strictObject({
  /** Whether the module is switched on; switched off, client companies stay. */
  isOn: z.boolean(),
  /** The role that its collaborators have in a client company unless another is chosen. */
  defaultRole: idSchema,
  groups: z.array(z.strictObject({ id: idSchema, name: z.string().trim().min(1).max(60) })).max(100),
});
export interface Firm extends z.infer<typeof firmSchema> {}

/** Which accounting firm looks after a company, and how the firm files it. */
export const careSchema = z.strictObject({
  firm: idSchema,
  /** A prospect is not counted as a client; becoming one changes nothing else. */
  stage: z.enum(["prospect", "client"]),
  group: idSchema.nullable(),
  since: calendarDateSchema,
  /** Whoever of the firm began the company, and so owns it without being given a place by the firm. */
  begunBy: idSchema.nullable().optional(),
  /** What the firm was called when it began; the company's own people know nothing else of the firm. */
  firmName: z.string().max(100).optional(),
});
export interface Care extends z.infer<typeof careSchema> {}

/** Which accounting firm looked after the company last, and who ended it. */
export const careEndedSchema = z.strictObject({
  firm: idSchema,
  firmName: z.string().max(100),
  on: calendarDateSchema,
  by: z.enum(["company", "firm"]),
});
export interface CareEnded extends z.infer<typeof careEndedSchema> {}

/** Whether somebody acts for the accounting firm: it gave them their place, or they began the company for it. */
export const isOfFirm = (care: Care, member: { readonly id: string; readonly isOfFirm: boolean }): boolean =>
  member.isOfFirm || care.begunBy === member.id;

/** One set of books: a practice, a small firm, an accounting firm's client. */
export const companySchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(100),
  /** What stands for the company in an address, "cabinet-des-tilleuls"; the server keeps it unique. "" for none. */
  address: companyAddressSchema,
  country: z.enum(["FR", "NL"]),
  currency: z.literal("EUR"),
  /** SIREN in France, KVK number in the Netherlands; "" while unknown. */
  registration: z.string().max(14),
  /** The French establishment's SIRET; "" while unknown. */
  siret: siretSchema,
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
  /** How what practitioners who file each for themselves have in common is divided; absent while nobody has said so. */
  divisionKeys: z.array(divisionKeySchema).max(50).optional(),
  fiscalYears: z.array(fiscalYearSchema).max(50),
  /** The first day whose vouchers are entered here; imported books lie before it or in the open year. */
  booksStart: calendarDateSchema,
  /**
   * Who numbers invoices: our server, the devices that have a series of their own (what others approve our server
   * numbers), or the outside system they go to.
   */
  numbering: z.enum(["central", "perDevice", "external"]),
  /** Series that devices number in, also those that are closed; absent where none was declared. */
  deviceSeries: z.array(deviceSeriesSchema).max(100).optional(),
  /** Nothing dated through this day is changed; whoever may protect moves it both ways. */
  protectedThrough: calendarDateSchema.nullable(),
  protectedBy: idSchema.nullable(),
  validatedThrough: calendarDateSchema.nullable(),
  /** The last day of the last fiscal year that was closed; absent or null while none was. */
  closedThrough: calendarDateSchema.nullable().optional(),
  createdOn: calendarDateSchema,
  /** Numbers of a series that no paper bears, each with its reason; absent where none were declared. */
  declaredHoles: z.array(declaredHoleSchema).max(200).optional(),
  plan: planSchema,
  /** Whether an accounting firm's production software may fetch the validated books; absent is no. */
  isForProduction: z.boolean().optional(),
  /** The members' ids, the invited ones among them: a command finds by them whom it has to look at. */
  memberIds: z.array(idSchema).max(500),
  roles: z.array(roleSchema).max(50),
  /** Null unless the company is an accounting firm. */
  firm: firmSchema.nullable(),
  /** Null while no accounting firm looks after it. */
  care: careSchema.nullable(),
  /** Told to the company's people until another firm takes it in; absent where none ever left. */
  careEnded: careEndedSchema.nullable().optional(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Company extends z.infer<typeof companySchema> {}
