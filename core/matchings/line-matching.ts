import { z } from "zod";
import { calendarDateSchema, instantSchema } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import { idSchema } from "../ids.ts";
import { centsSchema } from "../money.ts";
import { sha256Hex } from "../sha256.ts";
import { type Matching, matchingSchema } from "./matching.ts";

/** How many lines one act may match; each has a document to keep it from being matched twice. */
export const LINES_MATCHED_MAX = 100;

/** What the lines that settle each other are marked with: unique in an account of one slice. */
export const matchingLetterSchema = z.string().regex(/^[A-Z]{2,4}$/);

/** What came with an import keeps the letter of its file, whatever its form. */
export const LETTER_LENGTH_MAX = 40;

/** A line of the ledger: the place of a posting in its voucher, or of a line in its imported entry, from 0. */
export const lineKeySchema = z.strictObject({ voucher: idSchema, line: z.int().min(0) });
export interface LineKey extends z.infer<typeof lineKeySchema> {}

/**
 * Lines of one account and party that somebody matched by hand, live, validated and imported ones alike. A document of
 * its own, so no hash knows of it. It names no party, for an imported one may be a patient's name.
 */
export const lineMatchingSchema = z.strictObject({
  type: z.literal("lines"),
  id: idSchema,
  account: z.string().max(60),
  slice: idSchema,
  letter: z.string().min(1).max(LETTER_LENGTH_MAX),
  /** When its file says it was matched, null where it does not; absent of what was matched here. */
  matchedOn: calendarDateSchema.nullable().optional(),
  /** The import it came with; absent of what was matched here. */
  provenance: z.string().max(80).optional(),
  lines: z
    .array(
      lineKeySchema.extend({
        day: calendarDateSchema,
        /** What of the line was open when it was matched: debit positive, credit negative. */
        cents: centsSchema,
      }),
    )
    .min(2)
    .max(LINES_MATCHED_MAX),
  /** What the lines leave open, on the side that is heavier. */
  restCents: centsSchema,
  /** The invoices it settles, whose own matchings name it. */
  claims: z.array(idSchema).max(LINES_MATCHED_MAX),
  /** The entry of the VAT that fell due by it. */
  entry: idSchema.nullable(),
  /** The act that made it: the same letter may be given again once it was undone. */
  command: idSchema,
  madeBy: idSchema,
  madeAt: instantSchema,
  acts: z.record(idSchema, z.int().min(0)),
});
export interface LineMatching extends z.infer<typeof lineMatchingSchema> {}

/** A voucher of ours has no more lines; an imported entry may, and then has a document for each thousand of them. */
const LINES_TOGETHER = 1000;

/** Which of a voucher's lines are matched by hand: found by the voucher's id, so that no line is matched twice. */
export const matchedVoucherSchema = z.strictObject({
  type: z.literal("voucher"),
  id: idSchema,
  voucher: idSchema,
  slice: idSchema,
  lines: z.array(z.strictObject({ line: z.int().min(0), matching: idSchema })).max(LINES_TOGETHER),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface MatchedVoucher extends z.infer<typeof matchedVoucherSchema> {}

export const matchingDocumentSchema = z.union([matchingSchema, lineMatchingSchema, matchedVoucherSchema]);
export type MatchingDocument = Matching | LineMatching | MatchedVoucher;

export const isLineMatching = (document: MatchingDocument | null): document is LineMatching =>
  document !== null && "type" in document && document.type === "lines";

/** What settles one claim, see matching.ts. */
export const isSettlement = (document: MatchingDocument | null): document is Matching =>
  document !== null && "claim" in document;

export const isMatchedVoucher = (document: MatchingDocument | null): document is MatchedVoucher =>
  document !== null && "type" in document && document.type === "voucher";

interface MatchingFacts {
  readonly get: (collection: "matchings", id: string) => MatchingDocument | null;
}

export function settlementIn(facts: MatchingFacts, id: string): Matching | null {
  const found = facts.get("matchings", id);
  return isSettlement(found) ? found : null;
}

/** Where it is said of a line, or of any line of a voucher of ours, that it is matched by hand. */
export function matchedVoucherIdOf(voucher: string, line = 0): string {
  const block = Math.floor(line / LINES_TOGETHER);
  return block === 0 ? `t~${voucher}` : `t~${voucher}~~${block}`;
}

export function matchedVoucherIn(facts: MatchingFacts, voucher: string, line = 0): MatchedVoucher | null {
  const found = facts.get("matchings", matchedVoucherIdOf(voucher, line));
  return isMatchedVoucher(found) ? found : null;
}

/** Why a voucher stays as it is while lines of it are matched by hand. */
export const matchedProblem = (voucher: string, facts: MatchingFacts): Problem | null =>
  matchedVoucherIn(facts, voucher) && { code: "matching.holds", voucher };

/** Two that would bear one letter in one account meet in one document. */
export const lineMatchingIdOf = (slice: string, account: string, letter: string): string =>
  `l~${sha256Hex(JSON.stringify([slice, account, letter])).slice(0, 40)}`;

export const FIRST_LETTER = "AA";

/** AA, AB … AZ, BA … ZZ, AAA …; null after the last. */
export function letterAfter(letter: string): string | null {
  let at = letter.length - 1;
  while (at >= 0 && letter[at] === "Z") at -= 1;
  const next =
    at < 0
      ? "A".repeat(letter.length + 1)
      : `${letter.slice(0, at)}${String.fromCharCode(letter.charCodeAt(at) + 1)}${"A".repeat(letter.length - at - 1)}`;
  return next.length > 4 ? null : next;
}

/** Whether a letter comes later in that order; what is no such letter, as an imported one may be, comes before all. */
export function isLaterLetter(letter: string, than: string): boolean {
  if (letter.length !== than.length) return letter.length > than.length;
  return letter > than;
}

/** The first letter that comes after all of these; what other books marked lines with in another form never meets it. */
export function firstFreeLetter(used: Iterable<string>): string {
  let last: string | null = null;
  for (const text of used) {
    const letter = text.toUpperCase();
    if (!matchingLetterSchema.safeParse(letter).success) continue;
    if (last === null || isLaterLetter(letter, last)) last = letter;
  }
  return last === null ? FIRST_LETTER : (letterAfter(last) ?? FIRST_LETTER);
}
