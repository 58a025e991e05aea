import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { createDayCells, type DayCells } from "../formats/fec/day-cells.ts";
import { type KeptCells, keepCells } from "../formats/fec/kept-cells.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { FecNames } from "./fec-names.ts";
import { type NumberedCells, toNumberedCells } from "./numbered-cells.ts";

/** The cells of a share's lines, by the places of its dictionaries. */
export interface OwnCells {
  readonly days: DayCells;
  /** JournalCode and JournalLib. */
  readonly journals: KeptCells;
  /** What a conventional reference begins with, of the codes that stand in a file as they are. */
  readonly conventions: KeptCells;
  readonly isPlainCode: readonly boolean[];
  /** CompteNum and CompteLib. */
  readonly accounts: KeptCells;
  /** The same with CompAuxNum and CompAuxLib, which are empty. */
  readonly loneAccounts: KeptCells;
  /** CompAuxNum and CompAuxLib. */
  readonly parties: KeptCells;
  readonly labels: KeptCells;
  /** Whether anything of a label can stand in a file. */
  readonly hasLabel: readonly boolean[];
  readonly entryNumbers: NumberedCells | null;
  readonly pieceRefs: NumberedCells | null;
}

export function createOwnCells({ dictionaries }: LedgerColumns, names: FecNames): OwnCells {
  const { accounts, journals, parties, labels, vouchers } = dictionaries;
  const accountOf = (index: number): readonly [string, string] => {
    const account = accounts[index]!;
    return [account.code, names.account(account)];
  };
  return {
    days: createDayCells(),
    journals: keepCells(journals.length, (index) => {
      const journal = journals[index]!;
      return [journal.code, names.journal(journal)];
    }),
    conventions: keepCells(journals.length, (index) => [`${journals[index]!.code}-`]),
    isPlainCode: journals.map(({ code }) => code !== "" && cleanFecText(code) === code),
    accounts: keepCells(accounts.length, accountOf),
    loneAccounts: keepCells(accounts.length, (index) => [...accountOf(index), "", ""]),
    parties: keepCells(parties.length, (index) => {
      const { code, label } = parties[index]!;
      return [code, label || code];
    }),
    labels: keepCells(labels.length, (index) => [labels[index]!]),
    hasLabel: labels.map((label) => cleanFecText(label) !== ""),
    entryNumbers: toNumberedCells(vouchers.numbered?.entryNumber),
    pieceRefs: toNumberedCells(vouchers.numbered?.pieceRef),
  };
}
