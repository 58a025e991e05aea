import { z } from "zod";
import { addDays, type CalendarDate } from "../calendar-date.ts";
import { closedDayProblem, isClosedFor, sliceFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { matchedProblem, matchedVoucherIdOf } from "../matchings/line-matching.ts";
import { matchingIdOf } from "../matchings/matching.ts";
import { toPartySnapshot } from "../parties/party.ts";
import { claimKeys, paymentChanges } from "../posting/payment-changes.ts";
import { purchaseChanges } from "../posting/purchase-changes.ts";
import { reversalKeys } from "../posting/reversal-changes.ts";
import { ok, type Result, refuse } from "../result.ts";
import { checkEntry } from "../vouchers/check-entry.ts";
import { checkPurchase } from "../vouchers/check-purchase.ts";
import { type Booking, bookedAs, documentDayOf } from "../vouchers/document-day.ts";
import { withEarlier } from "../vouchers/earlier-version.ts";
import { invoiceTotals } from "../vouchers/invoice-totals.ts";
import { lineFactsAfter, withLineFacts } from "../vouchers/line-facts.ts";
import { reversalIdOf, reversalProblem } from "../vouchers/reversal.ts";
import type { Expense, Purchase } from "../vouchers/voucher.ts";
import {
  type Changes,
  type Decision,
  type DocumentKey,
  defineCommand,
  type Problem,
} from "./command-module.ts";
import { entryFieldsSchema } from "./entry-record.ts";
import { paymentFieldsSchema } from "./payment-record.ts";
import { correctedKeys, replaceClosed } from "./replace-closed.ts";
import { draftFieldsSchema, foreignField } from "./voucher-draft.ts";

const argsSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("payment"), id: idSchema, set: paymentFieldsSchema.partial() }),
  z.strictObject({ kind: z.enum(["purchase", "expense"]), id: idSchema, set: draftFieldsSchema }),
  z.strictObject({ kind: z.literal("entry"), id: idSchema, set: entryFieldsSchema.partial() }),
]);
export type VoucherCorrectArgs = z.infer<typeof argsSchema>;

/** Mends a recorded voucher that is not validated yet. What it was before stays readable in it. */
export const voucherCorrect = defineCommand<VoucherCorrectArgs>({
  type: "voucher.correct",
  version: 1,
  argsSchema,
  right: "correct",
  needs: (args, facts) => {
    const keys: DocumentKey[] = [
      { collection: "vouchers", id: args.id },
      { collection: "vouchers", id: reversalIdOf(args.id) },
      { collection: "matchings", id: matchedVoucherIdOf(args.id) },
    ];
    const known = facts.get("vouchers", args.id);
    if (known?.kind === "payment") keys.push(...claimKeys(known.settles, facts));
    if (args.kind === "payment") keys.push(...claimKeys(args.set.settles ?? [], facts));
    if (args.kind === "purchase") keys.push({ collection: "matchings", id: matchingIdOf(args.id) });
    if (args.kind === "purchase" || args.kind === "expense") {
      const party = args.set.party ?? (known && "party" in known ? known.party : null);
      if (party !== null) keys.push({ collection: "parties", id: party });
    }
    return keys;
  },
  decide: (decision) => correct(decision, decision.args.id, {}),
  late: {
    dayOf: ({ id, set }, facts) => set.day ?? facts.get("vouchers", id)?.day ?? null,
    needs: ({ id }, facts) => [...reversalKeys(id, facts), ...correctedKeys(id)],
    decide: correctLate,
  },
});

/** The days of a voucher that is booked later than its paper says; none where they are as they were or were typed. */
interface BookedDays {
  readonly day?: CalendarDate;
  readonly pieceOn?: CalendarDate;
  readonly closing?: true;
}

