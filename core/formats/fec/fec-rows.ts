import { createNamedDictionary, createTextDictionary } from "../../ledger/dictionary.ts";
import { growingFloat64, growingInt32, growingUint32 } from "../../ledger/growing-column.ts";
import { NO_NAMED } from "../../ledger/ledger-builder.ts";

/** No day: outside anything `readFecDay` gives. */
export const NO_DAY = -0x8000_0000;

export const JOURNALS_MAX = 0x1_0000;

/** Rows that bear one number of one journal, before it is known whether they are one entry. */
export interface FecGroup {
  readonly journal: number;
  readonly number: string;
  readonly isDraft: boolean;
  readonly firstLine: number;
  firstDay: number;
  lastDay: number;
  balanceCents: number;
  /** A row of it could not be read, so nothing can be said of its balance. */
  isTainted: boolean;
}

/** What of a file is kept while it is read: numbers in columns, each different text once. */
export function createFecRows() {
  return {
    /** The line of the file. */
    line: growingUint32(),
    group: growingUint32(),
    day: growingInt32(),
    /** Debit positive, credit negative. */
    cents: growingFloat64(),
    account: growingUint32(),
    party: growingUint32(),
    label: growingUint32(),
    matching: growingUint32(),
    pieceRef: growingUint32(),
    pieceOn: growingInt32(),
    validatedOn: growingInt32(),
    matchedOn: growingInt32(),
    /** Canonical JSON of the facts that few rows have, "" for none. */
    rareFacts: growingUint32(),
    groups: [] as FecGroup[],
    journals: createNamedDictionary([], JOURNALS_MAX),
    accounts: createNamedDictionary(),
    parties: createNamedDictionary([NO_NAMED]),
    labels: createTextDictionary(),
    matchings: createTextDictionary([""]),
    pieceRefs: createTextDictionary(),
    rareFactTexts: createTextDictionary([""]),
  };
}

export type FecRows = ReturnType<typeof createFecRows>;

/** Finds the group of a row. Numbers count within their journal; drafts have none and go by piece and day. */
export function createFecGroups({ groups }: FecRows) {
  const groupByNumber: Map<string, number>[] = [];
  const groupByPiece: Map<string, number>[] = [];
  return (journal: number, number: string, pieceRef: string, day: number, line: number): number => {
    const isDraft = /^0*$/.test(number);
    const byJournal = isDraft ? groupByPiece : groupByNumber;
    byJournal[journal] ??= new Map();
    const key = isDraft ? `${day} ${pieceRef}` : number;
    let group = byJournal[journal].get(key);
    if (group === undefined) {
      group = groups.length;
      byJournal[journal].set(key, group);
      groups.push({
        journal,
        number: isDraft ? "" : number,
        isDraft,
        firstLine: line,
        firstDay: Number.POSITIVE_INFINITY,
        lastDay: Number.NEGATIVE_INFINITY,
        balanceCents: 0,
        isTainted: false,
      });
    }
    return group;
  };
}
