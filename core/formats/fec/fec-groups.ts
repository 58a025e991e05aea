import { growingFloat64, growingInt32, growingUint8, growingUint32 } from "../../ledger/growing-column.ts";
import type { LentText } from "./lent-text.ts";
import { createPackedTexts } from "./packed-texts.ts";

/**
 * Rows that bear one number of one journal, before it is known whether they are one entry; drafts have no number and go
 * by piece and day. A file has hundreds of thousands, so they are columns.
 */
export interface FecGroups {
  readonly count: number;
  readonly journal: (group: number) => number;
  /** "" for a draft. */
  readonly number: (group: number) => string;
  /** Its number's place among all numbers, of whatever journal; -1 for a draft. */
  readonly numberIndex: (group: number) => number;
  readonly isDraft: (group: number) => boolean;
  readonly firstDay: (group: number) => number;
  readonly lastDay: (group: number) => number;
  readonly balanceCents: (group: number) => number;
  /** A row of it could not be read, so nothing can be said of its balance. */
  readonly isTainted: (group: number) => boolean;
  readonly taint: (group: number) => void;
  readonly add: (group: number, day: number, cents: number) => void;
  /** Finds the group of a row, a new one where it is the first. */
  readonly of: (journal: number, number: LentText, pieceRef: LentText, day: number) => number;
}

export const isDraftNumber = (number: string): boolean => /^0*$/.test(number);

export function createFecGroups(): FecGroups {
  const journals = growingUint32();
  const names = growingInt32();
  const next = growingInt32();
  const firstDays = growingInt32();
  const lastDays = growingInt32();
  const balances = growingFloat64();
  const tainted = growingUint8();
  const numbers = createPackedTexts();
  const drafts = createPackedTexts();
  // The first group of each number or draft; groups of one number in several journals follow each other by `next`.
  const firstOfNumber = growingInt32();
  const firstOfDraft = growingInt32();
  let last = -1;
  let lastJournal = -1;
  let lastName = NONE;

  const add = (journal: number, name: number): number => {
    journals.push(journal);
    names.push(name);
    next.push(NONE);
    firstDays.push(LATEST);
    lastDays.push(-LATEST);
    balances.push(0);
    tainted.push(0);
    return journals.length - 1;
  };

  return {
    get count() {
      return journals.length;
    },
    journal: journals.at,
    number: (group) => (names.at(group) < 0 ? "" : numbers.at(names.at(group))),
    numberIndex: (group) => Math.max(names.at(group), NONE),
    isDraft: (group) => names.at(group) < 0,
    firstDay: firstDays.at,
    lastDay: lastDays.at,
    balanceCents: balances.at,
    isTainted: (group) => tainted.at(group) === 1,
    taint: (group) => tainted.set(group, 1),
    add: (group, day, cents) => {
      if (day < firstDays.at(group)) firstDays.set(group, day);
      if (day > lastDays.at(group)) lastDays.set(group, day);
      balances.set(group, balances.at(group) + cents);
    },
    of: (journal, number, pieceRef, day) => {
      const isDraft = number.isZeros();
      const name = isDraft ? drafts.indexOf(`${day} ${pieceRef.text()}`) : number.indexIn(numbers);
      if (!isDraft && name === lastName && journal === lastJournal) return last;
      const firsts = isDraft ? firstOfDraft : firstOfNumber;
      let group = name < firsts.length ? firsts.at(name) : NONE;
      let before = NONE;
      while (group !== NONE && journals.at(group) !== journal) {
        before = group;
        group = next.at(group);
      }
      if (group === NONE) {
        group = add(journal, isDraft ? NONE : name);
        if (before !== NONE) next.set(before, group);
        else firsts.push(group);
      }
      // Most rows follow one of the same entry.
      last = group;
      lastJournal = journal;
      lastName = isDraft ? NONE : name;
      return group;
    },
  };
}

const NONE = -1;
const LATEST = 0x7fff_ffff;
