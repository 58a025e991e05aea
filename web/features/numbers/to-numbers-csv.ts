import { csvRow } from "#core/formats/csv/csv-row.ts";
import type { NumberRow } from "#web/books/questions/number-register.ts";
import type { Translate } from "#web/i18n/dictionary.ts";
import type { en } from "#web/i18n/en/numbers.ts";

const columns = [
  "series",
  "first",
  "last",
  "state",
  "kind",
  "day",
  "party",
  "amount",
  "credits",
  "creditedBy",
  "reason",
] as const;

type Cells = Readonly<Record<(typeof columns)[number], string>>;

/**
 * The register as a file for a spreadsheet. A party stands in it as the paper was issued to it: whoever may know a
 * patient's name sees it on the screen alone.
 */
export function toNumbersCsv(
  rows: readonly NumberRow[],
  t: Translate<typeof en>,
  amount: (cents: number) => string,
): Blob {
  const cellsOf = (row: NumberRow): Cells => ({
    series: row.series ?? t("outside"),
    first: row.number ?? "",
    last: row.lastNumber ?? row.number ?? "",
    state: [t(`state.${row.state}`), ...(row.isDayEarlier ? [t("dayEarlier")] : [])].join(", "),
    kind: row.paper === null ? "" : t(row.paper.kind === "sale" ? "invoice" : "creditNote"),
    day: row.paper?.day ?? "",
    party: row.paper?.partyName ?? "",
    amount: row.paper === null ? "" : amount(row.paper.grossCents),
    credits: row.credits ?? "",
    creditedBy: row.creditNotes.join(" "),
    reason: row.reason ?? "",
  });
  const lines = [
    columns.map((column) => t(`csv.${column}`)),
    ...rows.map(cellsOf).map((cells) => columns.map((column) => cells[column])),
  ];
  // A spreadsheet takes a file for UTF-8 when it begins with a byte order mark.
  return new Blob(["\uFEFF", ...lines.map((line) => csvRow(line))], { type: "text/csv;charset=utf-8" });
}