function correct(
  { args, command, facts }: Decision<VoucherCorrectArgs>,
  id: string,
  days: BookedDays,
): Result<Changes, Problem> {
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (!company || !chart) return refuse({ code: "company.notFound" });
  const known = facts.get("vouchers", id);
  if (!known || known.kind !== args.kind) return refuse({ code: "voucher.notFound", voucher: id });
  if (known.state === "cancelled" || known.state === "draft")
    return refuse({ code: "voucher.cancelled", voucher: id });
  const closed = closedDayProblem(company, known.day, known.closing);
  if (closed) return refuse(closed);
  const reversed = reversalProblem(known, facts);
  if (reversed) return refuse(reversed);
  const held = matchedProblem(id, facts);
  if (held) return refuse(held);

  const changed = { changedBy: command.madeBy, changedAt: command.madeAt };
  if (known.kind === "payment" && args.kind === "payment") {
    const set = args.set as Partial<typeof known>;
    const earlier = withEarlier(known, [...Object.keys(set), "postings"], command);
    const settles = set.settles ?? known.settles.filter(({ cents }) => cents !== 0);
    const after = { ...known, ...set, ...days, settles, ...changed, earlier };
    const kept = new Set(settles.map(({ voucher }) => voucher));
    const noLonger = known.settles.flatMap(({ voucher }) => (kept.has(voucher) ? [] : [voucher]));
    return paymentChanges(after, noLonger, command, facts);
  }
  if (
    (known.kind === "purchase" || known.kind === "expense") &&
    (args.kind === "purchase" || args.kind === "expense")
  ) {
    const foreign = foreignField(args);
    if (foreign) return refuse({ code: "command.malformed", issues: [foreign] });
    const { set } = args;
    const after = { ...known, ...set, ...days, ...changed } as Purchase | Expense;
    const party = after.party === null ? null : facts.get("parties", after.party);
    after.totals = invoiceTotals(after.lines);
    after.dueDay = addDays(documentDayOf(after), after.termsDays);
    after.partyCopy = party && toPartySnapshot(party);
    after.earlier = withEarlier(known, [...Object.keys(set), "totals", "postings"], command);
    const problems = checkPurchase(after, company, chart);
    if (problems.length > 0) return refuse({ ...problems[0]!, problems });
    return purchaseChanges(after, company, chart, facts);
  }
  if (known.kind !== "entry" || args.kind !== "entry")
    return refuse({ code: "voucher.notFound", voucher: id });
  const set = args.set as Partial<typeof known>;
  const lineFacts = lineFactsAfter(known, set);
  const names = [...Object.keys(set), ...(lineFacts === known.lineFacts ? [] : ["lineFacts"])];
  const earlier = withEarlier(known, names, command);
  const after = { ...withLineFacts(known, lineFacts), ...set, ...days, ...changed, earlier };
  const problems = checkEntry(after, company, chart);
  if (problems.length > 0) return refuse({ ...problems[0]!, problems });
  after.slice = sliceFor(company, after.practitioner);
  return ok({ documents: [{ collection: "vouchers", id, after }] });
}

/**
 * A correction that came too late: what is closed is reversed and stands corrected beside it, both on the same open day.
 * Where the voucher is still open, and only the day it was to have is not, that day is kept as its paper's.
 */
function correctLate(decision: Decision<VoucherCorrectArgs>, booking: Booking): Result<Changes, Problem> {
  const { args, command, facts } = decision;
  const company = facts.get("companies", command.company);
  const known = facts.get("vouchers", args.id);
  if (!company || !known || !isClosedFor(company, known)) {
    const days = args.set.day === undefined ? {} : bookedAs(args.set.day, booking);
    return correct(decision, args.id, days);
  }
  const days = bookedAs(args.set.day ?? documentDayOf(known), booking);
  const replaced = replaceClosed(known, days, command, facts);
  if (!replaced.ok) return replaced;
  const { id, facts: laidOver, documents } = replaced.value;
  const corrected = correct({ ...decision, facts: laidOver }, id, days);
  if (!corrected.ok) return corrected;
  const written = new Set(corrected.value.documents.map(keyOf));
  const left = documents.filter((change) => !written.has(keyOf(change)));
  return ok({ ...corrected.value, documents: [...corrected.value.documents, ...left] });
}

const keyOf = ({ collection, id }: DocumentKey) => `${collection}/${id}`;
