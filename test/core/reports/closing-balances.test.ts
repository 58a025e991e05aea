import { expect, test } from "vitest";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import { closingBalances, openingBalances } from "#core/reports/closing-balances.ts";

const years = {
  fiscalYears: [
    { from: "2024-01-01", through: "2024-12-31" },
    { from: "2025-01-01", through: "2025-12-31" },
  ],
};

/** Books whose entries each move cents from the capital to the bank. */
function booksOf(...entries: readonly (readonly [day: string, journal: string, cents: number])[]) {
  const builder = createLedgerBuilder();
  entries.forEach(([day, journal, cents], index) => {
    for (const [account, signed] of [
      ["512000", cents],
      ["101000", -cents],
    ] as const)
      builder.append({
        voucher: { id: `v${index}`, entryNumber: "", pieceRef: "" },
        day,
        journal: { code: journal, label: "" },
        account: { code: account, label: "" },
        party: null,
        practitioner: null,
        cents: signed,
        provenance: "entered",
        label: "",
        matching: null,
      });
  });
  return [builder.build()];
}

test("a year with an opening entry stands alone", () => {
  const books = booksOf(["2024-05-01", "BQ", 700], ["2025-01-01", "AN", 1_000], ["2025-03-01", "BQ", 50]);
  expect(closingBalances(books, years, "2025-12-31")).toEqual(
    new Map([
      ["101000", -1_050],
      ["512000", 1_050],
    ]),
  );
});

test("a year without one goes on from the years before, back to the first that opens", () => {
  const books = booksOf(
    ["2023-05-01", "BQ", 5_000],
    ["2024-01-01", "AN", 700],
    ["2024-05-01", "BQ", 10],
    ["2025-03-01", "BQ", 1],
  );
  expect(closingBalances(books, years, "2025-12-31")?.get("512000")).toBe(711);
});

test("nothing is known of a year the books do not hold, and accounts that come to nothing are left out", () => {
  const books = booksOf(["2025-03-01", "BQ", 50], ["2025-04-01", "BQ", -50]);
  expect(closingBalances(books, years, "2024-12-31")).toBeNull();
  expect(closingBalances(books, years, "2025-12-31")).toEqual(new Map());
});

test("the opening of a year is what its opening entry gives, and no other", () => {
  const books = booksOf(["2024-01-01", "AN", 700], ["2025-01-01", "AN", 1_000], ["2025-03-01", "BQ", 50]);
  expect(openingBalances(books, years, "2025-01-01")?.get("512000")).toBe(1_000);
  expect(openingBalances(booksOf(["2025-03-01", "BQ", 50]), years, "2025-01-01")).toBeNull();
});
