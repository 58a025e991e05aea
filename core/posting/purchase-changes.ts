import { type Chart, generalJournalOf } from "../charts/chart.ts";
import type { Changes, Facts, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { sliceFor } from "../companies/open-day.ts";
import { settlementIn } from "../matchings/line-matching.ts";
import { type Matching, matchingIdOf } from "../matchings/matching.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { Expense, Purchase } from "../vouchers/voucher.ts";
import { postExpense, postPurchase } from "./post-purchase.ts";

/** Posts a purchase or expense that was checked, new or corrected. */
export function purchaseChanges(
  voucher: Purchase | Expense,
  company: Company,
  chart: Chart,
  facts: Facts,
): Result<Changes, Problem> {
  const slice = sliceFor(company, voucher.practitioner);
  const closing = voucher.closing ? generalJournalOf(chart) : null;
  const purchases =
    closing ?? chart.journals.find(({ kind }) => kind === "purchases")?.code ?? chart.journals[0]!.code;
  if (voucher.kind === "expense") {
    const means = chart.means.find(({ id }) => id === voucher.means) ?? null;
    if (voucher.paidBy === null && means === null)
      return refuse({ code: "payment.meansUnknown", means: voucher.means ?? "" });
    const paidWith = voucher.paidBy === null ? means : null;
    const postings = postExpense(voucher, paidWith, company, chart);
    const after = { ...voucher, slice, journal: closing ?? paidWith?.journal ?? purchases, postings };
    return ok({ documents: [{ collection: "vouchers", id: voucher.id, after }] });
  }
  const known = settlementIn(facts, matchingIdOf(voucher.id));
  if (known && known.lines.length > 0) return refuse({ code: "purchase.settled", voucher: voucher.id });
  const matching: Matching = {
    id: matchingIdOf(voucher.id),
    claim: voucher.id,
    account: chart.roles.supplier,
    party: voucher.party,
    slice,
    grossCents: voucher.totals!.grossCents,
    lines: [],
    acts: {},
  };
  const after = { ...voucher, slice, journal: purchases, postings: postPurchase(voucher, company, chart) };
  return ok({
    documents: [
      { collection: "vouchers", id: voucher.id, after },
      { collection: "matchings", id: matching.id, after: matching },
    ],
  });
}
