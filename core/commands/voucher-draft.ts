import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { sliceFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { writtenNumberProblem } from "../numbering/written-number.ts";
import { ok, refuse } from "../result.ts";
import { enteredBy } from "../vouchers/entered-by.ts";
import { invoiceLineSchema } from "../vouchers/invoice-line.ts";
import { type InvoiceVoucher, isInvoice } from "../vouchers/voucher.ts";
import type { CommandEnvelope } from "./command.ts";
import { defineCommand } from "./command-module.ts";

/** Each edit names the fields it sets, so two people's edits of different fields both stand. */
export const draftFieldsSchema = z.strictObject({
  day: calendarDateSchema.optional(),
  label: z.string().max(200).optional(),
  practitioner: idSchema.nullable().optional(),
  party: idSchema.nullable().optional(),
  lines: z.array(invoiceLineSchema).max(200).optional(),
  termsDays: z.int().min(0).max(365).optional(),
  note: z.string().max(2000).optional(),
  theirNumber: z.string().max(35).optional(),
  paidBy: idSchema.nullable().optional(),
  means: idSchema.nullable().optional(),
  /** Of an invoice whose paper was found, see numbering/written-number.ts. */
  writtenNumber: z.string().max(35).optional(),
});
export interface DraftFields extends z.infer<typeof draftFieldsSchema> {}

const argsSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["sale", "creditNote", "purchase", "expense"]),
  /** The sale a credit note corrects; null for the other kinds. */
  credits: idSchema.nullable(),
  set: draftFieldsSchema,
  /** Changes a draft that is there, and never brings back one that somebody deleted meanwhile. */
  edits: z.boolean().optional(),
});
export interface VoucherDraftArgs extends z.infer<typeof argsSchema> {}

/** Begins a draft, or changes the named fields of one. */
export const voucherDraft = defineCommand<VoucherDraftArgs>({
  type: "voucher.draft",
  version: 1,
  argsSchema,
  right: "draft",
  needs: ({ id, credits }) => [
    { collection: "vouchers", id },
    ...(credits === null ? [] : [{ collection: "vouchers" as const, id: credits }]),
  ],
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });

    const known = facts.get("vouchers", args.id);
    if (!known && args.edits === true) return refuse({ code: "voucher.notFound", voucher: args.id });
    if (known && (!isInvoice(known) || known.state !== "draft"))
      return refuse({ code: "voucher.notDraft", voucher: args.id });
    if (
      known &&
      (known.kind !== args.kind || (known.kind === "creditNote" && known.credits !== args.credits))
    )
      return refuse({ code: "voucher.otherKind", voucher: args.id });
    const foreign = foreignField(args);
    if (foreign) return refuse({ code: "command.malformed", issues: [foreign] });
    const { writtenNumber } = args.set;
    const written = writtenNumber === undefined ? null : writtenNumberProblem(writtenNumber, company);
    if (written) return refuse(written);
    const sale =
      args.kind === "creditNote" && args.credits !== null ? facts.get("vouchers", args.credits) : null;
    if (args.kind === "creditNote" && (sale?.kind !== "sale" || sale.state !== "approved"))
      return refuse({ code: "creditNote.saleMissing" });
    // Whose fees are given back is not a choice: it is whoever earned them.
    const practitioner = sale ? sale.practitioner : (args.set.practitioner ?? known?.practitioner ?? null);
    if (practitioner !== null && !company.practitioners.some(({ id }) => id === practitioner))
      return refuse({ code: "practitioner.notFound", practitioner });

    const draft =
      (known as InvoiceVoucher | null) ??
      emptyDraft(args, sale?.kind === "sale" ? sale.party : null, command);
    const after = {
      ...draft,
      ...args.set,
      changedBy: command.madeBy,
      changedAt: command.madeAt,
    } as InvoiceVoucher;
    if (sale) after.practitioner = sale.practitioner;
    after.slice = sliceFor(company, after.practitioner);
    return ok({ documents: [{ collection: "vouchers", id: args.id, after }] });
  },
});

/** A field that this kind of document does not have. */
export function foreignField({ kind, set }: Pick<VoucherDraftArgs, "kind" | "set">) {
  const kindByField = {
    theirNumber: "purchase",
    paidBy: "expense",
    means: "expense",
    writtenNumber: "sale",
  } as const;
  for (const field of ["theirNumber", "paidBy", "means", "writtenNumber"] as const)
    if (set[field] !== undefined && kind !== kindByField[field])
      return { path: `set.${field}`, code: "unrecognized_keys" };
  return null;
}

function emptyDraft(
  { id, kind, credits }: VoucherDraftArgs,
  party: string | null,
  command: CommandEnvelope,
): InvoiceVoucher {
  const draft = {
    id,
    state: "draft" as const,
    day: command.madeAt.slice(0, 10),
    label: "",
    journal: "",
    practitioner: null,
    slice: "shared",
    postings: [],
    ...enteredBy(command),
    party,
    partyCopy: null,
    lines: [],
    totals: null,
    termsDays: 30,
    dueDay: null,
    note: "",
    number: null,
    numbering: "none" as const,
    approval: null,
  };
  if (kind === "creditNote") return { ...draft, kind, credits: credits! };
  if (kind === "purchase") return { ...draft, kind, theirNumber: "" };
  if (kind === "expense") return { ...draft, kind, paidBy: null };
  return { ...draft, kind };
}
