import type { CalendarDate } from "../calendar-date.ts";
import {
  isLaterLetter,
  isLineMatching,
  isSettlement,
  type LineMatching,
  type MatchingDocument,
} from "./line-matching.ts";
import { type Matching, restCents } from "./matching.ts";

/** A line of an account, as far as what it is matched with follows from it. */
export interface LineOfAccount {
  readonly voucher: string;
  /** Its place among the lines of its voucher, from 0. */
  readonly line: number;
  readonly account: string;
}

/** What a line is lettered with. */
export interface Letter {
  /** In capitals, or an invoice's number; in small letters while the lines leave something open. */
  readonly text: string;
  readonly isWhole: boolean;
  /** When the last of its lines came, which the FEC calls DateLet. */
  readonly day: CalendarDate | null;
}

/** All matchings of a company, found by the vouchers whose lines they are about. */
export interface MatchingIndex {
  readonly move: (before: MatchingDocument | null, after: MatchingDocument | null) => void;
  /**
   * The letter of a line; null where nothing settles it. Everything that is settled together has one: an invoice, its
   * payments, what else those paid. One that was made by hand has its letter, else the first invoice's number says it.
   */
  readonly letterOf: (line: LineOfAccount, numberOf: (claim: string) => string | null) => Letter | null;
  /** The matching by hand that a line is in. */
  readonly madeByHand: (line: Pick<LineOfAccount, "voucher" | "line">) => LineMatching | null;
  readonly hasAny: (voucher: string) => boolean;
  readonly settlementsOf: (voucher: string) => readonly Matching[];
  /** Letters given by hand in an account. */
  readonly lettersIn: (account: string) => readonly string[];
  readonly vouchers: () => Iterable<string>;
}

export function createMatchingIndex(documents: Iterable<MatchingDocument> = []): MatchingIndex {
  const byId = new Map<string, Matching | LineMatching>();
  const idsByVoucher = new Map<string, Set<string>>();

  const move = (before: MatchingDocument | null, after: MatchingDocument | null) => {
    if (isShown(before)) {
      byId.delete(before.id);
      for (const voucher of vouchersOf(before)) {
        const ids = idsByVoucher.get(voucher);
        ids?.delete(before.id);
        if (ids?.size === 0) idsByVoucher.delete(voucher);
      }
    }
    if (isShown(after)) {
      byId.set(after.id, after);
      for (const voucher of vouchersOf(after))
        idsByVoucher.set(voucher, (idsByVoucher.get(voucher) ?? new Set()).add(after.id));
    }
  };
  for (const document of documents) move(null, document);

  const of = (voucher: string): (Matching | LineMatching)[] =>
    [...(idsByVoucher.get(voucher) ?? [])].map((id) => byId.get(id)!);
  const madeByHand: MatchingIndex["madeByHand"] = ({ voucher, line }) =>
    of(voucher).find(
      (matching): matching is LineMatching => isLineMatching(matching) && holds(matching, voucher, line),
    ) ?? null;
  const together = (first: readonly (Matching | LineMatching)[], account: string) => {
    const found = new Set(first);
    for (const matching of found)
      for (const voucher of vouchersOf(matching))
        for (const other of of(voucher)) if (isOf(other, account)) found.add(other);
    return [...found];
  };

  return {
    move,
    madeByHand,
    letterOf: ({ voucher, line, account }, numberOf) => {
      const own = of(voucher).filter(
        (matching) => isOf(matching, account) && (isSettlement(matching) || holds(matching, voucher, line)),
      );
      if (own.length === 0) return null;
      // Other lines of its entry have letters of their own; only an invoice ties together what pays it.
      const alone = own.filter(isLineMatching).find(({ claims }) => claims.length === 0);
      if (alone !== undefined) return letterOfLines(alone);
      const all = together(own, account);
      const isWhole = all.every((matching) =>
        isLineMatching(matching) ? matching.restCents === 0 : restCents(matching, matching.grossCents) === 0,
      );
      const byHand = all.filter(isLineMatching).map(({ letter }) => letter);
      const day = lastOf(all.flatMap(({ lines }) => lines.map((one) => one.day)));
      if (byHand.length > 0) {
        const letter = byHand.reduce((one, other) => (isLaterLetter(one, other) ? other : one));
        return { text: isWhole ? letter : letter.toLowerCase(), isWhole, day };
      }
      const numbers = all.flatMap((matching) =>
        isSettlement(matching) ? (numberOf(matching.claim) ?? []) : [],
      );
      return isWhole && numbers.length > 0 ? { text: numbers.sort()[0]!, isWhole, day } : null;
    },
    hasAny: (voucher) => idsByVoucher.has(voucher),
    settlementsOf: (voucher) => of(voucher).filter(isSettlement),
    lettersIn: (account) => {
      const letters: string[] = [];
      for (const matching of byId.values())
        if (isLineMatching(matching) && matching.account === account) letters.push(matching.letter);
      return letters;
    },
    vouchers: () => idsByVoucher.keys(),
  };
}

/** A claim that nothing settles yet is matched with nothing. */
const isShown = (document: MatchingDocument | null): document is Matching | LineMatching =>
  isLineMatching(document) || (isSettlement(document) && document.lines.length > 0);

function letterOfLines({ letter, lines, restCents: rest, matchedOn }: LineMatching): Letter {
  const day = matchedOn ?? lastOf(lines.map((one) => one.day));
  return { text: rest === 0 ? letter : letter.toLowerCase(), isWhole: rest === 0, day };
}

const isOf = (matching: Matching | LineMatching, account: string) => matching.account === account;

const holds = (matching: LineMatching, voucher: string, line: number) =>
  matching.lines.some((one) => one.voucher === voucher && one.line === line);

/** What a claim was settled with by hand is found by the claim: it is among the lines that were matched. */
const vouchersOf = (matching: Matching | LineMatching): readonly string[] => [
  ...("claim" in matching ? [matching.claim] : []),
  ...matching.lines.map(({ voucher }) => voucher),
];

const lastOf = (days: readonly CalendarDate[]): CalendarDate | null =>
  days.reduce<CalendarDate | null>((last, day) => (last === null || day > last ? day : last), null);
