import { z } from "zod";
import { calendarDateSchema, instantSchema } from "../calendar-date.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { centsSchema } from "../money.ts";
import { partySnapshotSchema } from "../parties/party.ts";
import { invoiceLineSchema } from "./invoice-line.ts";
import { invoiceTotalsSchema } from "./invoice-totals.ts";
import { lineFactsSchema } from "./line-facts.ts";
import { postingSchema } from "./posting.ts";

/** The highest counter of each device that wrote a document: tells whether a device's own act is already in it. */
export const actsSchema = z.record(idSchema, z.int().min(0));

const earlierVersionSchema = z.strictObject({
  changedAt: instantSchema,
  changedBy: idSchema,
  command: idSchema,
  /** The fields as they were, by name. */
  before: z.record(z.string().max(40), z.unknown()),
});

const common = {
  id: idSchema,
  /** The day it is booked on. */
  day: calendarDateSchema,
  /** The day on its paper, where what came too late is booked on a later one; absent where they are the same. */
  pieceOn: calendarDateSchema.optional(),
  label: z.string().max(200),
  journal: z.string().max(20),
  practitioner: idSchema.nullable(),
  slice: idSchema,
  /** What is booked. Empty while a draft, and for a claim in cash-basis books. */
  postings: z.array(postingSchema).max(1000),
  provenance: z.string().max(80),
  createdBy: idSchema,
  createdAt: instantSchema,
  changedBy: idSchema,
  changedAt: instantSchema,
  earlier: z.array(earlierVersionSchema).max(50),
  acts: actsSchema,
  /** Given by validating, which makes the voucher irreversible; what posts nothing has no entry to number. */
  entryNumber: z.string().max(100).optional(),
  validatedAt: instantSchema.optional(),
  /** It belongs to its fiscal year's closing period, see companies/closing-period.ts; absent of all others. */
  closing: z.literal(true).optional(),
};

const approvalSchema = z.strictObject({
  approvedBy: idSchema,
  approvedAt: instantSchema,
  device: idSchema,
  command: idSchema,
  /** The day that was approved, before a number moved it; unknown of what was approved before this was kept. */
  day: calendarDateSchema.optional(),
  /** Hash of what was on screen when it was approved. */
  seenHash: hashSchema,
});

const invoice = {
  ...common,
  state: z.enum(["draft", "approved"]),
  party: idSchema.nullable(),
  /** The party as it was when issued; later changes of the party do not reach an issued document. */
  partyCopy: partySnapshotSchema.nullable(),
  lines: z.array(invoiceLineSchema).max(200),
  totals: invoiceTotalsSchema.nullable(),
  termsDays: z.int().min(0).max(365),
  dueDay: calendarDateSchema.nullable(),
  note: z.string().max(2000),
  /** Null while a draft; "onArrival" until the server, or the outside system, has numbered it. */
  number: z.string().max(35).nullable(),
  numbering: z.enum(["none", "onArrival", "given", "external"]),
  approval: approvalSchema.nullable(),
};

export const saleSchema = z.strictObject({
  kind: z.literal("sale"),
  ...invoice,
  /** The number on a paper that was found, and is entered under it; its approval makes it the number. */
  writtenNumber: z.string().max(35).optional(),
  /** What stood against an invoice that had been issued already when the server heard of it. */
  contested: z.strictObject({ code: z.string().max(80) }).optional(),
});
export const creditNoteSchema = z.strictObject({
  kind: z.literal("creditNote"),
  ...invoice,
  /** The sale it corrects. */
  credits: idSchema,
});
/** What was bought is nobody's issued document: it may be cancelled until it is validated. */
const boughtState = z.enum(["draft", "approved", "cancelled"]);

export const purchaseSchema = z.strictObject({
  kind: z.literal("purchase"),
  ...invoice,
  state: boughtState,
  theirNumber: z.string().max(35),
});
export const expenseSchema = z.strictObject({
  kind: z.literal("expense"),
  ...invoice,
  state: boughtState,
  /** Who paid it out of their own pocket; null when the company paid by `means`. */
  paidBy: idSchema.nullable(),
  means: idSchema.nullable().optional(),
});

const recorded = {
  ...common,
  state: z.enum(["recorded", "cancelled"]),
  /** The voucher whose postings it undoes by their mirror image; absent in what reverses nothing. */
  reverses: idSchema.optional(),
};

export const paymentSchema = z.strictObject({
  kind: z.literal("payment"),
  ...recorded,
  party: idSchema.nullable(),
  amountCents: centsSchema,
  /** Id of a means of payment of the chart: bank, cash, cheque, card. */
  means: idSchema,
  /** What it settles; the rest, if any, is for a session. */
  settles: z.array(z.strictObject({ voucher: idSchema, cents: centsSchema })).max(50),
  /** For what is not an invoice: the account it is for; null takes the practitioner's fee account. */
  account: z.string().max(20).nullable(),
  /**
   * Key of the VAT category of what settles nothing, the VAT being within the amount; null where there is none to
   * tell apart, absent in what was recorded before this was kept.
   */
  vat: z.string().max(20).nullable().optional(),
});

export const bankOperationSchema = z.strictObject({
  kind: z.literal("bankOperation"),
  ...recorded,
  amountCents: centsSchema,
  bankAccount: z.string().max(34),
  theirText: z.string().max(500),
});

export const entrySchema = z.strictObject({
  kind: z.literal("entry"),
  ...recorded,
  /** The paper an imported entry names; absent of what was entered here. */
  pieceRef: z.string().max(100).optional(),
  /** The voucher in common that it divides: by one practitioner's share of it, or, reversing it, by taking it out. */
  divides: idSchema.optional(),
  /** When and how an imported entry of cash-basis books, or a share of what is in common, was paid. */
  settled: z.strictObject({ on: calendarDateSchema.nullable(), by: z.string().max(100) }).optional(),
  /** What an imported entry of cash-basis books was for, and the code of whom it was with: its NatOp and IdClient. */
  nature: z.string().max(200).optional(),
  client: z.string().max(200).optional(),
  /** What lines of an imported entry say for themselves; only of those that do. */
  lineFacts: z.array(lineFactsSchema).max(1000).optional(),
});

/** One source document with its postings inside: a device never holds half an entry. */
export const voucherSchema = z.discriminatedUnion("kind", [
  saleSchema,
  creditNoteSchema,
  purchaseSchema,
  expenseSchema,
  paymentSchema,
  bankOperationSchema,
  entrySchema,
]);
export type Voucher = z.infer<typeof voucherSchema>;
export type VoucherKind = Voucher["kind"];
export interface Sale extends z.infer<typeof saleSchema> {}
export interface CreditNote extends z.infer<typeof creditNoteSchema> {}
export interface Purchase extends z.infer<typeof purchaseSchema> {}
export interface Expense extends z.infer<typeof expenseSchema> {}
export interface Payment extends z.infer<typeof paymentSchema> {}
export interface Entry extends z.infer<typeof entrySchema> {}
export type InvoiceVoucher = Sale | CreditNote | Purchase | Expense;

export const isInvoice = <Some extends Pick<Voucher, "kind">>(
  voucher: Some,
): voucher is Extract<Some, Pick<InvoiceVoucher, "kind">> =>
  voucher.kind === "sale" ||
  voucher.kind === "creditNote" ||
  voucher.kind === "purchase" ||
  voucher.kind === "expense";
