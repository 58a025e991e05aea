import { z } from "zod";
import { calendarDateSchema, laterOf } from "../calendar-date.ts";
import { type Chart, generalJournalOf } from "../charts/chart.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import { allocateOpen } from "../matchings/allocate-open.ts";
import {
  LINES_MATCHED_MAX,
  type LineKey,
  type LineMatching,
  letterAfter,
  lineKeySchema,
  lineMatchingIdOf,
  type MatchedVoucher,
  matchedVoucherIdOf,
  matchedVoucherIn,
  matchingLetterSchema,
} from "../matchings/line-matching.ts";
import { type LineToMatch, lineKeysOf, lineToMatch } from "../matchings/lines-to-match.ts";
import { fullMatchingProblem } from "../matchings/matching.ts";
import { postMovedVat, vatToMove } from "../posting/post-matching.ts";
import { moneySignOf } from "../posting/post-payment.ts";
import { ok, refuse } from "../result.ts";
import { enteredBy } from "../vouchers/entered-by.ts";
import type { Posting } from "../vouchers/posting.ts";
import { SHARED_SLICE } from "../vouchers/slice.ts";
import type { Entry } from "../vouchers/voucher.ts";
import type { CommandEnvelope } from "./command.ts";
import { type DocumentChange, type DocumentKey, defineCommand, type Facts } from "./command-module.ts";

/** How many letters in a row may turn out to be given before a device has to propose again. */
const LETTERS_TRIED_MAX = 50;

/** Where the VAT is booked that falls due, or comes back, by it. */
export const matchingEntrySchema = z.strictObject({
  id: idSchema,
  day: calendarDateSchema,
  label: z.string().min(1).max(200),
});
export interface MatchingEntry extends z.infer<typeof matchingEntrySchema> {}

const argsSchema = z.strictObject({
  account: z.string().min(1).max(60),
  /** The line's day tells where an imported entry stands, for whoever has to read it there. */
  lines: z
    .array(lineKeySchema.extend({ day: calendarDateSchema }))
    .min(2)
    .max(LINES_MATCHED_MAX),
  /** The next free one as its device knows it; whoever decides goes on from there. */
  letter: matchingLetterSchema,
  entry: matchingEntrySchema,
});
export interface MatchingMakeArgs extends z.infer<typeof argsSchema> {}

/**
 * Matches lines of one account and party by hand, balanced or with a rest. What it settles of invoices is settled like a
 * payment's, and VAT that waited for the money falls due by an entry of its own.
 */
export const matchingMake = defineCommand<MatchingMakeArgs>({
  type: "matching.make",
  version: 1,
  argsSchema,
  right: "record",
  needs: ({ account, lines, letter, entry }, facts) => {
    const slice = sliceOfFirst(lines, facts);
    const letters: DocumentKey[] = [];
    for (const id of slice === null ? [] : letterIdsFrom(letter, slice, account)) {
      letters.push({ collection: "matchings", id });
      if (facts.get("matchings", id) === null) break;
    }
    return [
      { collection: "vouchers", id: entry.id },
      { collection: "matchings", id: matchedVoucherIdOf(entry.id) },
      ...lineKeysOf(lines, facts),
      ...letters,
    ];
  },
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    const { account, entry } = args;
    if (new Set(args.lines.map(({ voucher, line }) => `${line} ${voucher}`)).size < args.lines.length)
      return refuse({ code: "command.malformed", issues: [{ path: "lines", code: "twice" }] });
    const lines: LineToMatch[] = [];
    for (const key of args.lines) {
      const line = lineToMatch(key, account, facts, company, chart);
      if (!line.ok) return line;
      lines.push(line.value);
    }
    if (new Set(lines.flatMap(({ party }) => party || [])).size > 1)
      return refuse({ code: "matching.otherParty" });
    const slice = lines[0]!.slice;
    if (lines.some((line) => line.slice !== slice)) return refuse({ code: "matching.otherSlice" });
    const parts = allocateOpen(lines);
    if (parts.every((cents) => cents === 0)) return refuse({ code: "matching.oneSide" });
    const letter = freeLetter(args.letter, slice, account, facts);
    if (letter === null) return refuse({ code: "matching.noLetter" });

    const id = lineMatchingIdOf(slice, account, letter);
    const settled = lines.flatMap(({ claim }, index) => {
      if (claim === null || parts[index] === 0) return [];
      const cents = moneySignOf(claim.voucher) * parts[index]!;
      return [{ claim: claim.voucher, cents, settlement: claim.settlement }];
    });
    const moved = settled.map(({ claim, cents, settlement }) => ({
      claim,
      shares: vatToMove(claim, settlement, cents, company, chart, facts),
    }));
    const postings = postMovedVat(moved, chart);
    const booked = vatEntryChanges(entry, postings, { slice, id, company, chart, command, facts });
    if (!booked.ok) return booked;

    const documents: DocumentChange[] = [...booked.value];
    settled.forEach(({ cents, settlement }, index) => {
      const day = lines.map((line) => line.day).reduce(laterOf);
      const line = { voucher: id, kind: "matching" as const, day, cents, shares: moved[index]!.shares };
      const after = { ...settlement, lines: [...settlement.lines, line] };
      documents.push({ collection: "matchings", id: settlement.id, after });
    });
    for (const { after } of documents) {
      const full = after !== null && "claim" in after ? fullMatchingProblem(after) : null;
      if (full) return refuse(full);
    }
    const matching: LineMatching = {
      type: "lines",
      id,
      account,
      slice,
      letter,
      lines: lines.map(({ voucher, line, day, openCents: cents }) => ({ voucher, line, day, cents })),
      restCents: lines.reduce((sum, { openCents }) => sum + openCents, 0),
      claims: settled.map(({ claim }) => claim.id),
      entry: postings.length === 0 ? null : entry.id,
      command: command.id,
      madeBy: command.madeBy,
      madeAt: command.madeAt,
      acts: {},
    };
    documents.push({ collection: "matchings", id, after: matching });
    for (const own of linesTogether(lines)) documents.push(takenChange(own, slice, id, facts));
    return ok({ documents });
  },
});

