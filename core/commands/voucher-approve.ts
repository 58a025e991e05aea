import { z } from "zod";
import { addDays, type CalendarDate } from "../calendar-date.ts";
import { type Chart, generalJournalOf } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem, firstOpenDayOf } from "../companies/open-day.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { settlementIn } from "../matchings/line-matching.ts";
import { fullMatchingProblem, type Matching, matchingIdOf } from "../matchings/matching.ts";
import { writtenNumberProblem } from "../numbering/written-number.ts";
import { partyAsProposed, toPartySnapshot } from "../parties/party.ts";
import { incomeAccount } from "../posting/income-account.ts";
import { postCreditNote } from "../posting/post-credit-note.ts";
import { postSale } from "../posting/post-sale.ts";
import { purchaseChanges } from "../posting/purchase-changes.ts";
import { ok, type Result, refuse } from "../result.ts";
import { approvalHash } from "../vouchers/approval-hash.ts";
import { checkInvoice } from "../vouchers/check-invoice.ts";
import { creditNotesOf, creditNoteTotals, creditProblem } from "../vouchers/credit-left.ts";
import { approvedDayOf, creditNoteDay } from "../vouchers/credit-note-day.ts";
import { type Booking, bookedAs, documentDayOf } from "../vouchers/document-day.ts";
import { invoiceTotals } from "../vouchers/invoice-totals.ts";
import { type CreditNote, type InvoiceVoucher, isInvoice, type Sale } from "../vouchers/voucher.ts";
import {
  type Changes,
  type Decision,
  type DocumentKey,
  defineCommand,
  type Facts,
  type Problem,
} from "./command-module.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  /** Hash of what was on screen, see vouchers/approval-hash.ts. */
  seenHash: hashSchema,
  /** A purchase or expense, into the closing period of the fiscal year that ends on its day. */
  closing: z.literal(true).optional(),
});
export interface VoucherApproveArgs extends z.infer<typeof argsSchema> {}

/** A draft becomes definitive for its author: checked, its party frozen, posted where the books are accrual, to be numbered. */
export const voucherApprove = defineCommand<VoucherApproveArgs>({
  type: "voucher.approve",
  version: 1,
  argsSchema,
  right: "approve",
  needs: ({ id }, facts) => {
    // Both are named before the draft is known, so a server loads them for a whole run of commands at once.
    const keys: DocumentKey[] = [
      { collection: "vouchers", id },
      { collection: "matchings", id: matchingIdOf(id) },
    ];
    const draft = facts.get("vouchers", id);
    if (!draft || !isInvoice(draft)) return keys;
    if (draft.party !== null) keys.push({ collection: "parties", id: draft.party });
    if (draft.kind !== "creditNote") return keys;
    keys.push({ collection: "vouchers", id: draft.credits });
    keys.push({ collection: "matchings", id: matchingIdOf(draft.credits) });
    const matching = settlementIn(facts, matchingIdOf(draft.credits));
    for (const line of matching?.lines ?? [])
      if (line.kind === "creditNote") keys.push({ collection: "vouchers", id: line.voucher });
    return keys;
  },
  decide: (decision) => approve(decision, null),
  late: {
    dayOf: ({ id }, facts) => facts.get("vouchers", id)?.day ?? null,
    decide: approve,
  },
});

