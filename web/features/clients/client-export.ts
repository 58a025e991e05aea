import type { PortfolioClient } from "#core/companies/portfolio.ts";
import { csvRow } from "#core/formats/csv/csv-row.ts";
import type { CellOf, ColumnId } from "./client-columns.ts";

type Table = readonly (readonly (string | number | null)[])[];

/** The rows that are ticked and the columns that are shown, with their titles. */
export const toTable = (
  clients: readonly PortfolioClient[],
  columns: readonly ColumnId[],
  titleOf: (column: ColumnId) => string,
  cell: CellOf,
): Table => [
  columns.map(titleOf),
  ...clients.map((client) => columns.map((column) => cell(client, column).value)),
];

/** A spreadsheet takes a file for UTF-8 when it begins with a byte order mark. */
export const toCsv = (table: Table): Blob =>
  new Blob(["\uFEFF", ...table.map((row) => csvRow(row))], { type: "text/csv;charset=utf-8" });

/** Cells are texts and numbers and never formulas; what writes them is fetched when somebody first exports. */
export async function toXlsx(table: Table): Promise<Blob> {
  const { default: writeXlsxFile } = await import("write-excel-file/browser");
  const [titles = [], ...rows] = table;
  return writeXlsxFile([
    titles.map((value) => ({ value: String(value ?? ""), type: String, fontWeight: "bold" as const })),
    ...rows.map((row) =>
      row.map((value) => {
        if (value === null) return null;
        return typeof value === "number" ? { value, type: Number } : { value, type: String };
      }),
    ),
  ]).toBlob();
}
