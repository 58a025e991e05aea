import type { CalendarDate } from "../calendar-date.ts";
import type { Chart } from "../charts/chart.ts";
import type { DocumentKey, Facts, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { claimKeys } from "../posting/payment-changes.ts";
import { ok, type Result, refuse } from "../result.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import { isMatchedElsewhere } from "../vouchers/line-facts.ts";
import { signedCents } from "../vouchers/posting.ts";
import { reversedBy } from "../vouchers/reversal.ts";
import type { Purchase, Sale, Voucher } from "../vouchers/voucher.ts";
import { type LineKey, matchedVoucherIdOf, matchedVoucherIn, settlementIn } from "./line-matching.ts";
import { type Matching, matchingIdOf } from "./matching.ts";
import { openCents } from "./open-cents.ts";

/** An entry of imported books as its lines stand in its seal. */
export interface ImportedEntry {
  readonly slice: string;
  readonly lines: readonly {
    readonly day: CalendarDate;
    readonly account: string;
    /** "" where the line names none. */
    readonly party: string;
    /** Debit positive, credit negative. */
    readonly cents: number;
    /** Whether the books it comes from had lettered it. */
    readonly isMatched: boolean;
  }[];
}

/** A line that is about to be matched, with what of it is open. */
export interface LineToMatch extends LineKey {
  readonly day: CalendarDate;
  readonly slice: string;
  /** The party's number; "" where the line names none. */
  readonly party: string;
  readonly openCents: number;
  /** The invoice whose claim the line is. */
  readonly claim: { readonly voucher: Sale | Purchase; readonly settlement: Matching } | null;
}

/** The documents that tell what lines are and what of them is open. */
export function lineKeysOf(lines: readonly LineKey[], facts: Facts): DocumentKey[] {
  const taken = new Set(lines.map(({ voucher, line }) => matchedVoucherIdOf(voucher, line)));
  const keys = [...taken].map((id): DocumentKey => ({ collection: "matchings", id }));
  for (const id of new Set(lines.map(({ voucher }) => voucher))) keys.push(...voucherKeys(id, facts));
  return keys;
}

function voucherKeys(id: string, facts: Facts): DocumentKey[] {
  const voucher = facts.get("vouchers", id);
  return [
    { collection: "vouchers", id },
    ...(voucher === null ? [] : settlementKeys(voucher, facts)),
    ...(voucher?.postings ?? []).flatMap(({ party }): DocumentKey[] =>
      party === null ? [] : [{ collection: "parties", id: party }],
    ),
  ];
}

function settlementKeys(voucher: Voucher, facts: Facts): DocumentKey[] {
  if (isClaim(voucher)) return claimKeys([{ voucher: voucher.id }], facts);
  return claimsOf(voucher).map((claim) => ({ collection: "matchings", id: matchingIdOf(claim) }));
}

const isClaim = (voucher: Voucher): voucher is Sale | Purchase =>
  voucher.kind === "sale" || voucher.kind === "purchase";

/** The claim a voucher is, or those that it settles or takes back. */
const claimsOf = (voucher: Voucher): readonly string[] => {
  if (isClaim(voucher)) return [voucher.id];
  const reversed = reversedBy(voucher);
  if (voucher.kind === "entry" && reversed !== null) return [reversed];
  if (voucher.kind === "creditNote") return [voucher.credits];
  return voucher.kind === "payment" ? voucher.settles.map((settled) => settled.voucher) : [];
};

/** A line as the books have it, or why it cannot be matched. */
export function lineToMatch(
  { voucher: id, line }: LineKey,
  account: string,
  facts: Facts,
  company: Company,
  chart: Chart,
): Result<LineToMatch, Problem> {
  const isTaken = matchedVoucherIn(facts, id, line)?.lines.some((known) => known.line === line);
  const voucher = facts.get("vouchers", id);
  const isLettered =
    voucher?.kind === "entry"
      ? isMatchedElsewhere(voucher, line)
      : facts.importedEntry?.(id)?.lines[line]?.isMatched;
  if (isTaken || isLettered) return refuse({ code: "matching.taken" });
  const found = voucher === null ? importedLine(id, line, facts) : ownLine(voucher, line, facts);
  if (found === null) return refuse({ code: "matching.lineMissing" });
  if (found.account !== account) return refuse({ code: "matching.otherAccount", account });
  const settlements =
    voucher === null || company.basis === "cash"
      ? []
      : claimsOf(voucher).flatMap((claim) => settlementIn(facts, matchingIdOf(claim)) ?? []);
  const { day, slice, party, partyId, cents } = found;
  const open = openCents({ voucher: id, account, cents, party: partyId }, settlements, chart.roles);
  if (open === 0) return refuse({ code: "matching.settled" });
  const settlement = settlements.find(
    (one) => one.claim === id && one.account === account && one.party === partyId,
  );
  const claim =
    voucher !== null && isClaim(voucher) && settlement !== undefined ? { voucher, settlement } : null;
  return ok({ voucher: id, line, day, slice, party, openCents: open, claim });
}

interface FoundLine {
  readonly account: string;
  readonly day: CalendarDate;
  readonly slice: string;
  readonly party: string;
  readonly partyId: string | null;
  readonly cents: number;
}

function ownLine(voucher: Voucher, line: number, facts: Facts): FoundLine | null {
  const posting = voucher.postings[line];
  if (posting === undefined || !isBooked(voucher)) return null;
  const { account, party } = posting;
  const number = party === null ? "" : (facts.get("parties", party)?.number ?? party);
  const { day, slice } = voucher;
  return { account, day, slice, party: number, partyId: party, cents: signedCents(posting) };
}

function importedLine(id: string, line: number, facts: Facts): FoundLine | null {
  const entry = facts.importedEntry?.(id) ?? null;
  const found = entry?.lines[line];
  return entry === null || found === undefined ? null : { ...found, slice: entry.slice, partyId: null };
}
