import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, toDayNumber } from "#core/calendar-date.ts";
import { cleanFecText } from "#core/formats/fec/clean-fec-text.ts";
import { addDay, createDayCells } from "#core/formats/fec/day-cells.ts";
import {
  addDigits,
  addEmptyCells,
  addSides,
  addText,
  copyCells,
  emptyCells,
  endLine,
} from "#core/formats/fec/encoded-cells.ts";
import { fecDescription } from "#core/formats/fec/fec-description.ts";
import { fecFileNameOf, readFecFileName } from "#core/formats/fec/fec-file-name.ts";
import {
  createFecWriter,
  dayCell,
  type FecLayout,
  type FecRow,
  fecColumnsOf,
} from "#core/formats/fec/fec-writer.ts";
import { copyKept, keepCells } from "#core/formats/fec/kept-cells.ts";
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

/** The lines of a file with these rows, each with what ends it. */
function linesOf(rows: readonly FecRow[], layout: FecLayout): string[] {
  const writer = createFecWriter(layout);
  for (const row of rows) writer.writeRow(row);
  return Buffer.from(writer.takeRest())
    .toString()
    .split(/(?<=\r\n)/);
}
const fecHeaderLine = (layout: FecLayout) => linesOf([], layout)[0]!;
const fecLine = (row: FecRow, layout: FecLayout) => linesOf([row], layout)[1]!;

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
          const text = linesOf(rows, layout).join("");
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

test("a line that is encoded cell by cell says the same as its row", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 90 });
  const cents = fc.oneof(fc.integer(), fc.maxSafeInteger());
  const many = fc.array(fc.record({ label: text, cents, days: fc.nat(2_000) }), { maxLength: 20 });
  fc.assert(
    fc.property(many, (rows) => {
      const byRow = createFecWriter("accrual");
      const encoded = createFecWriter("accrual");
      const { text } = encoded;
      const labels = keepCells(rows.length, (index) => [aFecRow.account, rows[index]!.label]);
      const dayCells = createDayCells();
      for (const [index, { label, cents, days }] of rows.entries()) {
        const matchedOn = addDays("2026-01-01", days);
        byRow.writeRow({
          ...{ ...aFecRow, accountLabel: label, matchedOn },
          ...{ debitCents: Math.max(cents, 0), creditCents: Math.max(-cents, 0) },
        });
        const { journal, journalLabel, entryNumber, entryOn, party, partyLabel } = aFecRow;
        for (const cell of [journal, journalLabel, entryNumber, dayCell(entryOn)]) addText(text, cell);
        // The first one is encoded, the others are copies of it.
        copyKept(text, labels, index);
        text.length -= aFecRow.account.length + 1 + Buffer.byteLength(cleanFecText(label)) + 1;
        copyKept(text, labels, index);
        for (const cell of [party, partyLabel, aFecRow.pieceRef]) addText(text, cell);
        addDay(text, dayCells, toDayNumber(aFecRow.pieceOn));
        addText(text, aFecRow.label);
        addSides(text, cents);
        addText(text, aFecRow.matching);
        addDay(text, dayCells, toDayNumber(matchedOn));
        const restAt = text.length;
        addDay(text, dayCells, toDayNumber(aFecRow.validatedOn!));
        addEmptyCells(text, 2);
        const restEnd = text.length;
        text.length = restAt;
        copyCells(text, text, restAt, restEnd);
        endLine(text);
        encoded.countLines(1, Math.max(cents, 0));
        expect(encoded.endEntry()).toEqual(byRow.endEntry());
      }
      expect(encoded.written()).toEqual(byRow.written());
      expect(encoded.takeRest()).toEqual(byRow.takeRest());
    }),
  );
});

test("a number has so many digits at least, and its every digit", () => {
  fc.assert(
    fc.property(fc.nat(0x7fff_ffff), fc.integer({ min: 1, max: 9 }), (number, digits) => {
      const cells = emptyCells();
      addDigits(cells, number, digits);
      const written = Buffer.from(cells.bytes.subarray(0, cells.length)).toString();
      expect(written).toBe(String(number).padStart(digits, "0"));
    }),
  );
});

test("an amount has its every digit, however large it is", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (cents) => {
      const digits = String(Math.abs(cents)).padStart(3, "0");
      const sign = cents < 0 ? "-" : "";
      const cell = fecLine({ ...aFecRow, debitCents: cents }, "accrual").split("\t")[11];
      expect(cell).toBe(`${sign}${digits.slice(0, -2)},${digits.slice(-2)}`);
    }),
  );
});

test("a long file is handed on in pieces, none of which cuts an entry", () => {
  const writer = createFecWriter("accrual");
  const pieces: Uint8Array[] = [];
  const label = "é".repeat(20_000);
  for (let entry = 0; entry < 40; entry += 1) {
    writer.writeRow({ ...aFecRow, label });
    const full = writer.endEntry();
    if (full !== null) pieces.push(full);
  }
  expect(pieces.length).toBeGreaterThan(1);
  const text = Buffer.concat([...pieces, writer.takeRest()]).toString();
  expect(text).toBe(linesOf(new Array(40).fill({ ...aFecRow, label }), "accrual").join(""));
  for (const piece of pieces) expect(Buffer.from(piece).toString()).toMatch(/\r\n$/);
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
