import type { CommandEnvelope } from "../commands/command.ts";
import {
  LETTER_LENGTH_MAX,
  LINES_MATCHED_MAX,
  type LineMatching,
  type MatchedVoucher,
  matchedVoucherIdOf,
} from "../matchings/line-matching.ts";
import { provenanceOfImport } from "../seals/imported-voucher.ts";
import { sha256Hex } from "../sha256.ts";
import { LETTER, type LineFacts, withLineFacts, withoutFacts } from "../vouchers/line-facts.ts";
import { signedCents } from "../vouchers/posting.ts";
import type { Entry } from "../vouchers/voucher.ts";

/** What the ids begin with of matchings that came with an import. */
export const importedMatchingPrefix = (importId: string): string => `l~${importId}~`;

interface LetteredLine {
  readonly entry: Entry;
  readonly line: number;
  readonly cents: number;
}

interface LetteredGroup {
  readonly key: string;
  readonly account: string;
  readonly letter: string;
  readonly matchedOn: string | null;
  readonly lines: LetteredLine[];
}

export interface LetteredEntries {
  readonly entries: readonly Entry[];
  readonly matchings: readonly (LineMatching | MatchedVoucher)[];
}

/**
 * Makes matchings of ours of what other books had lettered, so that they are seen and undone like any other. Lines that come
 * to something alone settle what is history, or are settled in part: those keep their letter themselves.
 */
export function letterImported(
  entries: readonly Entry[],
  importId: string,
  { id: command, madeBy, madeAt }: Pick<CommandEnvelope, "id" | "madeBy" | "madeAt">,
): LetteredEntries {
  const whole = groupsOf(entries).filter(isWhole);
  const matchings = whole.map(
    ({ key, account, letter, matchedOn, lines }): LineMatching => ({
      type: "lines",
      id: importedMatchingPrefix(importId) + sha256Hex(key).slice(0, 40),
      account,
      slice: lines[0]!.entry.slice,
      letter,
      matchedOn,
      provenance: provenanceOfImport(importId),
      lines: lines.map(({ entry, line, cents }) => ({ voucher: entry.id, line, day: entry.day, cents })),
      restCents: 0,
      claims: [],
      entry: null,
      command,
      madeBy,
      madeAt,
      acts: {},
    }),
  );
  const taken = new Map<string, { line: number; matching: string }[]>();
  for (const { id, lines } of matchings)
    for (const { voucher, line } of lines)
      taken.set(voucher, [...(taken.get(voucher) ?? []), { line, matching: id }]);
  const lettered = entries.map((entry) => {
    const lines = taken.get(entry.id);
    return lines === undefined ? entry : withoutLetters(entry, new Set(lines.map(({ line }) => line)));
  });
  const matched = entries.flatMap(({ id, slice }): MatchedVoucher[] => {
    const lines = taken.get(id);
    if (lines === undefined) return [];
    return [{ type: "voucher", id: matchedVoucherIdOf(id), voucher: id, slice, lines, acts: {} }];
  });
  return { entries: lettered, matchings: [...matchings, ...matched] };
}

/** Lines of one account, party and slice that bear one letter and one day of it. */
function groupsOf(entries: readonly Entry[]): LetteredGroup[] {
  const groupByKey = new Map<string, LetteredGroup>();
  for (const entry of entries)
    for (const { line, matching: letter, matchedOn = null } of entry.lineFacts ?? []) {
      const posting = entry.postings[line];
      if (letter === undefined || posting === undefined) continue;
      const { account, party } = posting;
      const key = JSON.stringify([entry.slice, account, party, letter, matchedOn]);
      const group = groupByKey.get(key) ?? { key, account, letter, matchedOn, lines: [] };
      group.lines.push({ entry, line, cents: signedCents(posting) });
      groupByKey.set(key, group);
    }
  return [...groupByKey.values()];
}

const isWhole = ({ letter, lines }: LetteredGroup): boolean =>
  letter.length <= LETTER_LENGTH_MAX &&
  lines.length >= 2 &&
  lines.length <= LINES_MATCHED_MAX &&
  lines.every(({ cents }) => cents !== 0) &&
  lines.reduce((sum, { cents }) => sum + cents, 0) === 0;

function withoutLetters(entry: Entry, lines: ReadonlySet<number>): Entry {
  const left = (entry.lineFacts ?? []).flatMap((facts): LineFacts[] =>
    lines.has(facts.line) ? (withoutFacts([facts], LETTER) ?? []) : [facts],
  );
  return withLineFacts(entry, left);
}
