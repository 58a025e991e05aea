import { z } from "zod";
import { closedDayProblem, isClosedFor } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { matchedProblem, matchedVoucherIdOf, settlementIn } from "../matchings/line-matching.ts";
import { type Matching, matchingIdOf } from "../matchings/matching.ts";
import { cancelledPaymentChanges, claimKeys } from "../posting/payment-changes.ts";
import { reversalChanges } from "../posting/reversal-changes.ts";
import { ok, type Result, refuse } from "../result.ts";
import { withEarlier } from "../vouchers/earlier-version.ts";
import { reversalIdOf, reversalProblem } from "../vouchers/reversal.ts";
import {
  type Changes,
  type Decision,
  type DocumentChange,
  defineCommand,
  type Problem,
} from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema, reason: z.string().max(200) });
interface VoucherCancelArgs extends z.infer<typeof argsSchema> {}

/** Takes a recorded voucher out of the books while that is still allowed; what it was stays readable. */
export const voucherCancel = defineCommand<VoucherCancelArgs>({
  type: "voucher.cancel",
  version: 1,
  argsSchema,
  right: "correct",
  needs: ({ id }, facts) => {
    const known = facts.get("vouchers", id);
    return [
      { collection: "vouchers", id },
      { collection: "vouchers", id: reversalIdOf(id) },
      { collection: "matchings", id: matchedVoucherIdOf(id) },
      ...(known?.kind === "payment" ? claimKeys(known.settles, facts) : []),
      ...(known?.kind === "purchase" ? [{ collection: "matchings" as const, id: matchingIdOf(id) }] : []),
    ];
  },
  decide: cancel,
  late: {
    dayOf: ({ id }, facts) => facts.get("vouchers", id)?.day ?? null,
    decide: (decision, booking) => {
      const { args, command, facts } = decision;
      const company = facts.get("companies", command.company);
      const known = facts.get("vouchers", args.id);
      if (!company || !known || !isClosedFor(company, known)) return cancel(decision);
      const label = args.reason || known.label;
      return reversalChanges(args.id, { ...booking, label }, command, facts);
    },
  },
});

function cancel({ args, command, facts }: Decision<VoucherCancelArgs>): Result<Changes, Problem> {
  const company = facts.get("companies", command.company);
  if (!company) return refuse({ code: "company.notFound" });
  const known = facts.get("vouchers", args.id);
  if (!known) return refuse({ code: "voucher.notFound", voucher: args.id });
  if (known.kind === "sale" || known.kind === "creditNote" || known.state === "draft")
    return refuse({ code: "voucher.issued", voucher: args.id });
  if (known.state === "cancelled") return refuse({ code: "voucher.cancelled", voucher: args.id });
  const closed = closedDayProblem(company, known.day, known.closing);
  if (closed) return refuse(closed);
  const reversed = reversalProblem(known, facts);
  if (reversed) return refuse(reversed);
  const held = matchedProblem(known.id, facts);
  if (held) return refuse(held);

  const chart = facts.get("accounts", "chart");
  if (!chart) return refuse({ code: "company.notFound" });
  const matching = known.kind === "purchase" ? settlementIn(facts, matchingIdOf(known.id)) : null;
  if (matching && matching.lines.length > 0) return refuse({ code: "purchase.settled", voucher: known.id });
  const { postings, documents } =
    known.kind === "payment"
      ? cancelledPaymentChanges(known, company, chart, facts)
      : { postings: [], documents: matching ? [withoutClaim(matching)] : [] };
  const after = {
    ...known,
    state: "cancelled" as const,
    postings,
    earlier: withEarlier(known, ["postings", "state"], command),
    changedBy: command.madeBy,
    changedAt: command.madeAt,
  };
  return ok({ documents: [{ collection: "vouchers", id: args.id, after }, ...documents] });
}

/** Nothing is owed for a purchase that never was. */
const withoutClaim = ({ id }: Matching): DocumentChange => ({ collection: "matchings", id, after: null });
