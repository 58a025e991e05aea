import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Posting } from "./posting.ts";

const TEXT_LENGTH_MAX = 400;

/** What a line of an imported entry says beyond its posting, or otherwise than its entry. */
export const lineFactsSchema = z.strictObject({
  /** The place of its posting, from 0. */
  line: z.int().min(0),
  pieceRef: z.string().max(TEXT_LENGTH_MAX).optional(),
  pieceOn: calendarDateSchema.optional(),
  label: z.string().max(TEXT_LENGTH_MAX).optional(),
  /** Its EcritureLet, where no matching of ours says so: what it settles is history, or comes to something. */
  matching: z.string().max(TEXT_LENGTH_MAX).optional(),
  matchedOn: calendarDateSchema.optional(),
  /** As written, for it has the decimals of its own currency. */
  foreignAmount: z.string().max(TEXT_LENGTH_MAX).optional(),
  foreignCurrency: z.string().max(TEXT_LENGTH_MAX).optional(),
});
export interface LineFacts extends z.infer<typeof lineFactsSchema> {}

interface Corrected {
  readonly postings: readonly Posting[];
  readonly label: string;
}

interface SaidByLines {
  readonly lineFacts?: readonly LineFacts[] | undefined;
}

/** What says that a line is matched. */
export const LETTER = ["matching", "matchedOn"] as const;

/** Whether the books it comes from had matched a line of an entry with what is not matched here. */
export const isMatchedElsewhere = ({ lineFacts }: SaidByLines, line: number): boolean =>
  lineFacts?.some((facts) => facts.line === line && facts.matching !== undefined) ?? false;

/** What a correction leaves of it: other postings are other lines, and a new label is that of all of them. */
export function lineFactsAfter(
  { lineFacts, postings, label }: SaidByLines & Corrected,
  set: Partial<Corrected>,
): readonly LineFacts[] | undefined {
  const isOther = set.postings !== undefined && canonicalJson(set.postings) !== canonicalJson(postings);
  if (isOther) return undefined;
  return set.label === undefined || set.label === label ? lineFacts : withoutFacts(lineFacts, ["label"]);
}

export function withLineFacts<Kind extends SaidByLines>(
  { lineFacts: _, ...entry }: Kind,
  lineFacts: readonly LineFacts[] | undefined,
): Kind {
  return (lineFacts === undefined || lineFacts.length === 0 ? entry : { ...entry, lineFacts }) as Kind;
}

/** The same without some of what it says, and without the lines that then say nothing. */
export function withoutFacts(
  lineFacts: readonly LineFacts[] | undefined,
  names: readonly Exclude<keyof LineFacts, "line">[],
): LineFacts[] | undefined {
  const left = (lineFacts ?? []).flatMap((facts) => {
    const rest: LineFacts = { ...facts };
    for (const name of names) delete rest[name];
    return Object.keys(rest).length > 1 ? [rest] : [];
  });
  return left.length === 0 ? undefined : left;
}
