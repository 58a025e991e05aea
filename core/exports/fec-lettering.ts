import { type CalendarDate, laterOf } from "../calendar-date.ts";
import { type Matching, restCents } from "../matchings/matching.ts";
import { sha256Hex } from "../sha256.ts";
import { isBooked } from "../vouchers/is-booked.ts";
import { type Posting, signedCents } from "../vouchers/posting.ts";
import type { Payment, Voucher } from "../vouchers/voucher.ts";
import type { FecSource } from "./fec-source.ts";
import type { HandLetters } from "./hand-letters.ts";

/** A voucher as far as letters follow from it. */
export interface LetteredVoucher {
  readonly id: string;
  readonly kind: Voucher["kind"];
  /** Of a payment. */
  readonly settles: Payment["settles"];
  /** Of a credit note. */
  readonly credits: string | null;
  /** Of what reverses another. */
  readonly reverses: string | null;
  /** Asked of few. */
  readonly postings: () => readonly Posting[];
}

/** What EcritureLet and DateLet say of a line. */
export interface FecLetter {
  readonly code: string;
  /** Null where an imported one does not say. */
  readonly matchedOn: CalendarDate | null;
}

export interface FecLetters {
  readonly isEmpty: boolean;
  /** The letters of a voucher's lines, by what they are posted to; null where none has one. */
  readonly ofVoucher: (
    voucher: string,
  ) => ((posting: Pick<Posting, "account" | "party">) => FecLetter | null) | null;
}

/** Where nothing is settled. */
export const NO_LETTERS: FecLetters = { isEmpty: true, ofVoucher: () => null };

/**
 * The letters of a share's lines, of those of its booked vouchers that have a line with a party: what posts nothing, as a
 * claim in cash-basis books, has no line to letter. Lines that settle each other wholly bear one code: a payment of two invoices makes one
 * of them all. What is settled in part bears none yet, for its lines do not come to nothing.
 */
export async function findFecLetters(
  vouchers: readonly LetteredVoucher[],
  source: Pick<FecSource, "readMatchings" | "readVouchers">,
  byHand: Pick<HandLetters, "ofMatching">,
): Promise<FecLetters> {
  const { matchings, payments } = await gather(vouchers, source);
  const lettersByVoucher = new Map<string, Map<string, FecLetter>>();
  for (const group of groupsOf(matchings, payments)) {
    if (!isSettled(group, payments)) continue;
    const letter = letterOf(group, byHand);
    if (letter === null) continue;
    for (const { claim, lines, account, party } of group)
      for (const voucher of [claim, ...lines.map((line) => line.voucher)]) {
        const letters = lettersByVoucher.get(voucher) ?? new Map<string, FecLetter>();
        lettersByVoucher.set(voucher, letters.set(lineOf({ account, party }), letter));
      }
  }
  return {
    isEmpty: lettersByVoucher.size === 0,
    ofVoucher: (voucher) => {
      const letters = lettersByVoucher.get(voucher);
      return letters === undefined ? null : (posting) => letters.get(lineOf(posting)) ?? null;
    },
  };
}

const lineOf = ({ account, party }: Pick<Posting, "account" | "party">) => `${account}\n${party ?? ""}`;

/** The matchings that these vouchers are in, and those that their payments lead to. */
async function gather(
  vouchers: readonly LetteredVoucher[],
  { readMatchings, readVouchers }: Pick<FecSource, "readMatchings" | "readVouchers">,
) {
  const matchings = new Map<string, Matching>();
  const payments = new Map<string, LetteredVoucher>();
  const asked = new Set<string>();
  const wanted = new Set<string>();
  const want = (claim: string) => {
    if (asked.has(claim)) return;
    asked.add(claim);
    wanted.add(claim);
  };
  const follow = (voucher: LetteredVoucher) => {
    if (voucher.kind === "sale" || voucher.kind === "purchase") want(voucher.id);
    if (voucher.kind === "creditNote" && voucher.credits !== null) want(voucher.credits);
    // The reversal of a purchase settles it.
    if (voucher.kind === "entry" && voucher.reverses !== null) want(voucher.reverses);
    if (voucher.kind !== "payment") return;
    payments.set(voucher.id, voucher);
    for (const { voucher: claim } of voucher.settles) want(claim);
  };
  for (const voucher of vouchers) follow(voucher);
  while (wanted.size > 0) {
    const found = await readMatchings([...wanted]);
    wanted.clear();
    const unknown = new Set<string>();
    for (const matching of found) {
      matchings.set(matching.claim, matching);
      for (const { voucher, kind } of matching.lines)
        if (kind === "payment" && !payments.has(voucher)) unknown.add(voucher);
    }
    if (unknown.size > 0)
      for (const voucher of await readVouchers([...unknown]))
        if (isBooked(voucher)) follow(toLettered(voucher));
  }
  return { matchings, payments };
}

