import { type CalendarDate, toDayNumber } from "../../calendar-date.ts";
import { entryIdOf } from "./fec-entries.ts";
import { firstDayOfYearEnding } from "./fec-file-name.ts";
import type { FecFindings } from "./fec-findings.ts";
import { type FecGrouping, groupFecRows } from "./fec-grouping.ts";
import { noteNumbering } from "./fec-numbering.ts";
import type { FecPreview } from "./fec-preview.ts";
import type { FecRowLog } from "./fec-row-log.ts";
import { type FecNames, NO_DAY } from "./fec-rows.ts";

interface JudgedEntries {
  readonly grouping: FecGrouping;
  readonly journals: FecPreview["journals"];
  /** How many entries are not validated. */
  readonly notValidated: number;
}

/** Puts rows together to entries and tells what can be seen only of whole ones. */
export function judgeEntries(
  names: FecNames,
  log: FecRowLog,
  [firstDay, lastDay]: readonly [number, number],
  closingDay: CalendarDate | null,
  findings: FecFindings,
): JudgedEntries {
  const { groups, journals } = names;
  const { oddity } = findings;
  const grouping = groupFecRows(groups, log, (line) => oddity("fec.entryScattered", line, "EcritureNum"));
  if (closingDay !== null && log.length > 0) {
    const last = toDayNumber(closingDay);
    const first = toDayNumber(firstDayOfYearEnding(closingDay));
    if (firstDay < first || lastDay > last) noteDaysOutside(log, first, last, closingDay, findings);
  }
  noteBalances(names, grouping, findings);
  let notValidated = 0;
  for (let entry = 0; entry < grouping.count; entry += 1) {
    const group = grouping.group(entry);
    const line = grouping.line(entry);
    if (grouping.validatedOn(entry) === NO_DAY) {
      notValidated += 1;
      oddity("fec.notValidated", line, "ValidDate");
    }
    if (grouping.isReused(entry)) {
      const number = groups.number(group);
      const journal = journals.at(groups.journal(group)).code;
      const id = entryIdOf(journal, number, true, entry, grouping.day(entry));
      oddity("fec.numberReused", line, "EcritureNum", { number, entry: id });
    } else if (!groups.isDraft(group) && groups.firstDay(group) < groups.lastDay(group)) {
      oddity("fec.entryDaysDiffer", line, "EcritureDate", { number: groups.number(group) });
    }
  }
  noteNumbering(names, grouping, findings);
  return { grouping, journals: toJournals(names, log, grouping), notValidated };
}

function toJournals({ groups, journals }: FecNames, log: FecRowLog, grouping: FecGrouping) {
  const sums = journals.values().map(({ code, label }) => ({
    code,
    label,
    entries: 0,
    debitCents: 0,
    creditCents: 0,
  }));
  for (const row = log.read(); row.next(); ) {
    const sum = sums[groups.journal(row.group)]!;
    if (row.cents < 0) sum.creditCents -= row.cents;
    else sum.debitCents += row.cents;
  }
  for (let entry = 0; entry < grouping.count; entry += 1)
    sums[groups.journal(grouping.group(entry))]!.entries += 1;
  return sums.map((sum) => ({
    ...sum,
    debitCents: clampCents(sum.debitCents),
    creditCents: clampCents(sum.creditCents),
  }));
}

/** Beyond what a float64 counts exactly a sum says no more than that; such a file is refused. */
export const clampCents = (cents: number): number => Math.min(cents, Number.MAX_SAFE_INTEGER);

function noteDaysOutside(
  log: FecRowLog,
  first: number,
  last: number,
  closingDay: CalendarDate,
  { oddity }: FecFindings,
): void {
  for (const row = log.read(); row.next(); )
    if (row.day < first || row.day > last)
      oddity("fec.dayOutsideYear", row.line, "EcritureDate", { closingDay });
}

function noteBalances({ groups, journals }: FecNames, grouping: FecGrouping, { problem }: FecFindings): void {
  for (let entry = 0; entry < grouping.count; entry += 1) {
    const debitCents = grouping.debitCents(entry);
    const creditCents = grouping.creditCents(entry);
    if (debitCents === creditCents || grouping.isTainted(entry)) continue;
    const group = grouping.group(entry);
    problem("fec.entryUnbalanced", grouping.line(entry), undefined, {
      journal: journals.at(groups.journal(group)).code,
      entryNumber: groups.number(group),
      debitCents,
      creditCents,
    });
  }
}
