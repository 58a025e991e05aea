import { z } from "zod";
import { idSchema } from "../ids.ts";

/** Imported books may bring longer codes and labels than anybody would type. */
export const accountSchema = z.strictObject({
  code: z.string().min(1).max(60),
  label: z.string().min(1).max(400),
});
export interface Account extends z.infer<typeof accountSchema> {}

export const journalSchema = z.strictObject({
  code: z.string().min(1).max(60),
  label: z.string().min(1).max(400),
  kind: z.enum(["sales", "purchases", "bank", "cash", "general", "opening"]),
});
export interface Journal extends z.infer<typeof journalSchema> {}

/** A means of payment chooses the account and the journal of the money. */
export const meansOfPaymentSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["bank", "card", "cash", "cheque", "transfer"]),
  account: z.string().min(1).max(20),
  journal: z.string().min(1).max(20),
});
export interface MeansOfPayment extends z.infer<typeof meansOfPaymentSchema> {}

/** Which account plays which part when a voucher is posted. */
export const postingRolesSchema = z.strictObject({
  customer: z.string().max(20),
  supplier: z.string().max(20),
  salesOfServices: z.string().max(20),
  salesOfGoods: z.string().max(20),
  /** Sales whose VAT the customer owes; null where they stand with the others. */
  salesReverseCharged: z.string().max(20).nullable(),
  /** VAT owed, by rate in basis points; "" is every other rate. */
  vatOwed: z.record(z.string().max(5), z.string().max(20)),
  /** VAT of services that waits for payment; null where the country has no such rule. */
  vatWaiting: z.string().max(20).nullable(),
  /** VAT that comes back; absent in charts kept before purchases were booked, then the country's usual one. */
  vatDeductible: z.string().max(20).optional(),
  /** VAT of services bought that comes back once they are paid; null or absent where it comes back at once. */
  vatDeductibleWaiting: z.string().max(20).nullable().optional(),
  /** Stem of a practitioner's own fee account, to which their three letters are added; null without practitioners. */
  fees: z.string().max(20).nullable(),
});
export interface PostingRoles extends z.infer<typeof postingRolesSchema> {}

/** The chart of a company: accounts, journals, means of payment and posting rules, one document. */
export const chartSchema = z.strictObject({
  id: z.literal("chart"),
  accounts: z.array(accountSchema).max(20_000),
  journals: z.array(journalSchema).max(500),
  means: z.array(meansOfPaymentSchema).max(50),
  roles: postingRolesSchema,
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Chart extends z.infer<typeof chartSchema> {}

/** The code of the journal for what no other is for (OD), where closing entries stand. */
export const generalJournalOf = ({ journals }: Pick<Chart, "journals">): string =>
  journals.find(({ kind }) => kind === "general")?.code ?? "OD";
