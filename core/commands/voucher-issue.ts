import { z } from "zod";
import { addDays, calendarDateSchema } from "../calendar-date.ts";
import type { Chart } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem, firstOpenDayOf, sliceFor } from "../companies/open-day.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { settlementIn } from "../matchings/line-matching.ts";
import { type Matching, matchingIdOf } from "../matchings/matching.ts";
import { numberParts } from "../numbering/number-invoice.ts";
import { partySnapshotSchema } from "../parties/party.ts";
import { postSale } from "../posting/post-sale.ts";
import { ok, refuse } from "../result.ts";
import { readsSlice } from "../rights/rights.ts";
import { checkInvoice } from "../vouchers/check-invoice.ts";
import { bookedAs } from "../vouchers/document-day.ts";
import { invoiceLineSchema } from "../vouchers/invoice-line.ts";
import { invoiceTotals } from "../vouchers/invoice-totals.ts";
import { debitExcessCents, postingSchema } from "../vouchers/posting.ts";
import type { Sale, Voucher } from "../vouchers/voucher.ts";
import { type Decision, defineCommand, type Problem } from "./command-module.ts";

const argsSchema = z.strictObject({
  /** The draft's. */
  id: idSchema,
  number: z
    .string()
    .max(35)
    .refine((number) => /^\d/.test(numberParts(number)?.series ?? "")),
  /** The device that counted the number: it may go by another id when this is sent. */
  writer: idSchema,
  day: calendarDateSchema,
  label: z.string().max(200),
  journal: z.string().max(20),
  practitioner: idSchema.nullable(),
  party: idSchema,
  partyCopy: partySnapshotSchema,
  lines: z.array(invoiceLineSchema).min(1).max(200),
  termsDays: z.int().min(0).max(365),
  note: z.string().max(2000),
  postings: z.array(postingSchema).max(1000),
  seenHash: hashSchema,
});
export interface VoucherIssueArgs extends z.infer<typeof argsSchema> {}

/** Where the draft has become another document meanwhile, the one that was handed over stands beside it. */
const besideId = ({ id, number }: VoucherIssueArgs) => `${id}~${number}`;

/**
 * An invoice that bears a number of its device's series: it may have been handed over, so it is a fact. It says
 * everything itself and rests on no earlier command; whatever stands against it becomes a mark on it.
 */
export const voucherIssue = defineCommand<VoucherIssueArgs>({
  type: "voucher.issue",
  version: 1,
  argsSchema,
  right: "approve",
  isFact: true,
  needs: (args) =>
    [args.id, besideId(args)].flatMap((id) => [
      { collection: "vouchers" as const, id },
      { collection: "matchings" as const, id: matchingIdOf(id) },
    ]),
  decide: (decision) => {
    const { args, command, facts } = decision;
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    if (debitExcessCents(args.postings) !== 0) return refuse({ code: "voucher.unbalanced" });
    const totals = invoiceTotals(args.lines);
    const draft = facts.get("vouchers", args.id);
    const isTaken = draft !== null && !(draft.kind === "sale" && draft.state === "draft");
    const id = isTaken ? besideId(args) : args.id;
    // The same number on the same document: nothing is lost when it is not written twice.
    if (isTaken && facts.get("vouchers", id) !== null) return refuse({ code: "voucher.exists", voucher: id });

    const said = saidProblem(args, company, chart);
    const contested = objections(decision, company, draft, said)[0] ?? null;
    const closed = closedDayProblem(company, args.day);
    const sale: Sale = {
      ...begun(isTaken ? null : draft, decision),
      kind: "sale",
      id,
      state: "approved",
      ...bookedAs(args.day, { on: closed === null ? args.day : firstOpenDayOf(company) }),
      label: args.label,
      journal: args.journal,
      practitioner: args.practitioner,
      slice: sliceFor(company, args.practitioner),
      postings: [],
      party: args.party,
      partyCopy: args.partyCopy,
      lines: args.lines,
      totals,
      termsDays: args.termsDays,
      dueDay: addDays(args.day, args.termsDays),
      note: args.note,
      number: args.number,
      numbering: "given",
      approval: {
        approvedBy: command.madeBy,
        approvedAt: command.madeAt,
        device: command.device,
        command: command.id,
        day: args.day,
        seenHash: args.seenHash,
      },
      ...(contested === null ? {} : { contested: { code: contested.code } }),
    };
    // What these books could not have booked themselves is booked as it was where it was issued.
    const postings = said === null ? postSale(sale, company, chart) : args.postings;
    const known = settlementIn(facts, matchingIdOf(id));
    const matching: Matching = known ?? {
      id: matchingIdOf(id),
      claim: id,
      account: chart.roles.customer,
      party: args.party,
      slice: sale.slice,
      grossCents: totals.grossCents,
      lines: [],
      acts: {},
    };
    return ok({
      documents: [
        { collection: "vouchers", id, after: { ...sale, postings } },
        { collection: "matchings", id: matching.id, after: matching },
      ],
      issued: { voucher: id, number: args.number, day: args.day },
      ...(contested === null ? {} : { contested }),
    });
  },
});

/** Everything that stands against it, what was there before its own rule was asked first. */
function objections(
  { args, objection, standing }: Decision<VoucherIssueArgs>,
  company: Company,
  draft: Voucher | null,
  said: Problem | null,
): Problem[] {
  const taken: Problem | null =
    draft === null || draft.state === "draft"
      ? null
      : { code: "voucher.alreadyApproved", voucher: draft.id, approvedBy: null, approvedAt: null };
  return [
    objection,
    readsSlice(standing, sliceFor(company, args.practitioner))
      ? null
      : ({ code: "rights.otherSlice" } as const),
    seriesProblem(args, company),
    taken,
    closedDayProblem(company, args.day),
    said,
  ].filter((problem) => problem !== null);
}

/** Why a number cannot be one of the company's; null where it can. */
function seriesProblem({ number, writer }: VoucherIssueArgs, { deviceSeries = [] }: Company): Problem | null {
  const parts = numberParts(number)!;
  const declared = deviceSeries.find(({ prefix }) => prefix === parts.series.slice(5));
  if (declared === undefined) return { code: "series.unknown", number };
  if (declared.device !== writer) return { code: "series.otherDevice", number };
  if (declared.closed === null) return null;
  const last = declared.closed.lastNumbers.find(({ series }) => series === parts.series)?.number ?? 0;
  return parts.number > last ? { code: "series.closed", number } : null;
}

/** What is wrong with the document itself, by the rules of these books as they are now. */
function saidProblem(
  { lines, party, partyCopy, day }: VoucherIssueArgs,
  company: Company,
  chart: Chart,
): Problem | null {
  const known = new Set(chart.accounts.map(({ code }) => code));
  const unknown = lines.find(({ account }) => account === null || !known.has(account));
  if (unknown !== undefined) return { code: "account.unknown", account: unknown.account ?? "" };
  const problems = checkInvoice({ kind: "sale", party, lines, day }, company, day, partyCopy);
  return problems[0] ?? null;
}

/** What a document keeps of its draft, which may be gone or never have come. */
function begun(draft: Voucher | null, { command, args }: Decision<VoucherIssueArgs>) {
  return {
    id: args.id,
    provenance: draft?.provenance ?? "entered",
    createdBy: draft?.createdBy ?? command.madeBy,
    createdAt: draft?.createdAt ?? command.madeAt,
    changedBy: command.madeBy,
    changedAt: command.madeAt,
    earlier: draft?.earlier ?? [],
    acts: draft?.acts ?? {},
  };
}
