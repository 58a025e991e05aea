import { fromDayNumber, monthOf } from "../../calendar-date.ts";
import type { Named } from "../../ledger/ledger-columns.ts";
import type { FecGrouping } from "./fec-grouping.ts";
import type { FecRowLog } from "./fec-row-log.ts";
import type { FecNames } from "./fec-rows.ts";

/** What is known of a file once it has gone by: which rows are one entry, and of which month. */
export interface FecOutline {
  /** Those that hold entries, the earliest first. */
  readonly months: readonly string[];
  readonly journals: readonly Named[];
  readonly accounts: readonly Named[];
  /** In the order of their first row. */
  readonly parties: readonly Named[];
  /** Goes through the rows in their order. */
  readonly rows: () => FecOutlineCursor;
  /** Whether an entry's number served for several entries. */
  readonly isReused: (entry: number) => boolean;
  /** Whether each group of rows is one entry with a number, so that a row's group says its entry while the file goes by. */
  readonly isByGroup: boolean;
  /** Whether a row lies in another month than its entry, which is that of its earliest day. */
  readonly hasStrays: () => boolean;
}

/** Stands on one row at a time. */
export interface FecOutlineCursor {
  /** Goes to the next row; false behind the last one. */
  readonly next: () => boolean;
  readonly entry: () => number;
  /** The place of its entry's month in `months`. */
  readonly month: () => number;
  /** The month of its own day. */
  readonly ownMonth: () => string;
}

export function toFecOutline(
  { journals, accounts, parties }: FecNames,
  log: FecRowLog,
  grouping: FecGrouping,
): FecOutline {
  const monthOfDay = createMonthOfDay();
  const found = new Set<string>();
  for (let entry = 0; entry < grouping.count; entry += 1) found.add(monthOfDay(grouping.day(entry)));
  const months = [...found].sort();
  const placeByMonth = new Map(months.map((month, place) => [month, place]));

  return {
    months,
    journals: journals.values(),
    accounts: accounts.values(),
    parties: parties.values().slice(1),
    isReused: grouping.isReused,
    isByGroup: grouping.isByGroup,
    rows: () => {
      const row = log.read();
      let entry = 0;
      return {
        next: () => {
          if (!row.next()) return false;
          entry = grouping.entryOf(row.group, row.day);
          return true;
        },
        entry: () => entry,
        month: () => placeByMonth.get(monthOfDay(grouping.day(entry)))!,
        ownMonth: () => monthOfDay(row.day),
      };
    },
    hasStrays: () => {
      for (const row = log.read(); row.next(); ) {
        const first = grouping.day(grouping.entryOf(row.group, row.day));
        if (row.day !== first && monthOfDay(row.day) !== monthOfDay(first)) return true;
      }
      return false;
    },
  };
}

/** Each day's month is worked out once: rows are many, days a few hundred. */
export function createMonthOfDay(): (dayNumber: number) => string {
  const known = new Map<number, string>();
  return (dayNumber) => {
    let month = known.get(dayNumber);
    if (month === undefined) {
      month = monthOf(fromDayNumber(dayNumber));
      known.set(dayNumber, month);
    }
    return month;
  };
}
