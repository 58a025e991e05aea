import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { sliceFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
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
});
export interface DraftFields extends z.infer<typeof draftFieldsSchema> {}

const argsSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["sale", "creditNote", "purchase", "expense"]),
  /** The sale a credit note corrects; null for the other kinds. */
  credits: idSchema.nullable(),
  set: draftFieldsSchema,
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
    if (known && (!isInvoice(known) || known.state !== "draft"))
      return refuse({ code: "voucher.notDraft", voucher: args.id });
    if (known && known.kind !== args.kind) return refuse({ code: "voucher.otherKind", voucher: args.id });
    if (args.kind === "creditNote") {
      const sale = args.credits === null ? null : facts.get("vouchers", args.credits);
      if (sale?.kind !== "sale" || sale.state !== "approved")
        return refuse({ code: "creditNote.saleMissing" });
    }
    const practitioner = args.set.practitioner ?? known?.practitioner ?? null;
    if (practitioner !== null && !company.practitioners.some(({ id }) => id === practitioner))
      return refuse({ code: "practitioner.notFound", practitioner });

    const draft = (known as InvoiceVoucher | null) ?? emptyDraft(args, command);
    const after = {
      ...draft,
      ...args.set,
      changedBy: command.madeBy,
      changedAt: command.madeAt,
    } as InvoiceVoucher;
    after.slice = sliceFor(company, after.practitioner);
    return ok({ documents: [{ collection: "vouchers", id: args.id, after }] });
  },
});

function emptyDraft({ id, kind, credits }: VoucherDraftArgs, command: CommandEnvelope): InvoiceVoucher {
  const draft = {
    id,
    state: "draft" as const,
    day: command.madeAt.slice(0, 10),
    label: "",
    journal: "",
    practitioner: null,
    slice: "shared",
    postings: [],
    provenance: "entered",
    createdBy: command.madeBy,
    createdAt: command.madeAt,
    changedBy: command.madeBy,
    changedAt: command.madeAt,
    earlier: [],
    acts: {},
    party: null,
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
