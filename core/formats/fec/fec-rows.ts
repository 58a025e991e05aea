import { createNamedDictionary } from "../../ledger/dictionary.ts";
import { NO_NAMED } from "../../ledger/ledger-builder.ts";
import { createFecGroups } from "./fec-groups.ts";
import type { LentText } from "./lent-text.ts";

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
  readonly journal: number;
  readonly account: number;
  readonly party: number;
  /** As this row writes them, "" where it does not. */
  readonly journalLabel: string;
  readonly accountLabel: string;
  readonly partyLabel: string;
  readonly entryNumber: LentText;
  readonly label: LentText;
  readonly matching: LentText;
  readonly pieceRef: LentText;
  readonly pieceOn: number;
  readonly validatedOn: number;
  readonly matchedOn: number;
  /** Canonical JSON of the facts that few rows have, "" for none. */
  readonly rareFacts: string;
}