/** What is bought keeps its paper's day where it is booked later; what is sold is issued on the day it is booked. */
function approve(decision: Decision<VoucherApproveArgs>, late: Booking | null): Result<Changes, Problem> {
  const { args, command, facts } = decision;
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (!company || !chart) return refuse({ code: "company.notFound" });
  const draft = facts.get("vouchers", args.id);
  if (!draft || !isInvoice(draft)) return refuse({ code: "voucher.notFound", voucher: args.id });
  if (draft.state !== "draft")
    return refuse({
      code: "voucher.alreadyApproved",
      voucher: args.id,
      approvedBy: draft.approval?.approvedBy ?? null,
      approvedAt: draft.approval?.approvedAt ?? null,
    });

  const party = draft.party === null ? null : facts.get("parties", draft.party);
  const proposed = party && partyAsProposed(party);
  const isSeen = [party, ...(proposed ? [proposed] : [])].some(
    (seen) => approvalHash(draft, seen, facts.hashOf) === args.seenHash,
  );
  if (!isSeen)
    return refuse({
      code: "voucher.changedSinceSeen",
      voucher: args.id,
      changedBy: draft.changedBy,
      changedAt: draft.changedAt,
    });
  const credited = draft.kind === "creditNote" ? facts.get("vouchers", draft.credits) : null;
  const sale = credited?.kind === "sale" ? credited : null;
  const written = draft.kind === "sale" ? draft.writtenNumber : undefined;
  const { on, closing } = late ?? {
    on: written === undefined ? draft.day : openDayFrom(draft.day, company),
    closing: args.closing,
  };
  const day = sale ? creditNoteDay(on, sale) : on;
  const closed = closedDayProblem(company, day, closing);
  if (closed) return refuse(closed);
  if (closing && (draft.kind === "sale" || draft.kind === "creditNote"))
    return refuse({ code: "closing.otherJournal", journal: generalJournalOf(chart) });
  // A paper that was found says what it says.
  const customer = written === undefined ? party : null;
  const problems = checkInvoice(draft, company, sale ? approvedDayOf(sale) : draft.day, customer);
  for (const account of new Set(draft.lines.map((line) => line.account)))
    if (account !== null && !chart.accounts.some(({ code }) => code === account))
      problems.push({ code: "account.unknown", account });
  if (problems.length > 0) return refuse({ ...problems[0]!, problems });
  const common = {
    day,
    state: "approved" as const,
    partyCopy: party && toPartySnapshot(party),
    totals: invoiceTotals(draft.lines),
    dueDay: addDays(day, draft.termsDays),
    approval: {
      approvedBy: command.madeBy,
      approvedAt: command.madeAt,
      device: command.device,
      command: command.id,
      day: draft.day,
      seenHash: args.seenHash,
    },
    changedBy: command.madeBy,
    changedAt: command.madeAt,
  };
  if (draft.kind === "purchase" || draft.kind === "expense") {
    const dueDay = addDays(draft.day, draft.termsDays);
    const bought = { ...draft, ...common, ...bookedAs(draft.day, { on: day, closing }), dueDay };
    return purchaseChanges(bought, company, chart, facts);
  }

  const approved = {
    ...draft,
    ...common,
    journal: chart.journals.find(({ kind }) => kind === "sales")!.code,
    // From here on the lines name their accounts themselves: a practitioner's new letters do not reach an issued document.
    lines: draft.lines.map((line) => ({
      ...line,
      account: incomeAccount(line, draft.practitioner, company, chart),
    })),
    numbering: company.numbering === "external" ? ("external" as const) : ("onArrival" as const),
  };
  if (approved.kind === "sale" && written !== undefined)
    return writtenSaleChanges(
      { ...approved, ...bookedAs(draft.day, { on }) },
      written,
      company,
      chart,
      facts,
    );
  return approved.kind === "sale"
    ? ok(saleChanges(approved, company, chart, settlementIn(facts, matchingIdOf(args.id))))
    : creditNoteChanges(approved, decision, company, chart);
}

/** A paper that was found keeps its number and its day; where that day is closed it is booked on the first open one. */
function writtenSaleChanges(
  approved: Sale,
  number: string,
  company: Company,
  chart: Chart,
  facts: Facts,
): Result<Changes, Problem> {
  const paperDay = documentDayOf(approved);
  const problem = writtenNumberProblem(number, company, paperDay);
  if (problem) return refuse(problem);
  const dueDay = addDays(paperDay, approved.termsDays);
  const sale: Sale = { ...approved, dueDay, number, numbering: "given" };
  const { documents } = saleChanges(sale, company, chart, settlementIn(facts, matchingIdOf(sale.id)));
  return ok({ documents, issued: { voucher: sale.id, number, day: paperDay } });
}

const openDayFrom = (day: CalendarDate, company: Company): CalendarDate =>
  closedDayProblem(company, day) === null ? day : firstOpenDayOf(company);

function saleChanges(sale: Sale, company: Company, chart: Chart, known: Matching | null): Changes {
  const matching: Matching = known ?? {
    id: matchingIdOf(sale.id),
    claim: sale.id,
    account: chart.roles.customer,
    party: sale.party,
    slice: sale.slice,
    grossCents: sale.totals!.grossCents,
    lines: [],
    acts: {},
  };
  return {
    documents: [
      { collection: "vouchers", id: sale.id, after: { ...sale, postings: postSale(sale, company, chart) } },
      { collection: "matchings", id: matching.id, after: matching },
    ],
    toNumber: toNumber(sale, company),
  };
}

function creditNoteChanges(
  draft: CreditNote,
  { facts }: Decision<VoucherApproveArgs>,
  company: Company,
  chart: Chart,
): Result<Changes, Problem> {
  const sale = facts.get("vouchers", draft.credits);
  const matching = settlementIn(facts, matchingIdOf(draft.credits));
  if (sale?.kind !== "sale" || sale.state !== "approved" || !matching)
    return refuse({ code: "creditNote.saleMissing" });
  const earlier = creditNotesOf(matching, (id) => facts.get("vouchers", id));
  const problem = creditProblem(draft, sale, earlier);
  if (problem) return refuse(problem);

  const totals = creditNoteTotals(draft, sale, earlier);
  const creditNote = { ...draft, totals };
  const { postings, shares } = postCreditNote(creditNote, sale, earlier, matching, company, chart);
  const line = {
    voucher: creditNote.id,
    kind: "creditNote" as const,
    day: creditNote.day,
    cents: totals.grossCents,
    shares,
  };
  const after = { ...matching, lines: [...matching.lines, line] };
  const full = fullMatchingProblem(after);
  if (full) return refuse(full);
  return ok({
    documents: [
      { collection: "vouchers", id: creditNote.id, after: { ...creditNote, postings } },
      { collection: "matchings", id: matching.id, after },
    ],
    toNumber: toNumber(creditNote, company),
  });
}

const toNumber = (voucher: InvoiceVoucher, company: Company): string[] =>
  company.numbering === "external" ? [] : [voucher.id];
