import type { CommandEnvelope } from "../commands/command.ts";
import type { Changes, DocumentChange, DocumentKey, Facts, Problem } from "../commands/command-module.ts";
import { closedDayProblem, sliceFor } from "../companies/open-day.ts";
import { type Matching, matchingIdOf, restCents } from "../matchings/matching.ts";
import { ok, type Result, refuse } from "../result.ts";
import { creditNotesOf } from "../vouchers/credit-left.ts";
import type { Payment } from "../vouchers/voucher.ts";
import { type ClaimToSettle, postPayment } from "./post-payment.ts";

/** The documents that settling claims looks at: the sales, what has settled them, and their credit notes. */
export function claimKeys(settles: readonly { readonly voucher: string }[], facts: Facts): DocumentKey[] {
  return settles.flatMap(({ voucher }) => {
    const matching = facts.get("matchings", matchingIdOf(voucher));
    return [
      { collection: "vouchers" as const, id: voucher },
      { collection: "matchings" as const, id: matchingIdOf(voucher) },
      ...(matching?.lines ?? []).flatMap((line) =>
        line.kind === "creditNote" ? [{ collection: "vouchers" as const, id: line.voucher }] : [],
      ),
    ];
  });
}

/** Checks and posts a payment, new or corrected; `noLonger` are claims an earlier version of it settled. */
export function paymentChanges(
  payment: Payment,
  noLonger: readonly string[],
  command: CommandEnvelope,
  facts: Facts,
): Result<Changes, Problem> {
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (!company || !chart) return refuse({ code: "company.notFound" });
  const closed = closedDayProblem(company, payment.day);
  if (closed) return refuse(closed);
  const means = chart.means.find(({ id }) => id === payment.means);
  if (!means) return refuse({ code: "payment.meansUnknown", means: payment.means });
  if (payment.amountCents === 0) return refuse({ code: "payment.nothing" });
  if (payment.practitioner !== null && !company.practitioners.some(({ id }) => id === payment.practitioner))
    return refuse({ code: "practitioner.notFound", practitioner: payment.practitioner });
  if (payment.account !== null && !chart.accounts.some(({ code }) => code === payment.account))
    return refuse({ code: "account.unknown", account: payment.account });

  const claims: ClaimToSettle[] = [];
  const matchings: Matching[] = [];
  for (const { voucher, cents } of payment.settles) {
    const sale = facts.get("vouchers", voucher);
    const matching = facts.get("matchings", matchingIdOf(voucher));
    if (sale?.kind !== "sale" || sale.state !== "approved" || !matching)
      return refuse({ code: "payment.claimMissing", voucher });
    const others = matching.lines.filter((line) => line.voucher !== payment.id);
    const problem = amountProblem(cents, { ...matching, lines: others }, payment.amountCents);
    if (problem) return refuse({ ...problem, voucher });
    claims.push({ sale, credits: creditNotesOf(matching, (id) => facts.get("vouchers", id)), others, cents });
    matchings.push({ ...matching, lines: others });
  }
  const settledCents = claims.reduce((sum, { cents }) => sum + cents, 0);
  if (Math.abs(settledCents) > Math.abs(payment.amountCents))
    return refuse({ code: "payment.settlesTooMuch", settledCents });
  if (
    settledCents !== payment.amountCents &&
    payment.account === null &&
    payment.practitioner === null &&
    chart.roles.fees !== null
  )
    return refuse({ code: "payment.practitionerMissing" });

  const { postings, shares } = postPayment(payment, means, claims, company, chart);
  const after = {
    ...payment,
    journal: means.journal,
    slice: sliceFor(company, payment.practitioner),
    postings,
  };
  const settled = matchings.map((matching, index): DocumentChange => {
    const line = {
      voucher: payment.id,
      kind: "payment" as const,
      day: payment.day,
      cents: claims[index]!.cents,
      shares: shares[index]!,
    };
    return {
      collection: "matchings",
      id: matching.id,
      after: { ...matching, lines: [...matching.lines, line] },
    };
  });
  return ok({
    documents: [
      { collection: "vouchers", id: payment.id, after },
      ...settled,
      ...released(payment.id, noLonger, facts),
    ],
  });
}

/** The claims a payment no longer settles, without it. */
export const released = (payment: string, claims: readonly string[], facts: Facts): DocumentChange[] =>
  claims.flatMap((claim) => {
    const matching = facts.get("matchings", matchingIdOf(claim));
    if (!matching) return [];
    const lines = matching.lines.filter(({ voucher }) => voucher !== payment);
    return [{ collection: "matchings" as const, id: matching.id, after: { ...matching, lines } }];
  });

/** Money in settles at most what is left; money back returns at most what was paid. */
function amountProblem(cents: number, others: Matching, amountCents: number): Problem | null {
  if (cents === 0 || Math.sign(cents) !== Math.sign(amountCents)) return { code: "payment.wrongSign" };
  const leftCents = restCents(others, others.grossCents);
  if (cents > 0 && cents > leftCents) return { code: "payment.exceedsRest", leftCents };
  const paidCents = others.lines.reduce((sum, line) => sum + (line.kind === "payment" ? line.cents : 0), 0);
  return cents < 0 && -cents > paidCents ? { code: "payment.exceedsPaid", paidCents } : null;
}
