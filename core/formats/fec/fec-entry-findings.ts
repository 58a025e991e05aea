import { type CalendarDate, toDayNumber } from "../../calendar-date.ts";
import type { FecGrouping } from "./fec-entries.ts";
import { firstDayOfYearEnding } from "./fec-file-name.ts";
import type { FecFindings } from "./fec-findings.ts";
import { noteNumbering } from "./fec-numbering.ts";
import type { FecEntryOutline } from "./fec-outline.ts";
import type { FecPreview } from "./fec-preview.ts";
import type { FecRows } from "./fec-rows.ts";

/** Tells what can be seen only of whole entries; answers how many of them are not validated. */
export function noteEntries(
  rows: FecRows,
  grouping: FecGrouping,
  entries: readonly FecEntryOutline[],
  closingDay: CalendarDate | null,
  findings: FecFindings,
): number {
  const lines = firstLines(rows, grouping, entries.length);
  noteScattered(rows, grouping, findings);
  noteDaysOutsideYear(rows, closingDay, findings);
  noteBalances(rows, grouping, entries, lines, findings);
  let notValidated = 0;
  entries.forEach(({ validatedOn, entryNumber, id }, entry) => {
    const group = grouping.groupOfEntry[entry]!;
    if (validatedOn === null) {
      notValidated += 1;
      findings.oddity("fec.notValidated", lines[entry]!, "ValidDate");
    }
    if (grouping.reused.has(group)) {
      findings.oddity("fec.numberReused", lines[entry]!, "EcritureNum", { number: entryNumber, entry: id });
    } else if (!rows.groups[group]!.isDraft && rows.groups[group]!.firstDay < rows.groups[group]!.lastDay) {
      findings.oddity("fec.entryDaysDiffer", lines[entry]!, "EcritureDate", { number: entryNumber });
    }
  });
  noteNumbering(entries, lines, findings);
  return notValidated;
}

export function toJournals(rows: FecRows, entries: readonly FecEntryOutline[]): FecPreview["journals"] {
  const sums = rows.journals.values().map(({ code, label }) => ({
    code,
    label,
    entries: 0,
    debitCents: 0,
    creditCents: 0,
  }));
  for (let row = 0; row < rows.cents.length; row += 1) {
    const sum = sums[rows.groups[rows.group.at(row)]!.journal]!;
    const cents = rows.cents.at(row);
    if (cents < 0) sum.creditCents -= cents;
    else sum.debitCents += cents;
  }
  const sumByCode = new Map(sums.map((sum) => [sum.code, sum]));
  for (const { journal } of entries) sumByCode.get(journal)!.entries += 1;
  return sums.map((sum) => ({
    ...sum,
    debitCents: clampCents(sum.debitCents),
    creditCents: clampCents(sum.creditCents),
  }));
}

/** Beyond what a float64 counts exactly a sum says no more than that; such a file is refused. */
export const clampCents = (cents: number): number => Math.min(cents, Number.MAX_SAFE_INTEGER);

function firstLines(rows: FecRows, { entryOfRow }: FecGrouping, entryCount: number): Uint32Array {
  const lines = new Uint32Array(entryCount);
  for (let row = entryOfRow.length - 1; row >= 0; row -= 1) lines[entryOfRow[row]!] = rows.line.at(row);
  return lines;
}

/** An entry that goes on after another has begun. */
function noteScattered(rows: FecRows, { entryOfRow }: FecGrouping, findings: FecFindings): void {
  let newest = -1;
  let before = -1;
  for (let row = 0; row < entryOfRow.length; row += 1) {
    const entry = entryOfRow[row]!;
    if (entry > newest) newest = entry;
    else if (entry !== before) findings.oddity("fec.entryScattered", rows.line.at(row), "EcritureNum");
    before = entry;
  }
}

function noteDaysOutsideYear(rows: FecRows, closingDay: CalendarDate | null, findings: FecFindings): void {
  if (closingDay === null) return;
  const last = toDayNumber(closingDay);
  const first = toDayNumber(firstDayOfYearEnding(closingDay));
  for (let row = 0; row < rows.day.length; row += 1) {
    const day = rows.day.at(row);
    if (day < first || day > last) {
      findings.oddity("fec.dayOutsideYear", rows.line.at(row), "EcritureDate", { closingDay });
    }
  }
}

function noteBalances(
  rows: FecRows,
  { entryOfRow, groupOfEntry }: FecGrouping,
  entries: readonly FecEntryOutline[],
  lines: Uint32Array,
  findings: FecFindings,
): void {
  const debits = new Float64Array(entries.length);
  const credits = new Float64Array(entries.length);
  const isTainted = Uint8Array.from(groupOfEntry, (group) => (rows.groups[group]!.isTainted ? 1 : 0));
  for (let row = 0; row < entryOfRow.length; row += 1) {
    const entry = entryOfRow[row]!;
    const cents = rows.cents.at(row);
    if (cents < 0) credits[entry] = credits[entry]! - cents;
    else debits[entry] = debits[entry]! + cents;
    if (rows.groups[rows.group.at(row)]!.isTainted) isTainted[entry] = 1;
  }
  entries.forEach(({ journal, entryNumber }, entry) => {
    if (debits[entry] === credits[entry] || isTainted[entry] === 1) return;
    findings.problem("fec.entryUnbalanced", lines[entry]!, undefined, {
      journal,
      entryNumber,
      debitCents: debits[entry]!,
      creditCents: credits[entry]!,
    });
  });
}
