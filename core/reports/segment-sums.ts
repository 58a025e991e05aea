import { toDayNumber } from "../calendar-date.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { createLineTest, createWordTests, type LedgerFilter } from "./ledger-filter.ts";

/** What the wanted lines of a segment come to, by the index of their account. */
export interface SegmentSums {
  readonly debits: Float64Array;
  readonly credits: Float64Array;
  readonly lines: Uint32Array;
}

/** The sums of all lines that share journal, account, practitioner and provenance, and the days they lie within. */
interface SummedSegment extends SegmentSums {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Beyond so many combinations a segment has too few lines for each, and is looked through every time. */
const COMBINATIONS_MAX = 0x1_0000;

/** Columns never change, so a month is added up once and a filter that takes or leaves it whole costs next to nothing. */
const summedBySegment = new WeakMap<LedgerColumns, SummedSegment>();

export function sumsOf(segment: LedgerColumns, filter: LedgerFilter): SegmentSums {
  const words = createWordTests(segment, filter);
  const combinations = combinationsOf(segment);
  if (words === null || combinations > COMBINATIONS_MAX) return addUpLines(segment, filter);
  const summed = summedBySegment.get(segment) ?? addUp(segment, combinations);
  summedBySegment.set(segment, summed);
  const fromDay = filter.from === undefined ? -Infinity : toDayNumber(filter.from);
  const throughDay = filter.through === undefined ? Infinity : toDayNumber(filter.through);
  const sums = noSums(segment.dictionaries.accounts.length);
  if (summed.firstDay > throughDay || summed.lastDay < fromDay) return sums;
  if (summed.firstDay < fromDay || summed.lastDay > throughDay) return addUpLines(segment, filter);
  const { journals, accounts, practitioners, provenances } = segment.dictionaries;
  let at = 0;
  for (let journal = 0; journal < journals.length; journal += 1)
    for (let practitioner = 0; practitioner < practitioners.length; practitioner += 1)
      for (let provenance = 0; provenance < provenances.length; provenance += 1) {
        if (!words.takes(journal, practitioner, provenance)) {
          at += accounts.length;
          continue;
        }
        for (let account = 0; account < accounts.length; account += 1, at += 1) {
          if (summed.lines[at] === 0 || !words.takesAccount(account)) continue;
          sums.debits[account]! += summed.debits[at]!;
          sums.credits[account]! += summed.credits[at]!;
          sums.lines[account]! += summed.lines[at]!;
        }
      }
  return sums;
}

const combinationsOf = ({ dictionaries }: LedgerColumns): number =>
  dictionaries.journals.length *
  dictionaries.practitioners.length *
  dictionaries.provenances.length *
  dictionaries.accounts.length;

const noSums = (size: number): SegmentSums => ({
  debits: new Float64Array(size),
  credits: new Float64Array(size),
  lines: new Uint32Array(size),
});

function addUp(segment: LedgerColumns, combinations: number): SummedSegment {
  const sums = noSums(combinations);
  const { day, cents, journal, account, practitioner, provenance, dictionaries, length } = segment;
  const { accounts, practitioners, provenances } = dictionaries;
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let line = 0; line < length; line += 1) {
    const place =
      ((journal[line]! * practitioners.length + practitioner[line]!) * provenances.length +
        provenance[line]!) *
        accounts.length +
      account[line]!;
    addLine(sums, place, cents[line]!);
    if (day[line]! < firstDay) firstDay = day[line]!;
    if (day[line]! > lastDay) lastDay = day[line]!;
  }
  return { ...sums, firstDay, lastDay };
}

function addUpLines(segment: LedgerColumns, filter: LedgerFilter): SegmentSums {
  const sums = noSums(segment.dictionaries.accounts.length);
  const isWanted = createLineTest(segment, filter);
  const { account, cents, length } = segment;
  for (let line = 0; line < length; line += 1)
    if (isWanted(line)) addLine(sums, account[line]!, cents[line]!);
  return sums;
}

function addLine({ debits, credits, lines }: SegmentSums, at: number, cents: number): void {
  if (cents < 0) credits[at]! -= cents;
  else debits[at]! += cents;
  lines[at]! += 1;
}
