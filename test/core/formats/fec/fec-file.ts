import { type FecBook, type FecEntries, type FecEntry, fecEntryOf } from "#core/formats/fec/fec-book.ts";
import { FEC_COLUMNS } from "#core/formats/fec/fec-columns.ts";
import { createFecPartReader } from "#core/formats/fec/fec-part-reader.ts";
import { type FillBytes, fecCodesOf } from "#core/formats/fec/fec-part-rows.ts";
import type { FecPreview } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";
import { createFecRowWriter, createRowBuffer, ROW_BYTES_MAX } from "#core/formats/fec/fec-row-codec.ts";
import type { FecRow as FecFileRow } from "#core/formats/fec/fec-rows.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";

/** A FEC as a test writes it: rows as cells by column name, the rest filled in sensibly. */
export type FecRow = Partial<Record<(typeof FEC_COLUMNS)[number], string>>;

export const HEADER = FEC_COLUMNS.slice(0, 18);

export const aRow = (row: FecRow = {}): FecRow => ({
  JournalCode: "VE",
  JournalLib: "Ventes",
  EcritureNum: "1",
  EcritureDate: "20220131",
  CompteNum: "411000",
  CompteLib: "Clients",
  PieceRef: "F1",
  PieceDate: "20220131",
  EcritureLib: "Facture",
  Debit: "0,00",
  Credit: "0,00",
  ValidDate: "20230101",
  ...row,
});

/** A balanced entry of two rows. */
export const anEntry = (row: FecRow = {}, amount = "120,00"): FecRow[] => [
  aRow({ Debit: amount, ...row }),
  aRow({ Credit: amount, CompteNum: "706000", CompteLib: "Honoraires", ...row }),
];

interface Shape {
  readonly columns?: readonly string[];
  readonly separator?: string;
  readonly lineEnd?: string;
}

export function fecText(
  rows: readonly FecRow[],
  { columns = HEADER, separator = "\t", lineEnd = "\r\n" }: Shape = {},
): string {
  const lines = rows.map((row) => columns.map((column) => row[column as keyof FecRow] ?? "").join(separator));
  return [columns.join(separator), ...lines].map((line) => line + lineEnd).join("");
}

export const FILE_NAME = "123456789FEC20221231.txt";

/** Books as a test looks at them, entry by entry. */
export interface BookToSee {
  readonly columns: LedgerColumns;
  readonly entries: readonly FecEntry[];
}

export function readFec(
  content: string | Uint8Array,
  fileName = FILE_NAME,
  pieces: readonly number[] = [],
): { readonly preview: FecPreview; readonly book: BookToSee | null } {
  const { preview, month } = readFecMonths(content, { fileName, pieces });
  return { preview, book: month === null ? null : toBookToSee(month(() => true)) };
}

export function toBookToSee({ columns, entries }: FecBook): BookToSee {
  const vouchers = [...columns.dictionaries.vouchers];
  return {
    columns: { ...columns, dictionaries: { ...columns.dictionaries, vouchers } },
    entries: entriesOf(entries),
  };
}

export const entriesOf = (entries: FecEntries): FecEntry[] =>
  Array.from({ length: entries.length }, (_, place) => fecEntryOf(entries, place));

/** A file whose rows were laid aside; `month` makes books of those months that are asked for, null where it has problems. */
export function readFecMonths(
  content: string | Uint8Array,
  {
    fileName = FILE_NAME,
    pieces = [],
    pairsMax,
  }: { readonly fileName?: string; readonly pieces?: readonly number[]; readonly pairsMax?: number } = {},
) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const writer = createFecRowWriter(pairsMax);
  const rows: Uint8Array[] = [];
  const watch = (row: FecFileRow) => {
    const buffer = createRowBuffer(ROW_BYTES_MAX);
    writer.write(row, buffer);
    rows.push(buffer.bytes.slice(0, buffer.filled));
  };
  const reader = createFecReader({ fileName, watch });
  let from = 0;
  for (const piece of pieces) {
    // A fresh buffer that is overwritten afterwards, for the reader may keep nothing of it.
    const lent = bytes.slice(from, from + piece);
    reader.push(lent);
    lent.fill(0x3f);
    from += piece;
  }
  reader.push(bytes.slice(from));
  const { preview, outline } = reader.end();
  if (outline === null) return { preview, outline, month: null };
  const month = (isTaken: (month: number) => boolean): FecBook => {
    const entries: number[] = [];
    const taken: Uint8Array[] = [];
    let place = 0;
    for (const row = outline.rows(); row.next(); place += 1) {
      if (!isTaken(row.month())) continue;
      entries.push(row.entry());
      taken.push(rows[place]!);
    }
    const part = { names: writer.names, codes: fecCodesOf(outline), isReused: outline.isReused };
    return createFecPartReader(part)(fillFrom(Buffer.concat(taken)), entries);
  };
  return { preview, outline, month };
}

/** Pieces that end anywhere. */
function fillFrom(bytes: Uint8Array): FillBytes {
  let at = 0;
  return (into) => {
    const piece = bytes.subarray(at, at + Math.min(into.length, 1_001));
    into.set(piece);
    at += piece.length;
    return piece.length;
  };
}

export const previewOf = (content: string | Uint8Array, fileName?: string) =>
  readFec(content, fileName).preview;

export const problemsOf = (content: string | Uint8Array) =>
  previewOf(content).problems.map(({ code, line, column }) => [
    code,
    line,
    ...(column === undefined ? [] : [column]),
  ]);

export const odditiesOf = (content: string | Uint8Array, fileName?: string) =>
  new Map(previewOf(content, fileName).oddities.map((oddity) => [oddity.code, oddity]));
