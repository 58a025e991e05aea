import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import { idSchema } from "../ids.ts";
import { centsSchema } from "../money.ts";

/** One document holds them all, and every payment writes it whole. */
export const MATCHING_LINES_MAX = 200;

/**
 * Which vouchers settle one claim. One document a claim, so that two payments that meet can never both think they
 * are the first; seen as settlement on the invoice and as lettering in the ledger.
 */
export const matchingSchema = z.strictObject({
  id: idSchema,
  /** The sale (or purchase) that is settled. */
  claim: idSchema,
  account: z.string().max(20),
  party: idSchema.nullable(),
  slice: idSchema,
  grossCents: centsSchema,
  lines: z
    .array(
      z.strictObject({
        voucher: idSchema,
        /**
         * A payment that is reversed has a second line of kind "payment"; a "reversal" takes the claim itself back. By
         * "matching" somebody matched lines by hand (line-matching.ts), and its id stands as the voucher.
         */
        kind: z.enum(["payment", "creditNote", "reversal", "matching"]),
        day: calendarDateSchema,
        /** How much of the claim it settles. */
        cents: centsSchema,
        /** What it moved or earned, by account: remembered so that the last one takes the rest. */
        shares: z.record(z.string().max(20), centsSchema),
      }),
    )
    .max(MATCHING_LINES_MAX),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Matching extends z.infer<typeof matchingSchema> {}

/** Why nothing more can settle a claim; null while there is room. */
export const fullMatchingProblem = ({ claim, lines }: Matching): Problem | null =>
  lines.length > MATCHING_LINES_MAX
    ? { code: "matching.full", voucher: claim, linesMax: MATCHING_LINES_MAX }
    : null;

export const matchingIdOf = (claim: string): string => `m~${claim}`;

export const settledCents = (matching: Matching | null): number =>
  matching?.lines.reduce((sum, line) => sum + line.cents, 0) ?? 0;

export const restCents = (matching: Matching | null, grossCents: number): number =>
  grossCents - settledCents(matching);
