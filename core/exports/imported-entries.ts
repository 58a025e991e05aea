import { fromDayNumber } from "../calendar-date.ts";
import { cleanFecText } from "../formats/fec/clean-fec-text.ts";
import { NO_PAYMENT } from "../formats/fec/fec-settlements.ts";
import type { FecRow } from "../formats/fec/fec-writer.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { ImportedVoucher } from "../seals/imported-voucher.ts";
import { conventionalRef, type FecFileEntry, runsOf, sidesOf } from "./fec-entry.ts";
import type { FecNames } from "./fec-names.ts";
import type { HandLetters } from "./hand-letters.ts";

/**
 * The entries of imported books as they came: their numbers, papers, days and letters are the other system's. `giveNumber`
 * numbers those that have none, which stand in a provisional file alone.
 */
export function* importedEntries(
  columns: LedgerColumns,
  vouchers: readonly ImportedVoucher[],
  names: FecNames,
  byHand: HandLetters,
  isWanted: (voucher: ImportedVoucher) => boolean,
  giveNumber: (voucher: ImportedVoucher) => string,
): Generator<FecFileEntry> {
  const { dictionaries } = columns;
  for (const [from, to] of runsOf(columns.voucher)) {
    const voucher = vouchers[columns.voucher[from]!]!;
    if (!isWanted(voucher)) continue;
    const { journal, validatedOn, lineFacts } = voucher;
    const entryNumber = voucher.entryNumber || giveNumber(voucher);
    const factsByLine = new Map(lineFacts.map((facts) => [facts.line, facts]));
    const givenByLine = byHand.ofVoucher(voucher.id);
    const rows: FecRow[] = [];
    for (let line = from; line < to; line += 1) {
      const facts = factsByLine.get(line - from);
      const account = dictionaries.accounts[columns.account[line]!]!;
      const party = dictionaries.parties[columns.party[line]!]!;
      const named = dictionaries.journals[columns.journal[line]!]!;
      const entryOn = fromDayNumber(columns.day[line]!);
      const journalLabel = names.journal(named);
      const pieceOn = facts?.pieceOn === undefined ? voucher.pieceOn : facts.pieceOn;
      const pieceRef =
        cleanFecText(facts?.pieceRef ?? voucher.pieceRef) || conventionalRef(journal, entryNumber);
      const matching = dictionaries.matchings[columns.matching[line]!]!;
      const given = givenByLine?.get(line - from);
      rows.push({
        journal,
        journalLabel,
        entryNumber,
        entryOn,
        account: account.code,
        accountLabel: names.account(account),
        party: party.code,
        partyLabel: party.label,
        pieceRef,
        pieceOn: pieceOn ?? entryOn,
        label: cleanFecText(dictionaries.labels[columns.label[line]!]!) || pieceRef,
        ...sidesOf(columns.cents[line]!),
        matching: matching || (given?.code ?? ""),
        matchedOn: (matching === "" ? given?.matchedOn : facts?.matchedOn) ?? null,
        validatedOn: facts?.validatedOn === undefined ? validatedOn : facts.validatedOn,
        foreignAmount: facts?.foreignAmount ?? "",
        foreignCurrency: facts?.foreignCurrency ?? "",
        settledOn: facts?.settledOn ?? entryOn,
        settledBy: facts?.settledBy ?? NO_PAYMENT,
        nature: facts?.nature ?? "",
        client: facts?.client ?? "",
      });
    }
    yield { journal, validatedOn, rows };
  }
}
