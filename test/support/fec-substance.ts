import { fromDayNumber } from "#core/calendar-date.ts";
import { conventionalRef } from "#core/exports/fec-entry.ts";
import { readFec } from "#test/core/formats/fec/fec-file.ts";

/** What must be the same of two FECs that are equal in substance, line by line in no order. */
export function substanceOf(content: string | Uint8Array, fileName?: string): readonly string[] {
  const { columns, entries } = readFec(content, fileName).book!;
  const { dictionaries } = columns;
  let first = 0;
  return Array.from({ length: columns.length }, (_, line) => {
    if (columns.voucher[line] !== columns.voucher[first]) first = line;
    const entry = entries[columns.voucher[line]!]!;
    const facts = entry.lineFacts.find((of) => of.line === line - first);
    const day = fromDayNumber(columns.day[line]!);
    return JSON.stringify([
      ...[entry.journal, entry.entryNumber, day, columns.cents[line]],
      dictionaries.accounts[columns.account[line]!]!.code,
      dictionaries.parties[columns.party[line]!]!.code,
      // A paper without a day of its own bears the entry's.
      (facts?.pieceOn === undefined ? entry.pieceOn : facts.pieceOn) ?? day,
      facts?.validatedOn === undefined ? entry.validatedOn : facts.validatedOn,
      dictionaries.matchings[columns.matching[line]!],
      facts?.matchedOn ?? null,
      // What has no paper bears a reference all the same.
      (facts?.pieceRef ?? entry.pieceRef) || conventionalRef(entry.journal, entry.entryNumber),
      ...[facts?.foreignAmount, facts?.foreignCurrency],
      dictionaries.labels[columns.label[line]!],
    ]);
  }).sort();
}
