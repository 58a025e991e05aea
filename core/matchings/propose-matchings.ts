import type { CalendarDate } from "../calendar-date.ts";
import type { LineKey } from "./line-matching.ts";

/** A line that nothing has settled wholly, as far as what it may settle shows in it. */
export interface ProposableLine extends LineKey {
  readonly day: CalendarDate;
  /** What of it is open: debit positive, credit negative, never nothing. */
  readonly cents: number;
  readonly pieceRef: string;
  readonly label: string;
  /** Lines of different ones never settle each other: the party and, where each files their own, the practitioner. */
  readonly group: string;
  /** Whether the line names a party. Without one, only what is plainly the same is proposed. */
  readonly isNamed: boolean;
}

/** Why lines are proposed: the words for it are the screen's. */
export type ProposalReason = "samePiece" | "sameAmount" | "sum" | "wholeParty" | "oldestFirst";

export interface MatchingProposal {
  readonly reason: ProposalReason;
  /** The reference they share, of "samePiece". */
  readonly pieceRef: string | null;
  readonly lines: readonly ProposableLine[];
  /** How much settles: what the lighter side comes to. */
  readonly settledCents: number;
  /** What stays open, on the side that is heavier. */
  readonly restCents: number;
}

export const PROPOSALS_MAX = 100;
/** Among how many lines of the other side a sum is looked for, and of how many. */
const SUM_AMONG = 12;
const SUM_OF = 4;
const REF_LENGTH_MIN = 3;

/**
 * What might settle what, the surest first: one reference, one amount, a few that add up to one, everything of a party that
 * comes to nothing, and last the oldest first. No line is in two proposals.
 */
export function proposeMatchings(lines: readonly ProposableLine[]): MatchingProposal[] {
  const linesByGroup = new Map<string, ProposableLine[]>();
  for (const line of lines) {
    const known = linesByGroup.get(line.group);
    if (known === undefined) linesByGroup.set(line.group, [line]);
    else known.push(line);
  }
  const proposals: MatchingProposal[] = [];
  for (const group of linesByGroup.values()) {
    if (!hasBothSides(group)) continue;
    proposals.push(...proposeWithin(group.sort(byDay)));
    if (proposals.length >= PROPOSALS_MAX) break;
  }
  return proposals.slice(0, PROPOSALS_MAX);
}

function proposeWithin(group: readonly ProposableLine[]): MatchingProposal[] {
  const proposals: MatchingProposal[] = [];
  const left = new Set(group);
  const take = (reason: ProposalReason, lines: readonly ProposableLine[], pieceRef: string | null = null) => {
    for (const line of lines) left.delete(line);
    proposals.push(toProposal(reason, lines, pieceRef));
  };
  for (const [ref, lines] of linesByReference(group)) {
    const free = lines.filter((line) => left.has(line));
    if (sumOf(free) === 0 && hasBothSides(free)) take("samePiece", free, ref);
  }
  for (const pair of samePairs([...left])) take("sameAmount", pair);
  if (!group[0]!.isNamed) return proposals;
  for (const line of [...left]) {
    if (!left.has(line)) continue;
    const others = addingUpTo(line, [...left]);
    if (others !== null) take("sum", [line, ...others]);
  }
  const rest = [...left];
  if (!hasBothSides(rest)) return proposals;
  if (sumOf(rest) === 0) take("wholeParty", rest);
  else take("oldestFirst", oldestFirst(rest));
  return proposals;
}

/** Lines that bear one reference, or name another's in their label. */
function linesByReference(group: readonly ProposableLine[]): Map<string, ProposableLine[]> {
  const known = new Map<string, ProposableLine[]>();
  const written = new Map<string, string>();
  for (const line of group) {
    const key = keyOf(line.pieceRef);
    if (key.length < REF_LENGTH_MIN || !/\d/.test(key)) continue;
    written.set(key, written.get(key) ?? line.pieceRef.trim());
    known.set(key, [...(known.get(key) ?? []), line]);
  }
  for (const line of group)
    for (const word of line.label.split(/[\s,;:()[\]]+/)) {
      const named = known.get(keyOf(word));
      if (named !== undefined && !named.includes(line)) named.push(line);
    }
  return new Map([...known].map(([key, lines]) => [written.get(key)!, lines]));
}

const keyOf = (reference: string) => reference.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** One debit and one credit of the same amount, the oldest of each first. */
function samePairs(lines: readonly ProposableLine[]): [ProposableLine, ProposableLine][] {
  const creditsByCents = new Map<number, ProposableLine[]>();
  for (const line of lines)
    if (line.cents < 0) creditsByCents.set(-line.cents, [...(creditsByCents.get(-line.cents) ?? []), line]);
  return lines.flatMap((line) => {
    const credit = line.cents > 0 ? creditsByCents.get(line.cents)?.shift() : undefined;
    return credit === undefined ? [] : [[line, credit] as [ProposableLine, ProposableLine]];
  });
}

/** A few lines of the other side that come to just what this one does. */
function addingUpTo(line: ProposableLine, lines: readonly ProposableLine[]): ProposableLine[] | null {
  const wanted = Math.abs(line.cents);
  const sign = Math.sign(line.cents);
  const others = lines
    .filter(({ cents }) => Math.sign(cents) === -sign && Math.abs(cents) < wanted)
    .slice(0, SUM_AMONG);
  const search = (from: number, leftCents: number, chosen: ProposableLine[]): ProposableLine[] | null => {
    if (leftCents === 0) return chosen.length > 1 ? chosen : null;
    if (chosen.length === SUM_OF) return null;
    for (let at = from; at < others.length; at += 1) {
      const cents = Math.abs(others[at]!.cents);
      const found = cents > leftCents ? null : search(at + 1, leftCents - cents, [...chosen, others[at]!]);
      if (found !== null) return found;
    }
    return null;
  };
  return search(0, wanted, []);
}

/** All of the lighter side, and the oldest of the heavier one that it reaches. */
function oldestFirst(lines: readonly ProposableLine[]): ProposableLine[] {
  const heavier = Math.sign(sumOf(lines));
  const lighter = lines.filter(({ cents }) => Math.sign(cents) === -heavier);
  let leftCents = Math.abs(sumOf(lighter));
  const reached: ProposableLine[] = [];
  for (const line of lines) {
    if (leftCents <= 0) break;
    if (Math.sign(line.cents) !== heavier) continue;
    reached.push(line);
    leftCents -= Math.abs(line.cents);
  }
  return [...lighter, ...reached].sort(byDay);
}

function toProposal(
  reason: ProposalReason,
  lines: readonly ProposableLine[],
  pieceRef: string | null,
): MatchingProposal {
  const debitCents = lines.reduce((sum, { cents }) => sum + Math.max(0, cents), 0);
  const restCents = sumOf(lines);
  return { reason, pieceRef, lines, settledCents: debitCents - Math.max(0, restCents), restCents };
}

const sumOf = (lines: readonly ProposableLine[]) => lines.reduce((sum, { cents }) => sum + cents, 0);

const hasBothSides = (lines: readonly ProposableLine[]) =>
  lines.some(({ cents }) => cents > 0) && lines.some(({ cents }) => cents < 0);

const byDay = (one: ProposableLine, other: ProposableLine): number =>
  one.day === other.day ? 0 : one.day < other.day ? -1 : 1;
