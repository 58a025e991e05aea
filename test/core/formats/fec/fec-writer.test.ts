import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { fecDescription } from "#core/formats/fec/fec-description.ts";
import { fecFileNameOf, readFecFileName } from "#core/formats/fec/fec-file-name.ts";
import {
  type FecLayout,
  type FecRow,
  fecColumnsOf,
  fecHeaderLine,
  fecLine,
} from "#core/formats/fec/fec-writer.ts";
import { readFec } from "./fec-file.ts";

const aFecRow: FecRow = {
  journal: "VE",
  journalLabel: "Ventes",
  entryNumber: "12",
  entryOn: "2026-03-01",
  account: "411000",
  accountLabel: "Clients",
  party: "C1",
  partyLabel: "Café du Marché",
  pieceRef: "2026-0007",
  pieceOn: "2026-03-01",
  label: "Facture 2026-0007",
  debitCents: 12_005,
  creditCents: 0,
  matching: "A",
  matchedOn: "2026-04-02",
  validatedOn: "2026-05-01",
  foreignAmount: "",
  foreignCurrency: "",
  settledOn: null,
  settledBy: "",
  nature: "",
  client: "",
};

describe("a row of a FEC", () => {
  test("has the law's 18 cells: days as AAAAMMJJ, amounts with a comma and two decimals", () => {
    expect(fecLine(aFecRow, "accrual").split("\t")).toEqual([
      ...["VE", "Ventes", "12", "20260301", "411000", "Clients", "C1", "Café du Marché", "2026-0007"],
      ...["20260301", "Facture 2026-0007", "120,05", "0,00", "A", "20260402", "20260501", "", "\r\n"],
    ]);
    expect(fecHeaderLine("accrual").trimEnd().split("\t")).toHaveLength(18);
  });

  test("has four more cells for a BNC on cash basis", () => {
    const row = { ...aFecRow, settledOn: "2026-03-02", settledBy: "Chèque", client: "P-00231" };
    expect(fecLine(row, "bncCash").split("\t").slice(18)).toEqual(["20260302", "Chèque", "", "P-00231\r\n"]);
    expect(fecHeaderLine("bncCash").trimEnd().split("\t").slice(18)).toEqual([
      "DateRglt",
      "ModeRglt",
      "NatOp",
      "IdClient",
    ]);
  });

  test("keeps what would end a cell or a line out of its texts", () => {
    expect(fecLine({ ...aFecRow, label: " a\tb|c\r\nd " }, "accrual")).toContain("\ta b c d\t");
  });

  test("is read back as it was, whatever its texts and amounts are", () => {
    const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.constantFrom<FecLayout>("accrual", "bncCash"),
        fc.array(
          fc.record({ cents: fc.integer({ min: 1, max: 900_000_000_000 }), label: texts, days: fc.nat(364) }),
          { minLength: 1, maxLength: 20 },
        ),
        (layout, entries) => {
          const rows = entries.flatMap(({ cents, label, days }, index): FecRow[] => {
            const common = { ...aFecRow, label: `x${label}`, entryNumber: String(index + 1) };
            const on = { entryOn: addDays("2026-01-01", days), settledOn: "2026-01-01", settledBy: "OD" };
            return [
              { ...common, ...on, debitCents: cents },
              {
                ...common,
                ...on,
                account: "706000",
                accountLabel: "Honoraires",
                debitCents: 0,
                creditCents: cents,
              },
            ];
          });
          const text = [fecHeaderLine(layout), ...rows.map((row) => fecLine(row, layout))].join("");
          const { preview, book } = readFec(text, fecFileNameOf("123456789", "2026-12-31", "official"));
          expect(preview.problems).toEqual([]);
          expect(preview.columns).toEqual(fecColumnsOf(layout));
          expect([...book!.columns.cents]).toEqual(rows.map((row) => row.debitCents - row.creditCents));
          expect(book!.entries.map(({ entryNumber }) => entryNumber)).toEqual(
            entries.map((_, index) => String(index + 1)),
          );
        },
      ),
    );
  });
});

test("a provisional file is never named as an official one", () => {
  expect(fecFileNameOf("123456789", "2026-12-31", "official")).toBe("123456789FEC20261231.txt");
  expect(readFecFileName(fecFileNameOf("123456789", "2026-12-31", "official")).isRegular).toBe(true);
  expect(readFecFileName(fecFileNameOf("123456789", "2026-12-31", "provisional")).isRegular).toBe(false);
});

test("the description says every column, every journal, and that patients are codes", () => {
  const text = fecDescription({
    fileName: "123456789FEC20261231.txt",
    kind: "official",
    companyName: "Cabinet Rivière",
    siren: "123456789",
    fromDay: "2026-01-01",
    throughDay: "2026-12-31",
    layout: "bncCash",
    journals: [{ code: "BQ", label: "Banque" }],
    rows: 2,
    entries: 1,
    debitCents: 12_005,
  });
  for (const column of fecColumnsOf("bncCash")) expect(text).toContain(`. ${column} (`);
  expect(text).toContain("9. PieceRef (alphanumérique) : ");
  expect(text).toContain("16. ValidDate (date) : ");
  expect(text).toContain("12. Debit (numérique) : ");
  expect(text).toContain("Banque, Carte, Espèces, Chèque, Virement, OD");
  expect(text).toContain("BQ : Banque");
  expect(text).toContain("120,05 €");
  expect(text).toContain("du 01/01/2026 au 31/12/2026");
  expect(text).toContain("secret professionnel");
});
