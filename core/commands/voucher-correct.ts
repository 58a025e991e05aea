import { z } from "zod";
import { addDays } from "../calendar-date.ts";
import { closedDayProblem, sliceFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { matchingIdOf } from "../matchings/matching.ts";
import { toPartySnapshot } from "../parties/party.ts";
import { claimKeys, paymentChanges } from "../posting/payment-changes.ts";
import { purchaseChanges } from "../posting/purchase-changes.ts";
import { ok, refuse } from "../result.ts";
import { checkEntry } from "../vouchers/check-entry.ts";
import { checkPurchase } from "../vouchers/check-purchase.ts";
import { withEarlier } from "../vouchers/earlier-version.ts";
import { invoiceTotals } from "../vouchers/invoice-totals.ts";
import type { Expense, Purchase } from "../vouchers/voucher.ts";
import { type DocumentKey, defineCommand } from "./command-module.ts";
import { entryFieldsSchema } from "./entry-record.ts";
import { paymentFieldsSchema } from "./payment-record.ts";
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
    const keys: DocumentKey[] = [{ collection: "vouchers", id: args.id }];
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
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    const known = facts.get("vouchers", args.id);
    if (!known || known.kind !== args.kind) return refuse({ code: "voucher.notFound", voucher: args.id });
    if (known.state === "cancelled" || known.state === "draft")
      return refuse({ code: "voucher.cancelled", voucher: args.id });
    const closed = closedDayProblem(company, known.day, known.closing);
    if (closed) return refuse(closed);

    const changed = { changedBy: command.madeBy, changedAt: command.madeAt };
    if (known.kind === "payment" && args.kind === "payment") {
      const set = args.set as Partial<typeof known>;
      const earlier = withEarlier(known, [...Object.keys(set), "postings"], command);
      const settles = set.settles ?? known.settles.filter(({ cents }) => cents !== 0);
      const after = { ...known, ...set, settles, ...changed, earlier };
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
      const after = { ...known, ...set, ...changed } as Purchase | Expense;
      const party = after.party === null ? null : facts.get("parties", after.party);
      after.totals = invoiceTotals(after.lines);
      after.dueDay = addDays(after.day, after.termsDays);
      after.partyCopy = party && toPartySnapshot(party);
      after.earlier = withEarlier(known, [...Object.keys(set), "totals", "postings"], command);
      const problems = checkPurchase(after, company, chart);
      if (problems.length > 0) return refuse({ ...problems[0]!, problems });
      return purchaseChanges(after, company, chart, facts);
    }
    if (known.kind !== "entry" || args.kind !== "entry")
      return refuse({ code: "voucher.notFound", voucher: args.id });
    const set = args.set as Partial<typeof known>;
    const after = { ...known, ...set, ...changed, earlier: withEarlier(known, Object.keys(set), command) };
    const problems = checkEntry(after, company, chart);
    if (problems.length > 0) return refuse({ ...problems[0]!, problems });
    after.slice = sliceFor(company, after.practitioner);
    return ok({ documents: [{ collection: "vouchers", id: args.id, after }] });
  },
});
