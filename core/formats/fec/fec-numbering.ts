import { toDayNumber } from "../../calendar-date.ts";
import type { FecFindings } from "./fec-findings.ts";
import type { FecEntryOutline } from "./fec-outline.ts";

/** An entry's number taken apart: "VE-0012" is 12 of the series "VE-". */
interface Numbered {
  readonly series: string;
  readonly number: number;
  readonly entry: FecEntryOutline;
  readonly line: number;
}

/**
 * Tells whether numbers count by journal, and where a series goes back, leaves a hole, or runs against the days
 * (BOI-CF-IOR-60-40-20 §100 lets numbering go by journal, increasing and unbroken).
 */
export function noteNumbering(
  entries: readonly FecEntryOutline[],
  lines: ArrayLike<number>,
  findings: FecFindings,
): void {
  const byJournal = firstSharedNumber(entries);
  if (byJournal !== null) {
    findings.oddity("fec.numbersByJournal", lines[byJournal]!, "EcritureNum", {
      number: entries[byJournal]!.entryNumber,
    });
  }
  for (const numbered of seriesOf(entries, lines, byJournal !== null)) {
    noteOrder(numbered, findings);
    noteGaps(numbered, findings);
  }
}

/** The first entry whose number another journal has used before, or null. */
function firstSharedNumber(entries: readonly FecEntryOutline[]): number | null {
  const journalByNumber = new Map<string, string>();
  for (const [index, { journal, entryNumber }] of entries.entries()) {
    if (entryNumber === "") continue;
    const known = journalByNumber.get(entryNumber);
    if (known === undefined) journalByNumber.set(entryNumber, journal);
    else if (known !== journal) return index;
  }
  return null;
}

function seriesOf(
  entries: readonly FecEntryOutline[],
  lines: ArrayLike<number>,
  byJournal: boolean,
): Numbered[][] {
  const bySeries = new Map<string, Numbered[]>();
  entries.forEach((entry, index) => {
    const found = /^(.*?)(\d{1,15})$/.exec(entry.entryNumber);
    if (found === null) return;
    const series = byJournal ? `${entry.journal}\n${found[1]}` : found[1]!;
    const numbered = { series, number: Number(found[2]), entry, line: lines[index]! };
    const known = bySeries.get(series);
    if (known === undefined) bySeries.set(series, [numbered]);
    else known.push(numbered);
  });
  return [...bySeries.values()];
}

function noteOrder(series: readonly Numbered[], { oddity }: FecFindings): void {
  for (let index = 1; index < series.length; index += 1) {
    const before = series[index - 1]!;
    const { number, entry, line } = series[index]!;
    if (number < before.number) {
      oddity("fec.numbersUnsorted", line, "EcritureNum", {
        journal: entry.journal,
        number: entry.entryNumber,
        before: before.entry.entryNumber,
      });
    }
  }
}

function noteGaps(series: readonly Numbered[], { oddity }: FecFindings): void {
  const sorted = [...series].sort((one, other) => one.number - other.number || one.line - other.line);
  for (let index = 1; index < sorted.length; index += 1) {
    const before = sorted[index - 1]!;
    const { number, entry, line } = sorted[index]!;
    if (number > before.number + 1) {
      oddity("fec.numberGaps", line, "EcritureNum", {
        journal: entry.journal,
        after: before.entry.entryNumber,
        before: entry.entryNumber,
        missing: number - before.number - 1,
      });
    }
    if (number > before.number && toDayNumber(entry.day) < toDayNumber(before.entry.day)) {
      oddity("fec.daysUnsorted", line, "EcritureDate", {
        journal: entry.journal,
        number: entry.entryNumber,
        day: entry.day,
        dayBefore: before.entry.day,
      });
    }
  }
}
