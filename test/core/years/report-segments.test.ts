import { expect, test } from "vitest";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { reportSegments } from "#core/years/report-segments.ts";

const company = { fiscalYears: [{ from: "2024-01-01", through: "2024-12-31" }] };

function columnsOf(
  ...lines: readonly (readonly [day: string, journal: string, account: string, cents: number])[]
) {
  const builder = createLedgerBuilder();
  for (const [index, [day, journal, account, cents]] of lines.entries())
    builder.append({
      voucher: { id: `v${index >> 1}`, entryNumber: "", pieceRef: "" },
      day,
      journal: { code: journal, label: journal },
      account: { code: account, label: "" },
      party: null,
      practitioner: null,
      cents,
      provenance: "entered",
      label: "",
      matching: null,
    });
  return builder.build();
}

/** Two imported years, each with the opening entry that its file holds, and one that is computed. */
const segments = [
  columnsOf(["2024-01-01", "AN", "512000", 1000], ["2024-01-01", "AN", "101000", -1000]),
  columnsOf(["2024-06-01", "BQ", "512000", 200], ["2024-06-01", "BQ", "706000", -200]),
  columnsOf(
    ["2025-01-01", "AN", "512000", 1200],
    ["2025-01-01", "AN", "120000", -200],
    ["2025-01-01", "AN", "101000", -1000],
    ["2025-01-03", "BQ", "706000", -5],
    ["2025-01-03", "BQ", "512000", 5],
  ),
  columnsOf(["2026-02-01", "BQ", "512000", 7], ["2026-02-01", "BQ", "706000", -7]),
];
const computed = columnsOf(["2026-01-01", "AN", "512000", 1205], ["2026-01-01", "AN", "101000", -1205]);
const openingOf = (yearFrom: string): LedgerColumns | null => (yearFrom === "2026-01-01" ? computed : null);

const bankIn = (filter: LedgerFilter) => {
  const books = reportSegments({ company, segments, openingOf }, filter);
  const { rows } = trialBalance(books.segments, filter);
  return rows.find(({ account }) => account === "512000")?.balanceCents ?? 0;
};

test.each([
  ["all years", {}, 1212],
  ["the first year, with what its file opens with", { from: "2024-01-01", through: "2024-12-31" }, 1200],
  ["the second, with its own", { from: "2025-01-01", through: "2025-12-31" }, 1205],
  ["the third, with the computed one", { from: "2026-01-01" }, 1212],
  ["two years from the first day of the first", { from: "2024-01-01", through: "2025-12-31" }, 1205],
  ["movements alone, from within a year", { from: "2026-01-15" }, 7],
  [
    "movements alone of several years, from within the first",
    { from: "2024-02-01", through: "2026-12-31" },
    212,
  ],
] as const)("an opening entry counts once: %s", (_, filter, cents) => {
  expect(bankIn(filter)).toBe(cents);
});