/** All lines of one matching lie in one slice, so the first one's tells which letters are given there. */
function sliceOfFirst([first]: MatchingMakeArgs["lines"], facts: Facts): string | null {
  const { voucher } = first!;
  return facts.get("vouchers", voucher)?.slice ?? facts.importedEntry?.(voucher)?.slice ?? null;
}

function* letterIdsFrom(letter: string, slice: string, account: string): Generator<string> {
  let next: string | null = letter;
  for (let tried = 0; next !== null && tried < LETTERS_TRIED_MAX; tried += 1) {
    yield lineMatchingIdOf(slice, account, next);
    next = letterAfter(next);
  }
}

function freeLetter(from: string, slice: string, account: string, facts: Facts): string | null {
  let letter: string | null = from;
  for (const id of letterIdsFrom(from, slice, account)) {
    if (facts.get("matchings", id) === null) return letter;
    letter = letter === null ? null : letterAfter(letter);
  }
  return null;
}

/** Lines of which one document says that they are matched. */
export function linesTogether(lines: readonly LineKey[]): readonly (readonly LineKey[])[] {
  const linesById = new Map<string, LineKey[]>();
  for (const line of lines) {
    const id = matchedVoucherIdOf(line.voucher, line.line);
    linesById.set(id, [...(linesById.get(id) ?? []), line]);
  }
  return [...linesById.values()];
}

function takenChange(
  lines: readonly LineKey[],
  slice: string,
  matching: string,
  facts: Facts,
): DocumentChange {
  const { voucher, line: first } = lines[0]!;
  const known = matchedVoucherIn(facts, voucher, first);
  const id = matchedVoucherIdOf(voucher, first);
  const after: MatchedVoucher = {
    type: "voucher",
    id,
    voucher,
    slice,
    lines: [...(known?.lines ?? []), ...lines.map(({ line }) => ({ line, matching }))],
    acts: known?.acts ?? {},
  };
  return { collection: "matchings", id, after };
}

/** The entry of VAT that moves by a matching, held by it so that nobody takes it away alone; nothing where none moves. */
export function vatEntryChanges(
  { id, day, label }: MatchingEntry,
  postings: Posting[],
  {
    slice,
    id: matching,
    company,
    chart,
    command,
    facts,
  }: {
    readonly slice: string;
    readonly id: string;
    readonly company: Company;
    readonly chart: Chart;
    readonly command: CommandEnvelope;
    readonly facts: Facts;
  },
) {
  if (postings.length === 0) return ok([] as DocumentChange[]);
  if (facts.get("vouchers", id)) return refuse({ code: "voucher.exists" as const, voucher: id });
  const closed = closedDayProblem(company, day);
  if (closed) return refuse(closed);
  const entry: Entry = {
    kind: "entry",
    id,
    day,
    label,
    journal: generalJournalOf(chart),
    practitioner: slice === SHARED_SLICE ? null : slice,
    slice,
    postings,
    state: "recorded",
    ...enteredBy(command),
  };
  const held = takenChange([{ voucher: id, line: 0 }], slice, matching, facts);
  return ok([{ collection: "vouchers", id, after: entry }, held] as DocumentChange[]);
}
