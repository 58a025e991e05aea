import { type Chart, generalJournalOf } from "../charts/chart.ts";
import { vatDeductibleWaitingOf } from "../charts/derived-accounts.ts";
import type { CommandEnvelope } from "../commands/command.ts";
import type { Changes, DocumentChange, DocumentKey, Facts, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem, isClosedFor } from "../companies/open-day.ts";
import { matchedProblem, matchedVoucherIdOf, settlementIn } from "../matchings/line-matching.ts";
import { fullMatchingProblem, type Matching, matchingIdOf, restCents } from "../matchings/matching.ts";
import { ok, type Result, refuse } from "../result.ts";
import { creditNotesOf } from "../vouchers/credit-left.ts";
import type { Booking } from "../vouchers/document-day.ts";
import { enteredBy } from "../vouchers/entered-by.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import { mirrorPostings, netPostings, type Posting, toPosting } from "../vouchers/posting.ts";
import { reversalIdOf, reversalProblem } from "../vouchers/reversal.ts";
import type { Entry, Payment, Purchase, Sale, Voucher } from "../vouchers/voucher.ts";
import { claimKeys } from "./payment-changes.ts";
import { moneySignOf } from "./post-payment.ts";
import { purchaseClaimParts } from "./purchase-parts.ts";
import { claimParts } from "./sale-parts.ts";
import { sharesToMove } from "./settlement-shares.ts";

/** The documents that reversing a voucher looks at: itself, what reverses it already, and what it settles or claims. */
export function reversalKeys(id: string, facts: Facts): DocumentKey[] {
  const known = facts.get("vouchers", id);
  return [
    { collection: "vouchers", id },
    { collection: "vouchers", id: reversalIdOf(id) },
    { collection: "matchings", id: matchedVoucherIdOf(id) },
    ...(known?.kind === "payment" ? claimKeys(known.settles, facts) : []),
    ...(known?.kind === "purchase" ? [{ collection: "matchings" as const, id: matchingIdOf(id) }] : []),
  ];
}

export interface ReversalTerms extends Booking {
  readonly label: string;
}

/**
 * Undoes a voucher that is closed to every change by its mirror image on an open day. Its id follows from the reversed
 * one's: so each finds the other, and no two devices can both reverse it.
 */
export function reversalChanges(
  id: string,
  { on, closing, label }: ReversalTerms,
  command: CommandEnvelope,
  facts: Facts,
): Result<Changes, Problem> {
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (!company || !chart) return refuse({ code: "company.notFound" });
  const known = facts.get("vouchers", id);
  if (!known) return refuse({ code: "voucher.notFound", voucher: id });
  const problem = notReversible(known, company, facts) ?? closedDayProblem(company, on, closing);
  if (problem) return refuse(problem);

  const common = {
    id: reversalIdOf(id),
    reverses: id,
    state: "recorded" as const,
    day: on,
    ...(closing === undefined ? {} : { closing }),
    label,
    journal: closing ? generalJournalOf(chart) : known.journal,
    practitioner: known.practitioner,
    slice: known.slice,
    ...enteredBy(command),
  };
  if (known.kind === "payment") return paymentReversal(known, common, company, chart, facts);

  const entry: Entry = { kind: "entry", ...common, postings: mirrorPostings(known.postings) };
  const documents: DocumentChange[] = [{ collection: "vouchers", id: entry.id, after: entry }];
  const matching = known.kind === "purchase" ? settlementIn(facts, matchingIdOf(id)) : null;
  if (matching !== null) {
    if (restCents(matching, matching.grossCents) !== matching.grossCents)
      return refuse({ code: "purchase.settled", voucher: id });
    const line = {
      voucher: entry.id,
      kind: "reversal" as const,
      day: on,
      cents: matching.grossCents,
      shares: {},
    };
    const after = { ...matching, lines: [...matching.lines, line] };
    const full = fullMatchingProblem(after);
    if (full) return refuse(full);
    documents.push({ collection: "matchings", id: matching.id, after });
  }
  return ok({ documents });
}

/** Why a voucher cannot be reversed: only what counts, is closed and is nobody's issued document can, and once. */
function notReversible(known: Voucher, company: Company, facts: Facts): Problem | null {
  const voucher = known.id;
  if (known.kind === "sale" || known.kind === "creditNote") return { code: "voucher.issued", voucher };
  if (known.state === "draft") return { code: "voucher.notApproved", voucher };
  if (!isBooked(known)) return { code: "voucher.cancelled", voucher };
  const reversed = reversalProblem(known, facts);
  if (reversed) return reversed;
  const held = matchedProblem(voucher, facts);
  if (held) return held;
  return isClosedFor(company, known) ? null : { code: "voucher.stillOpen", voucher };
}

