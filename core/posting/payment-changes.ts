import { type Chart, generalJournalOf, type MeansOfPayment } from "../charts/chart.ts";
import type { CommandEnvelope } from "../commands/command.ts";
import type { Changes, DocumentChange, DocumentKey, Facts, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem, sliceFor } from "../companies/open-day.ts";
import { isSettlement, settlementIn } from "../matchings/line-matching.ts";
import { fullMatchingProblem, type Matching, matchingIdOf, restCents } from "../matchings/matching.ts";
import { ok, type Result, refuse } from "../result.ts";
import { bearsVat, isIncomeAccount, isPaymentVatAllowed, paymentVat } from "../vat/payment-vat.ts";
import { creditNotesOf } from "../vouchers/credit-left.ts";
import { documentDayOf } from "../vouchers/document-day.ts";
import type { Posting } from "../vouchers/posting.ts";
import type { Payment } from "../vouchers/voucher.ts";
import { type ClaimToSettle, moneySignOf, postPayment } from "./post-payment.ts";
import { paidCents } from "./settlement-shares.ts";

/** The documents that settling claims looks at: the sales, what has settled them, and their credit notes. */
export function claimKeys(settles: readonly { readonly voucher: string }[], facts: Facts): DocumentKey[] {
  return settles.flatMap(({ voucher }) => {
    const matching = settlementIn(facts, matchingIdOf(voucher));
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
  const closed = closedDayProblem(company, payment.day, payment.closing);
  if (closed) return refuse(closed);
  const means = chart.means.find(({ id }) => id === payment.means);
  if (!means) return refuse({ code: "payment.meansUnknown", means: payment.means });
  if (payment.amountCents === 0) return refuse({ code: "payment.nothing" });
  if (payment.practitioner !== null && !company.practitioners.some(({ id }) => id === payment.practitioner))
    return refuse({ code: "practitioner.notFound", practitioner: payment.practitioner });
  if (payment.account !== null && !chart.accounts.some(({ code }) => code === payment.account))
    return refuse({ code: "account.unknown", account: payment.account });

  const settles = oncePerClaim(payment.settles);
  const claims: SettledClaim[] = [];
  for (const { voucher, cents } of settles) {
    const claim = claimWithout(payment.id, voucher, facts);
    if (!claim) return refuse({ code: "payment.claimMissing", voucher });
    const settled = { ...claim, cents: moneySignOf(claim.claim) * cents };
    if (cents === 0 || Math.sign(cents) !== Math.sign(payment.amountCents))
      return refuse({ code: "payment.wrongSign", voucher });
    const problem = amountProblem(settled);
    if (problem) return refuse({ ...problem, voucher });
    claims.push(settled);
  }
  const settledCents = settles.reduce((sum, { cents }) => sum + cents, 0);
  if (Math.abs(settledCents) > Math.abs(payment.amountCents))
    return refuse({ code: "payment.settlesTooMuch", settledCents });
  const isFee = settledCents !== payment.amountCents && payment.account === null;
  if (isFee && payment.practitioner === null && chart.roles.fees !== null)
    return refuse({ code: "payment.practitionerMissing" });

  const vat =
    settledCents === payment.amountCents
      ? null
      : paymentVat(asDocument(payment), asDocument(knownPayment(payment.id, facts)), company);
  if (vat !== null && !isVatPossible(vat, asDocument(payment), company))
    return refuse({ code: "payment.vatNotAllowed", vat });

  // Where each practitioner files their own books, one payment belongs to one of them.
  const slices = new Set(claims.map(({ matching }) => matching.slice));
  if (slices.size === 0 || payment.practitioner !== null) slices.add(sliceFor(company, payment.practitioner));
  if (slices.size > 1) return refuse({ code: "rights.otherSlice" });

  const paid = { ...payment, vat };
  const { postings, documents, left } = settle(paid, means, claims, noLonger, company, chart, facts);
  for (const { collection, after: matching } of documents) {
    const full = collection === "matchings" && isSettlement(matching) ? fullMatchingProblem(matching) : null;
    if (full) return refuse(full);
  }
  const after = {
    ...paid,
    settles: [...settles, ...left],
    journal: payment.closing ? generalJournalOf(chart) : means.journal,
    slice: [...slices][0]!,
    postings,
  };
  return ok({ documents: [{ collection: "vouchers", id: payment.id, after }, ...documents] });
}

/** VAT follows from the day the money came, also where that is booked later. */
const asDocument = <Known extends Payment | null>(payment: Known): Known =>
  payment && { ...payment, day: documentDayOf(payment) };

function knownPayment(id: string, facts: Facts): Payment | null {
  const known = facts.get("vouchers", id);
  return known?.kind === "payment" ? known : null;
}

const isVatPossible = (vat: string, { day, account }: Payment, company: Company): boolean =>
  isPaymentVatAllowed(vat, company, day) &&
  (!bearsVat(vat) || account === null || isIncomeAccount(account, company.country));

/** What taking a payment out of the books leaves to post, and its claims without it. */
export function cancelledPaymentChanges(
  payment: Payment,
  company: Company,
  chart: Chart,
  facts: Facts,
): { readonly postings: Posting[]; readonly documents: DocumentChange[] } {
  const means = { id: payment.means, kind: "bank" as const, account: "", journal: payment.journal };
  const claims = payment.settles.map(({ voucher }) => voucher);
  return settle({ ...payment, amountCents: 0 }, means, [], claims, company, chart, facts);
}

interface SettledClaim extends ClaimToSettle {
  readonly matching: Matching;
}

/**
 * Posts what a payment settles. A claim it no longer settles is left without it, save where credit notes counted on
 * it or others settle the whole: nobody after it would then mend the VAT (or, in cash-basis books, the income) they
 * moved, so what is amiss is posted here and the claim keeps a line of no money for it.
 */
function settle(
  payment: Payment,
  means: MeansOfPayment,
  claims: readonly SettledClaim[],
  noLonger: readonly string[],
  company: Company,
  chart: Chart,
  facts: Facts,
) {
  const released = noLonger.flatMap((voucher) => claimWithout(payment.id, voucher, facts) ?? []);
  const amiss = released.filter(
    ({ others, matching }) =>
      others.some(({ kind }) => kind === "creditNote") || restCents(matching, matching.grossCents) === 0,
  );
  const posted = [...claims, ...amiss];
  const { postings, shares } = postPayment(payment, means, posted, company, chart);

  const left: Payment["settles"] = [];
  const documents = [...claims, ...released].map(({ matching, cents }): DocumentChange => {
    const moved = shares[posted.findIndex((claim) => claim.matching === matching)] ?? {};
    const isLeft = cents === 0 && Object.keys(moved).length > 0;
    if (isLeft) left.push({ voucher: matching.claim, cents: 0 });
    const line = { voucher: payment.id, kind: "payment" as const, day: payment.day, cents, shares: moved };
    const lines = cents !== 0 || isLeft ? [...matching.lines, line] : matching.lines;
    return { collection: "matchings", id: matching.id, after: { ...matching, lines } };
  });
  return { postings, documents, left };
}

/** A claim as everything but this payment has left it. */
function claimWithout(payment: string, voucher: string, facts: Facts): SettledClaim | null {
  const claim = facts.get("vouchers", voucher);
  const known = settlementIn(facts, matchingIdOf(voucher));
  if (claim?.kind !== "sale" && claim?.kind !== "purchase") return null;
  if (claim.state !== "approved" || !known) return null;
  const others = known.lines.filter((line) => line.voucher !== payment);
  const credits = creditNotesOf(known, (id) => facts.get("vouchers", id));
  return { claim, credits, others, cents: 0, matching: { ...known, lines: others } };
}

/** A claim named twice is settled once, by the sum. */
function oncePerClaim(settles: Payment["settles"]): Payment["settles"] {
  const centsByVoucher = new Map<string, number>();
  for (const { voucher, cents } of settles)
    centsByVoucher.set(voucher, (centsByVoucher.get(voucher) ?? 0) + cents);
  return [...centsByVoucher].map(([voucher, cents]) => ({ voucher, cents }));
}

/** Money that settles takes at most what is left; money back returns at most what was paid. */
function amountProblem({ matching, cents }: SettledClaim): Problem | null {
  const leftCents = restCents(matching, matching.grossCents);
  if (cents > 0 && cents > leftCents) return { code: "payment.exceedsRest", leftCents };
  const paid = paidCents(matching.lines);
  return cents < 0 && -cents > paid ? { code: "payment.exceedsPaid", paidCents: paid } : null;
}
