import { fromDayNumber } from "../../calendar-date.ts";
import { growingFloat64, growingUint32 } from "../../ledger/growing-column.ts";
import { orderByGroup } from "../../ledger/order-by-group.ts";
import type { FecFindings } from "./fec-findings.ts";
import type { FecGrouping } from "./fec-grouping.ts";
import type { FecNames } from "./fec-rows.ts";

/** Entries' numbers taken apart: "VE-0012" is 12 of the series "VE-". */
interface Numbered {
  readonly journalOf: (place: number) => string;
  readonly textOf: (place: number) => string;
  readonly dayOf: (place: number) => number;
  readonly lineOf: (place: number) => number;
  readonly numberOf: (place: number) => number;
  /** The places of each series, in the order of the file. */
  readonly series: readonly Uint32Array[];
}

/**
 * Tells whether numbers count by journal, and where a series goes back, leaves a hole, or runs against the days
 * (BOI-CF-IOR-60-40-20 §100 lets numbering go by journal, increasing and unbroken).
 */
export function noteNumbering(names: FecNames, grouping: FecGrouping, findings: FecFindings): void {
  const byJournal = firstSharedNumber(names, grouping);
  if (byJournal !== null) {
    findings.oddity("fec.numbersByJournal", grouping.line(byJournal), "EcritureNum", {
      number: names.groups.number(grouping.group(byJournal)),
    });
  }
  const numbered = takeApart(names, grouping, byJournal !== null);
  for (const series of numbered.series) {
    noteOrder(numbered, series, findings);
    noteGaps(numbered, series, findings);
  }
}

/** The first entry whose number another journal has used before, or null. */
function firstSharedNumber({ groups }: FecNames, grouping: FecGrouping): number | null {
  const journalByNumber = new Int32Array(groups.count).fill(-1);
  for (let entry = 0; entry < grouping.count; entry += 1) {
    const group = grouping.group(entry);
    if (groups.isDraft(group)) continue;
    const number = groups.numberIndex(group);
    const known = journalByNumber[number]!;
    if (known === -1) journalByNumber[number] = groups.journal(group);
    else if (known !== groups.journal(group)) return entry;
  }
  return null;
}

function takeApart({ groups, journals }: FecNames, grouping: FecGrouping, byJournal: boolean): Numbered {
  const seriesByName = new Map<string, number>();
  const entries = growingUint32();
  const seriesOf = growingUint32();
  const numbers = growingFloat64();
  for (let entry = 0; entry < grouping.count; entry += 1) {
    const group = grouping.group(entry);
    const found = /^(.*?)(\d{1,15})$/.exec(groups.number(group));
    if (found === null) continue;
    const name = byJournal ? `${journals.at(groups.journal(group)).code}\n${found[1]}` : found[1]!;
    let series = seriesByName.get(name);
    if (series === undefined) {
      series = seriesByName.size;
      seriesByName.set(name, series);
    }
    entries.push(entry);
    seriesOf.push(series);
    numbers.push(Number(found[2]));
  }
  const order = orderByGroup(seriesOf.values(), seriesByName.size);
  const series: Uint32Array[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && seriesOf.at(order[to]!) === seriesOf.at(order[from]!)) to += 1;
    series.push(order.subarray(from, to));
    from = to;
  }
  const groupOf = (place: number) => grouping.group(entries.at(place));
  return {
    journalOf: (place) => journals.at(groups.journal(groupOf(place))).code,
    textOf: (place) => groups.number(groupOf(place)),
    dayOf: (place) => grouping.day(entries.at(place)),
    lineOf: (place) => grouping.line(entries.at(place)),
    numberOf: numbers.at,
    series,
  };
}

function noteOrder(
  { journalOf, textOf, lineOf, numberOf }: Numbered,
  series: Uint32Array,
  { oddity }: FecFindings,
): void {
  for (let index = 1; index < series.length; index += 1) {
    const before = series[index - 1]!;
    const place = series[index]!;
    if (numberOf(place) < numberOf(before)) {
      oddity("fec.numbersUnsorted", lineOf(place), "EcritureNum", {
        journal: journalOf(place),
        number: textOf(place),
        before: textOf(before),
      });
    }
  }
}

function noteGaps(numbered: Numbered, series: Uint32Array, { oddity }: FecFindings): void {
  const { journalOf, textOf, dayOf, lineOf, numberOf } = numbered;
  const sorted = sortedByNumber(numbered, series);
  for (let index = 1; index < sorted.length; index += 1) {
    const before = sorted[index - 1]!;
    const place = sorted[index]!;
    const step = numberOf(place) - numberOf(before);
    if (step > 1) {
      oddity("fec.numberGaps", lineOf(place), "EcritureNum", {
        journal: journalOf(place),
        after: textOf(before),
        before: textOf(place),
        missing: step - 1,
      });
    }
    if (step > 0 && dayOf(place) < dayOf(before)) {
      oddity("fec.daysUnsorted", lineOf(place), "EcritureDate", {
        journal: journalOf(place),
        number: textOf(place),
        day: fromDayNumber(dayOf(place)),
        dayBefore: fromDayNumber(dayOf(before)),
      });
    }
  }
}

/** Most series are in order, and then nothing is copied. */
function sortedByNumber({ numberOf, lineOf }: Numbered, series: Uint32Array): Uint32Array {
  const compare = (one: number, other: number) =>
    numberOf(one) - numberOf(other) || lineOf(one) - lineOf(other);
  for (let index = 1; index < series.length; index += 1)
    if (compare(series[index - 1]!, series[index]!) > 0) return series.slice().sort(compare);
  return series;
}
