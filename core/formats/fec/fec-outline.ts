import { fromDayNumber, monthOf } from "../../calendar-date.ts";
import type { Named } from "../../ledger/ledger-columns.ts";
import type { FecEntry } from "./fec-book.ts";
import type { FecHeader } from "./fec-columns.ts";
import { entryIdOf, type FecGrouping, toDayOrNull } from "./fec-entries.ts";
import type { FecRows } from "./fec-rows.ts";

/** What must be known of an entry to judge the file it stands in. */
export type FecEntryOutline = Pick<FecEntry, "id" | "journal" | "entryNumber" | "day" | "validatedOn">;

/** How the lines of a file are to be read again. */
export interface FecLayout {
  readonly header: FecHeader;
  readonly separator: number;
  readonly isUtf8: boolean;
}

/** What a first reading of a file leaves for a second one: which rows are one entry, and of which month. */
export interface FecOutline {
  readonly layout: FecLayout;
  /** Those that hold entries, the earliest first. */
  readonly months: readonly string[];
  readonly accounts: readonly Named[];
  /** In the order of their first row. */
  readonly parties: readonly Named[];
  readonly lineOfRow: Uint32Array;
  readonly entryOfRow: Uint32Array;
  /** For each entry its place in `months`: that of its earliest day. */
  readonly monthOfEntry: Uint16Array;
  /** 1 where the entry's number served for several entries. */
  readonly isReused: Uint8Array;
}

/** The entries of a file in the order of their first row. */
export function outlineEntries(
  rows: FecRows,
  { entryOfRow, groupOfEntry, reused }: FecGrouping,
): FecEntryOutline[] {
  const days = new Int32Array(groupOfEntry.length).fill(0x7fff_ffff);
  const validatedOn = new Int32Array(groupOfEntry.length);
  for (let row = entryOfRow.length - 1; row >= 0; row -= 1) {
    const entry = entryOfRow[row]!;
    days[entry] = Math.min(days[entry]!, rows.day.at(row));
    validatedOn[entry] = rows.validatedOn.at(row);
  }
  return groupOfEntry.map((groupIndex, entry) => {
    const group = rows.groups[groupIndex]!;
    const journal = rows.journals.at(group.journal).code;
    return {
      id: entryIdOf(journal, group, reused.has(groupIndex), entry, days[entry]!),
      journal,
      entryNumber: group.number,
      day: fromDayNumber(days[entry]!),
      validatedOn: toDayOrNull(validatedOn[entry]!),
    };
  });
}

export function toFecOutline(
  rows: FecRows,
  { entryOfRow, groupOfEntry, reused }: FecGrouping,
  entries: readonly FecEntryOutline[],
  layout: FecLayout,
): FecOutline {
  const months = [...new Set(entries.map(({ day }) => monthOf(day)))].sort();
  const placeByMonth = new Map(months.map((month, place) => [month, place]));
  return {
    layout,
    months,
    accounts: rows.accounts.values(),
    parties: rows.parties.values().slice(1),
    lineOfRow: rows.line.values(),
    entryOfRow,
    monthOfEntry: Uint16Array.from(entries, ({ day }) => placeByMonth.get(monthOf(day))!),
    isReused: Uint8Array.from(groupOfEntry, (group) => (reused.has(group) ? 1 : 0)),
  };
}
