import { fromDayNumber } from "#core/calendar-date.ts";
import { conventionalRef } from "#core/exports/fec-entry.ts";
import type { FecEntry } from "#core/formats/fec/fec-book.ts";
import { readFec } from "#test/core/formats/fec/fec-file.ts";

interface SaidLine {
  readonly entry: FecEntry;
  readonly validatedOn: string | null;
  /** "" where there is none of its own. */
  readonly pieceRef: string;
  /** What it says beside its entry's number and validation. */
  readonly rest: readonly unknown[];
}

function linesOf(content: string | Uint8Array, fileName?: string): readonly SaidLine[] {
  const { columns, entries } = readFec(content, fileName).book!;
  const { dictionaries } = columns;
  let first = 0;
  return Array.from({ length: columns.length }, (_, line) => {
    if (columns.voucher[line] !== columns.voucher[first]) first = line;
    const entry = entries[columns.voucher[line]!]!;
    const facts = entry.lineFacts.find((of) => of.line === line - first);
    const day = fromDayNumber(columns.day[line]!);
    const ref = facts?.pieceRef ?? entry.pieceRef;
    return {
      entry,
      validatedOn: facts?.validatedOn === undefined ? entry.validatedOn : facts.validatedOn,
      // What has no paper bears a reference all the same.
      pieceRef: ref === conventionalRef(entry.journal, entry.entryNumber) ? "" : ref,
      rest: [
        ...[entry.journal, day, columns.cents[line]],
        dictionaries.accounts[columns.account[line]!]!.code,
        dictionaries.parties[columns.party[line]!]!.code,
        // A paper without a day of its own bears the entry's.
        (facts?.pieceOn === undefined ? entry.pieceOn : facts.pieceOn) ?? day,
        dictionaries.matchings[columns.matching[line]!],
        facts?.matchedOn ?? null,
        ...[facts?.foreignAmount, facts?.foreignCurrency],
        dictionaries.labels[columns.label[line]!],
      ],
    };
  });
}

/** What must be the same of two FECs that are equal in substance, line by line in no order. */
export const substanceOf = (content: string | Uint8Array, fileName?: string): readonly string[] =>
  linesOf(content, fileName)
    .map(({ entry, validatedOn, pieceRef, rest }) =>
      JSON.stringify([entry.entryNumber, validatedOn, pieceRef, ...rest]),
    )
    .sort();

/** The same of entries that were numbered and validated here, entry by entry in no order. */
export function substanceOfEntries(content: string | Uint8Array, fileName?: string): readonly string[] {
  const linesByEntry = new Map<FecEntry, string[]>();
  for (const { entry, pieceRef, rest } of linesOf(content, fileName))
    linesByEntry.set(entry, [...(linesByEntry.get(entry) ?? []), JSON.stringify([pieceRef, ...rest])]);
  return [...linesByEntry.values()].map((lines) => lines.sort().join("\n")).sort();
}