type CommonOfReversal = Pick<
  Payment,
  Exclude<
    keyof Payment,
    "kind" | "amountCents" | "means" | "settles" | "account" | "party" | "vat" | "postings"
  >
>;

/** Money that never came: its claims are owed again, and VAT that it made due waits again. */
function paymentReversal(
  known: Payment,
  common: CommonOfReversal,
  company: Company,
  chart: Chart,
  facts: Facts,
): Result<Changes, Problem> {
  const postings = mirrorPostings(known.postings);
  const mended: Posting[] = [];
  const documents: DocumentChange[] = [];
  for (const { voucher } of known.settles) {
    const claim = facts.get("vouchers", voucher);
    const matching = settlementIn(facts, matchingIdOf(voucher));
    const own = matching?.lines.find((line) => line.voucher === known.id);
    if (!matching || !own || (claim?.kind !== "sale" && claim?.kind !== "purchase")) continue;
    const mirrored = negated(own.shares);
    const shares = isCountedOn(matching, known.id)
      ? sharesWithout(claim, matching, own.cents, { company, chart, facts })
      : mirrored;
    const line = {
      voucher: common.id,
      kind: "payment" as const,
      day: common.day,
      cents: 0 - own.cents,
      shares,
    };
    const after = { ...matching, lines: [...matching.lines, line] };
    const full = fullMatchingProblem(after);
    if (full) return refuse(full);
    documents.push({ collection: "matchings", id: matching.id, after });
    mended.push(...sharePostings(claim, lessShares(shares, mirrored), company, chart));
  }
  const { vat } = known;
  const after: Payment = {
    kind: "payment",
    ...common,
    party: known.party,
    amountCents: 0 - known.amountCents,
    means: known.means,
    settles: known.settles.map(({ voucher, cents }) => ({ voucher, cents: 0 - cents })),
    account: known.account,
    ...(vat === undefined ? {} : { vat }),
    postings: mended.length === 0 ? postings : netPostings([...postings, ...mended]),
  };
  return ok({ documents: [{ collection: "vouchers", id: after.id, after }, ...documents] });
}

/**
 * Whether credit notes have moved what this payment had moved, or others settle the whole: nobody after the reversal
 * would then mend what its mirror image left amiss, so the reversal moves what is right instead.
 */
const isCountedOn = (matching: Matching, payment: string): boolean => {
  const others = matching.lines.filter((line) => line.voucher !== payment);
  const hasCredits = others.some(({ kind }) => kind === "creditNote");
  return hasCredits || restCents({ ...matching, lines: others }, matching.grossCents) === 0;
};

type Shares = Readonly<Record<string, number>>;

function sharesWithout(
  claim: Sale | Purchase,
  matching: Matching,
  cents: number,
  { company, chart, facts }: { readonly company: Company; readonly chart: Chart; readonly facts: Facts },
): Record<string, number> {
  const credits = creditNotesOf(matching, (id) => facts.get("vouchers", id));
  const parts =
    claim.kind === "sale"
      ? claimParts(claim, credits, company, chart)
      : purchaseClaimParts(claim, company, chart);
  return sharesToMove(parts, matching.lines, 0 - cents, company.basis);
}

/** What moving shares of a claim posts, as a payment of it would. */
function sharePostings(claim: Sale | Purchase, shares: Shares, company: Company, chart: Chart): Posting[] {
  const sign = moneySignOf(claim);
  const waiting = claim.kind === "sale" ? chart.roles.vatWaiting : vatDeductibleWaitingOf(chart.roles);
  return Object.entries(shares).flatMap(([account, cents]) => [
    ...(company.basis === "accrual" ? [toPosting(waiting!, sign * cents)] : []),
    toPosting(account, -sign * cents),
  ]);
}

const negated = (shares: Shares): Record<string, number> =>
  Object.fromEntries(Object.entries(shares).map(([account, cents]) => [account, 0 - cents]));

function lessShares(shares: Shares, others: Shares): Shares {
  const accounts = new Set([...Object.keys(shares), ...Object.keys(others)]);
  const less = [...accounts].map(
    (account) => [account, (shares[account] ?? 0) - (others[account] ?? 0)] as const,
  );
  return Object.fromEntries(less.filter(([, cents]) => cents !== 0));
}
