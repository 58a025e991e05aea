import type { FecBook } from "#core/formats/fec/fec-book.ts";
import { FEC_COLUMNS } from "#core/formats/fec/fec-columns.ts";
import type { FecOutline } from "#core/formats/fec/fec-outline.ts";
import { createFecMonthSplitter, createFecPartReader } from "#core/formats/fec/fec-part-reader.ts";
import type { FecPreview } from "#core/formats/fec/fec-preview.ts";
import { createFecReader } from "#core/formats/fec/fec-reader.ts";

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

export function readFec(
  content: string | Uint8Array,
  fileName = FILE_NAME,
  pieces: readonly number[] = [],
): { readonly preview: FecPreview; readonly book: FecBook | null } {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const reader = createFecReader({ fileName });
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
  return { preview, book: outline === null ? null : partOf(bytes, outline, () => true) };
}

/** The second reading of those entries of a file that are asked for. */
export function partOf(bytes: Uint8Array, outline: FecOutline, isTaken: (month: number) => boolean): FecBook {
  const part = createFecPartReader(outline);
  const splitter = createFecMonthSplitter(outline, (line, from, to, month) => {
    if (!isTaken(month)) return;
    part.push(line.slice(from, to));
    part.push(LINE_END);
  });
  splitter.push(bytes);
  splitter.end();
  const entries: number[] = [];
  for (const row = outline.rows(); row.next(); ) if (isTaken(row.month())) entries.push(row.entry());
  return part.end(entries);
}

const LINE_END = new Uint8Array([0x0a]);

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
