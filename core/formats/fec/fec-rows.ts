import { createNamedDictionary, createTextDictionary } from "../../ledger/dictionary.ts";
import { growingFloat64, growingInt32, growingUint32 } from "../../ledger/growing-column.ts";
import { NO_NAMED } from "../../ledger/ledger-builder.ts";
import { createFecGroups } from "./fec-groups.ts";
import type { LentText } from "./lent-text.ts";
import { createPackedTexts } from "./packed-texts.ts";

/** No day: outside anything `readFecDay` gives. */
export const NO_DAY = -0x8000_0000;

export const JOURNALS_MAX = 0x1_0000;

export const LABEL_LENGTH_MAX = 400;
/** Codes stand in ids and on narrow columns of paper. */
export const CODE_LENGTH_MAX = 60;

/** What rows name: few journals, accounts and parties, and the groups of rows that may be entries. */
export const createFecNames = () => ({
  groups: createFecGroups(),
  journals: createNamedDictionary([], JOURNALS_MAX),
  accounts: createNamedDictionary(),
  parties: createNamedDictionary([NO_NAMED]),
});

export type FecNames = ReturnType<typeof createFecNames>;

/** A row that was read; lent for the call. A line with a debit and a credit is two. */
export interface FecRow {
  /** The line of the file. */
  readonly line: number;
  readonly group: number;
  readonly day: number;
  /** Debit positive, credit negative. */
  readonly cents: number;
  readonly account: number;
  readonly party: number;
  readonly label: LentText;
  readonly matching: LentText;
  readonly pieceRef: LentText;
  readonly pieceOn: number;
  readonly validatedOn: number;
  readonly matchedOn: number;
  /** Canonical JSON of the facts that few rows have, "" for none. */
  readonly rareFacts: string;
}

/** The rows of a part of a file: numbers in columns, each different text once. */
export function createFecRows() {
  const rows = {
    ...createFecNames(),
    group: growingUint32(),
    day: growingInt32(),
    cents: growingFloat64(),
    account: growingUint32(),
    party: growingUint32(),
    label: growingUint32(),
    matching: growingUint32(),
    pieceRef: growingUint32(),
    pieceOn: growingInt32(),
    validatedOn: growingInt32(),
    matchedOn: growingInt32(),
    rareFacts: growingUint32(),
    labels: createPackedTexts(),
    matchings: createPackedTexts([""]),
    pieceRefs: createPackedTexts(),
    rareFactTexts: createTextDictionary([""]),
  };
  return {
    ...rows,
    push: (row: FecRow): void => {
      rows.group.push(row.group);
      rows.day.push(row.day);
      rows.cents.push(row.cents);
      rows.account.push(row.account);
      rows.party.push(row.party);
      rows.label.push(row.label.indexIn(rows.labels));
      rows.matching.push(row.matching.indexIn(rows.matchings));
      rows.pieceRef.push(row.pieceRef.indexIn(rows.pieceRefs));
      rows.pieceOn.push(row.pieceOn);
      rows.validatedOn.push(row.validatedOn);
      rows.matchedOn.push(row.matchedOn);
      rows.rareFacts.push(rows.rareFactTexts.indexOf(row.rareFacts));
    },
  };
}

export type FecRows = ReturnType<typeof createFecRows>;
