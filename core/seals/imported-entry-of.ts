import { fromDayNumber } from "../calendar-date.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { ImportedEntry } from "../matchings/lines-to-match.ts";

/** An entry of imported books as its lines stand in the columns of its month. */
export function importedEntryOf(
  { voucher, day, account, party, cents, matching, dictionaries }: LedgerColumns,
  place: number,
  slice: string,
): ImportedEntry {
  const lines: ImportedEntry["lines"][number][] = [];
  for (let line = voucher.indexOf(place); line >= 0 && voucher[line] === place; line += 1)
    lines.push({
      day: fromDayNumber(day[line]!),
      account: dictionaries.accounts[account[line]!]!.code,
      party: dictionaries.parties[party[line]!]!.code,
      cents: cents[line]!,
      isMatched: matching[line] !== 0,
    });
  return { slice, lines };
}
