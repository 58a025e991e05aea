import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectLines } from "#core/ledger/gather-lines.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { ledgerRowAt } from "#core/reports/ledger-row.ts";
import { aLine, balancedVouchersArbitrary, columnsOf } from "./ledger-lines.ts";

const rowsOf = (columns: LedgerColumns) =>
  Array.from({ length: columns.length }, (_, line) => ledgerRowAt(columns, line));

describe("createLedgerBuilder", () => {
  test("brings the lines of one voucher together", () => {
    const other = { id: "v2", entryNumber: "2", pieceRef: "" };
    const columns = columnsOf([
      aLine({ cents: 5 }),
      aLine({ voucher: other, cents: 7 }),
      aLine({ cents: -5 }),
      aLine({ voucher: other, cents: -7 }),
    ]);
    expect([...columns.voucher]).toEqual([0, 0, 1, 1]);
    expect([...columns.cents]).toEqual([5, -5, 7, -7]);
  });

  test("keeps the last label of an account that says something", () => {
    const columns = columnsOf([
      aLine({ account: { code: "512", label: "Bank" } }),
      aLine({ account: { code: "512", label: "Bank of the practice" } }),
      aLine({ account: { code: "512", label: "" } }),
    ]);
    expect(columns.dictionaries.accounts).toEqual([{ code: "512", label: "Bank of the practice" }]);
  });

  test("reads back every line as it was given", () => {
    fc.assert(
      fc.property(balancedVouchersArbitrary, (vouchers) => {
        const lines = vouchers.flat();
        expect(
          rowsOf(columnsOf(lines)).map(({ day, voucher, debitCents, creditCents, label, matching }) => ({
            day,
            voucher,
            cents: debitCents - creditCents,
            label,
            matching,
          })),
        ).toEqual(
          lines.map(({ day, voucher, cents, label, matching }) => ({
            day,
            voucher: voucher.id,
            cents: cents + 0,
            label,
            matching,
          })),
        );
      }),
    );
  });
});

describe("selectLines", () => {
  test("says the same of the chosen lines and holds no word they do not use", () => {
    fc.assert(
      fc.property(balancedVouchersArbitrary, fc.nat(5), (vouchers, step) => {
        const columns = columnsOf(vouchers.flat());
        const lines = Array.from({ length: columns.length }, (_, line) => line).filter(
          (line) => line % (step + 1) === 0,
        );
        const part = selectLines(columns, lines);
        // Its place in its voucher is its place among what was chosen of it.
        const said = lines.map((line) => ({ ...ledgerRowAt(columns, line), line: expect.any(Number) }));
        expect(rowsOf(part)).toEqual(said);
        expect(part.dictionaries.labels).toHaveLength(new Set(part.label).size);
        expect(part.dictionaries.vouchers).toHaveLength(new Set(part.voucher).size);
      }),
    );
  });
});