export const toLettered = (voucher: Voucher): LetteredVoucher => ({
  id: voucher.id,
  kind: voucher.kind,
  settles: voucher.kind === "payment" ? voucher.settles : [],
  credits: voucher.kind === "creditNote" ? voucher.credits : null,
  reverses: "reverses" in voucher ? (voucher.reverses ?? null) : null,
  postings: () => voucher.postings,
});

/** Matchings of one account and party that a payment ties together. */
function groupsOf(
  matchings: ReadonlyMap<string, Matching>,
  payments: ReadonlyMap<string, LetteredVoucher>,
): Matching[][] {
  const groupByClaim = new Map<string, Matching[]>();
  for (const [claim, matching] of matchings) groupByClaim.set(claim, [matching]);
  for (const { settles } of payments.values()) {
    const firstByLine = new Map<string, string>();
    for (const { voucher: claim, cents } of settles) {
      const matching = matchings.get(claim);
      if (matching === undefined || cents === 0) continue;
      const line = lineOf(matching);
      const first = firstByLine.get(line);
      if (first === undefined) firstByLine.set(line, claim);
      else join(groupByClaim, first, claim);
    }
  }
  return [...new Set(groupByClaim.values())];
}

function join(groupByClaim: Map<string, Matching[]>, one: string, other: string): void {
  const [left, right] = [groupByClaim.get(one)!, groupByClaim.get(other)!];
  if (left === right) return;
  const [larger, smaller] = left.length < right.length ? [right, left] : [left, right];
  for (const matching of smaller) {
    larger.push(matching);
    groupByClaim.set(matching.claim, larger);
  }
}

/** Whether the lines of a group come to nothing: every claim is settled, and no payment has more on that account. */
function isSettled(group: readonly Matching[], payments: ReadonlyMap<string, LetteredVoucher>): boolean {
  const centsByPayment = new Map<string, number>();
  for (const matching of group) {
    if (matching.lines.length === 0 || restCents(matching, matching.grossCents) !== 0) return false;
    // What was matched by hand bears the letter of that, or none: the invoice's lines alone come to something.
    if (matching.lines.some(({ kind, cents }) => kind === "matching" && cents !== 0)) return false;
    for (const { voucher, kind, cents } of matching.lines)
      if (kind === "payment") centsByPayment.set(voucher, (centsByPayment.get(voucher) ?? 0) + cents);
  }
  const { account, party } = group[0]!;
  for (const [id, cents] of centsByPayment) {
    const postings = payments.get(id)?.postings() ?? [];
    const posted = postings
      .filter((posting) => posting.account === account && posting.party === party)
      .reduce((sum, posting) => sum + signedCents(posting), 0);
    if (Math.abs(posted) !== Math.abs(cents)) return false;
  }
  return true;
}

/** What hands had a part in bears the letter that was given by hand, as the lines on the other side do. */
function letterOf(group: readonly Matching[], byHand: Pick<HandLetters, "ofMatching">): FecLetter | null {
  const [hand] = group.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "matching"));
  if (hand !== undefined) return byHand.ofMatching(hand.voucher);
  const [first] = group.map(({ claim }) => claim).sort();
  const days = group.flatMap(({ lines }) => lines.map(({ day }) => day));
  return { code: toLetters(first!), matchedOn: days.reduce(laterOf) };
}

const LETTERS = 8;

/** Eight letters that follow from the claim alone, so every export of it says the same and none has to remember any. */
function toLetters(claim: string): string {
  const hash = sha256Hex(claim);
  let letters = "";
  for (let at = 0; at < LETTERS; at += 1)
    letters += String.fromCharCode(65 + (Number.parseInt(hash.slice(at * 4, at * 4 + 4), 16) % 26));
  return letters;
}
