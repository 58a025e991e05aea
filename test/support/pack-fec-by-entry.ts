import { fromDayNumber } from "#core/calendar-date.ts";
import { type FecEntry, type FecLineFacts, toDayOrNull } from "#core/formats/fec/fec-book.ts";
import { entryIdOf } from "#core/formats/fec/fec-entries.ts";
import { isDraftNumber } from "#core/formats/fec/fec-groups.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { type FecRow, NO_DAY } from "#core/formats/fec/fec-rows.ts";
import { createNamedDictionary, createTextDictionary } from "#core/ledger/dictionary.ts";
import { importedVoucherId, provenanceOfImport } from "#core/seals/imported-voucher.ts";
import { encodeLines } from "#core/seals/line-codec.ts";
import { encodeVouchers } from "#core/seals/voucher-codec.ts";

type Row = Omit<FecRow, "entryNumber" | "label" | "matching" | "pieceRef"> & {
  readonly journalCode: string;
  readonly accountCode: string;
  readonly partyCode: string;
  readonly entryNumber: string;
  readonly label: string;
  readonly matching: string;
  readonly pieceRef: string;
};

/**
 * A file's bodies in the plainest way there is: each row an object, each entry an object, each month encoded from them. What
 * packs in columns must give the very same bytes. Of one ledger; null where the file has problems.
 */
export function packFecByEntry(bytes: Uint8Array, fileName: string, importId: string): Uint8Array[][] | null {
  const rows: Row[] = [];
  const reader = createFecReader({
    fileName,
    watch: (row, names) =>
      rows.push({
        ...row,
        journalCode: names.journals.at(row.journal).code,
        accountCode: names.accounts.at(row.account).code,
        partyCode: names.parties.at(row.party).code,
        entryNumber: isDraftNumber(row.entryNumber.text()) ? "" : row.entryNumber.text(),
        label: row.label.text(),
        matching: row.matching.text(),
        pieceRef: row.pieceRef.text(),
      }),
  });
  reader.push(bytes);
  const { outline } = reader.end();
  if (outline === null) return null;
  const rowsByEntryByMonth = outline.months.map(() => new Map<number, Row[]>());
  let place = 0;
  for (const row = outline.rows(); row.next(); place += 1) {
    const byEntry = rowsByEntryByMonth[row.month()]!;
    byEntry.set(row.entry(), [...(byEntry.get(row.entry()) ?? []), rows[place]!]);
  }
  // Labels of a month are those that stand last in the order of the file.
  const ofMonth = new Map(rows.map((row, index) => [row, index]));
  return rowsByEntryByMonth.map((byEntry) => {
    const inOrder = [...byEntry.values()].flat();
    const labels = namesOf(inOrder.toSorted((one, other) => ofMonth.get(one)! - ofMonth.get(other)!));
    const entries = [...byEntry].map(([entry, of]) => toEntry(of, entry, outline.isReused(entry)));
    const vouchers = entries.map((entry) => ({ ...entry, id: importedVoucherId(importId, entry) }));
    const lines = toLines([...byEntry.values()], vouchers, labels, importId);
    return [encodeLines(lines), encodeVouchers(vouchers)];
  });
}

function toEntry(rows: readonly Row[], ordinal: number, isReused: boolean): FecEntry {
  const first = rows[0]!;
  const day = Math.min(...rows.map((row) => row.day));
  const factsOf = (row: Row, line: number): FecLineFacts => ({
    line,
    ...(row.pieceRef === first.pieceRef ? {} : { pieceRef: row.pieceRef }),
    ...(row.pieceOn === first.pieceOn ? {} : { pieceOn: toDayOrNull(row.pieceOn) }),
    ...(row.validatedOn === first.validatedOn ? {} : { validatedOn: toDayOrNull(row.validatedOn) }),
    ...(row.matchedOn === NO_DAY ? {} : { matchedOn: fromDayNumber(row.matchedOn) }),
    ...(row.rareFacts === "" ? {} : (JSON.parse(row.rareFacts) as Partial<FecLineFacts>)),
  });
  return {
    id: entryIdOf(first.journalCode, first.entryNumber, isReused, ordinal, day),
    journal: first.journalCode,
    entryNumber: first.entryNumber,
    day: fromDayNumber(day),
    pieceRef: first.pieceRef,
    pieceOn: toDayOrNull(first.pieceOn),
    validatedOn: toDayOrNull(first.validatedOn),
    label: first.label,
    lines: rows.length,
    lineFacts: rows.map(factsOf).filter((facts) => Object.keys(facts).length > 1),
  };
}

function namesOf(rows: readonly Row[]) {
  const names = {
    journals: createNamedDictionary(),
    accounts: createNamedDictionary(),
    parties: createNamedDictionary([{ code: "", label: "" }]),
  };
  for (const row of rows) {
    names.journals.indexOf(row.journalCode, row.journalLabel);
    names.accounts.indexOf(row.accountCode, row.accountLabel);
    if (row.partyCode !== "") names.parties.indexOf(row.partyCode, row.partyLabel);
  }
  return names;
}

function toLines(
  entries: readonly (readonly Row[])[],
  vouchers: readonly FecEntry[],
  named: ReturnType<typeof namesOf>,
  importId: string,
) {
  const rows = entries.flat();
  const journals = createNamedDictionary();
  const accounts = createNamedDictionary();
  const parties = createNamedDictionary([{ code: "", label: "" }]);
  const labels = createTextDictionary();
  const matchings = createTextDictionary([""]);
  const labelIn = (names: (typeof named)["journals"], code: string) =>
    names.values().find((name) => name.code === code)!.label;
  const columns = {
    length: rows.length,
    day: Int32Array.from(rows, ({ day }) => day),
    cents: Float64Array.from(rows, ({ cents }) => cents),
    journal: Uint16Array.from(rows, ({ journalCode: code }) =>
      journals.indexOf(code, labelIn(named.journals, code)),
    ),
    account: Uint32Array.from(rows, ({ accountCode: code }) =>
      accounts.indexOf(code, labelIn(named.accounts, code)),
    ),
    party: Uint32Array.from(rows, ({ partyCode: code }) =>
      code === "" ? 0 : parties.indexOf(code, labelIn(named.parties, code)),
    ),
    practitioner: new Uint16Array(rows.length),
    voucher: Uint32Array.from(entries.flatMap((of, place) => of.map(() => place))),
    provenance: new Uint8Array(rows.length),
    label: Uint32Array.from(rows, ({ label }) => labels.indexOf(label)),
    matching: Uint32Array.from(rows, ({ matching }) => matchings.indexOf(matching)),
  };
  return {
    ...columns,
    dictionaries: {
      journals: journals.values(),
      accounts: accounts.values(),
      parties: parties.values(),
      practitioners: [""],
      provenances: [provenanceOfImport(importId)],
      labels: labels.values(),
      matchings: matchings.values(),
      vouchers: vouchers.map(({ id, entryNumber, pieceRef }) => ({ id, entryNumber, pieceRef })),
    },
  };
}
