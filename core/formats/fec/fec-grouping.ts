import { growingFloat64, growingInt32, growingUint8, growingUint32 } from "../../ledger/growing-column.ts";
import type { FecGroups } from "./fec-groups.ts";
import type { FecRowLog } from "./fec-row-log.ts";

/** The entries of a whole file as columns, in the order of their first row. */
export interface FecGrouping {
  readonly count: number;
  /** Whether each group is an entry with a number, and has the entry's place. */
  readonly isByGroup: boolean;
  /** The entry of a row, by the row's group and day. */
  readonly entryOf: (group: number, day: number) => number;
  readonly group: (entry: number) => number;
  /** Whether its number served for several entries on several days. */
  readonly isReused: (entry: number) => boolean;
  /** The earliest of its rows. */
  readonly day: (entry: number) => number;
  /** Of its first row. */
  readonly line: (entry: number) => number;
  readonly validatedOn: (entry: number) => number;
  readonly debitCents: (entry: number) => number;
  readonly creditCents: (entry: number) => number;
  /** A row of it could not be read. */
  readonly isTainted: (entry: number) => boolean;
}

/**
 * A number borne on several days is several entries if each day's rows balance, else one entry with several days.
 * Drafts that do not balance by piece are taken together by day.
 */
export function groupFecRows(
  groups: FecGroups,
  log: FecRowLog,
  noteScattered: (line: number) => void,
): FecGrouping {
  const reused = reusedNumbers(groups, log);
  const entryByKey = new Map<string, number>();
  const entryOfGroup = new Int32Array(groups.count).fill(NONE);
  const groupOfEntry = growingUint32();
  const days = growingInt32();
  const lines = growingUint32();
  const validatedOn = growingInt32();
  const debits = growingFloat64();
  const credits = growingFloat64();
  const tainted = growingUint8();

  /** Rows that are not one entry with all of their group. */
  const keyOf = (group: number, day: number): string | null => {
    if (groups.isDraft(group))
      return groups.balanceCents(group) === 0 ? null : `${groups.journal(group)} ${day}`;
    return reused.has(group) ? `${group}/${day}` : null;
  };
  const entryOf = (group: number, day: number): number => {
    const known = entryOfGroup[group]!;
    if (known !== NONE) return known;
    const key = keyOf(group, day);
    return key === null ? NONE : (entryByKey.get(key) ?? NONE);
  };

  let isByGroup = true;
  let newest = NONE;
  let before = NONE;
  for (const row = log.read(); row.next(); ) {
    const { group, day, cents } = row;
    let entry = entryOf(group, day);
    if (entry === NONE) {
      entry = groupOfEntry.length;
      groupOfEntry.push(group);
      days.push(day);
      lines.push(row.line);
      validatedOn.push(row.validatedOn);
      debits.push(0);
      credits.push(0);
      tainted.push(0);
      const key = keyOf(group, day);
      if (entry !== group || groups.isDraft(group)) isByGroup = false;
      if (key === null) entryOfGroup[group] = entry;
      else entryByKey.set(key, entry);
    }
    if (day < days.at(entry)) days.set(entry, day);
    if (cents < 0) credits.set(entry, credits.at(entry) - cents);
    else debits.set(entry, debits.at(entry) + cents);
    if (groups.isTainted(group)) tainted.set(entry, 1);
    // An entry that goes on after another has begun.
    if (entry > newest) newest = entry;
    else if (entry !== before) noteScattered(row.line);
    before = entry;
  }

  return {
    count: groupOfEntry.length,
    isByGroup: isByGroup && reused.size === 0,
    entryOf,
    group: groupOfEntry.at,
    isReused: (entry) => reused.has(groupOfEntry.at(entry)),
    day: days.at,
    line: lines.at,
    validatedOn: validatedOn.at,
    debitCents: debits.at,
    creditCents: credits.at,
    isTainted: (entry) => tainted.at(entry) === 1,
  };
}

const NONE = -1;

function reusedNumbers(groups: FecGroups, log: FecRowLog): ReadonlySet<number> {
  const centsByDay = new Map<number, Map<number, number>>();
  for (let group = 0; group < groups.count; group += 1)
    if (!groups.isDraft(group) && groups.firstDay(group) < groups.lastDay(group))
      centsByDay.set(group, new Map());
  if (centsByDay.size === 0) return new Set();
  for (const row = log.read(); row.next(); ) {
    const days = centsByDay.get(row.group);
    days?.set(row.day, (days.get(row.day) ?? 0) + row.cents);
  }
  const balanced = [...centsByDay].filter(([, days]) => [...days.values()].every((cents) => cents === 0));
  return new Set(balanced.map(([group]) => group));
}
