import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { fromDayNumber } from "#core/calendar-date.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import { importedMatchingPrefix } from "#core/imports/imported-lettering.ts";
import { createMatchingIndex } from "#core/matchings/matching-index.ts";
import { anEntry, aRow, type FecRow, fecText } from "#test/core/formats/fec/fec-file.ts";
import { createBooksModel, frenchFirm } from "#test/support/books-builder.ts";
import { exportInMemory } from "#test/support/fec-in-memory.ts";
import { substanceOfEntries } from "#test/support/fec-substance.ts";
import { CLOSING_DAY, importInMemory } from "#test/support/import-in-memory.ts";
import { propertyRuns } from "#test/support/property-runs.ts";

// Laws over whole files, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const inYear = {
  ...frenchFirm,
  booksStart: "2026-07-01",
  fiscalYears: [{ from: "2022-01-01", through: CLOSING_DAY }, ...frenchFirm.fiscalYears],
};
const draft = { ValidDate: "" };
const amountOf = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");

/** Entries over some months that are validated or not, whose lines say what they like. */
const linesArbitrary = fc.array(
  fc.record({
    isDraft: fc.boolean(),
    journal: fc.constantFrom("VE", "BQ"),
    dayNumber: fc.integer({ min: 18_993, max: 19_080 }),
    lines: fc.array(
      fc.record({
        account: fc.constantFrom("411000", "512000"),
        party: fc.constantFrom("", "C1", "C2"),
        cents: fc.constantFrom(1_000, -1_000, 2_500, -2_500),
        pieceRef: fc.constantFrom("F1", "F2", "", "x".repeat(150)),
        pieceOn: fc.constantFrom("20220104", "20220105", ""),
        label: fc.constantFrom("Facture", "Règlement", "é".repeat(250)),
        letter: fc.constantFrom("", "", "AA", "b1"),
        matchedOn: fc.constantFrom("", "20220301"),
        foreign: fc.constantFrom(["", ""], ["12,50", "CHF"]),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 15 },
);

describe("entries that come in live and go out again", () => {
  test("are equal in substance: days, accounts, parties, amounts, papers, labels, letters and foreign amounts", async () => {
    await fc.assert(
      fc.asyncProperty(linesArbitrary, async (entries) => {
        const text = fecText(
          entries.flatMap(({ isDraft, journal, dayNumber, lines }, ordinal): FecRow[] => {
            const day = fromDayNumber(dayNumber).replaceAll("-", "");
            const common = {
              ...{ JournalCode: journal, EcritureNum: String(ordinal + 1), EcritureDate: day },
              ValidDate: isDraft ? "" : "20230101",
            };
            const rest = lines.reduce((cents, line) => cents - line.cents, 0);
            const sides = (cents: number) => ({
              Debit: amountOf(Math.max(cents, 0)),
              Credit: amountOf(Math.max(-cents, 0)),
            });
            return [
              ...lines.map((line) =>
                aRow({
                  ...common,
                  ...sides(line.cents),
                  CompteNum: line.account,
                  ...{ CompAuxNum: line.party, CompAuxLib: line.party && `Tiers ${line.party}` },
                  ...{ PieceRef: line.pieceRef, PieceDate: line.pieceOn, EcritureLib: line.label },
                  ...{ EcritureLet: line.letter, DateLet: line.letter && line.matchedOn },
                  ...{ Montantdevise: line.foreign[0]!, Idevise: line.foreign[1]! },
                }),
              ),
              aRow({ ...common, ...sides(rest), CompteNum: "471000" }),
            ];
          }),
        );
        const books = importInMemory(createBooksModel(inYear), text);
        expect(books.live.length).toBe(entries.filter(({ isDraft }) => isDraft).length);
        const out = await exportInMemory(books, { through: CLOSING_DAY, kind: "provisional" });
        expect(substanceOfEntries(out.text)).toEqual(substanceOfEntries(text));
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  const lettered = (letter: string, number: string, debit: string, credit: string, row: FecRow = {}) => [
    aRow({
      ...{ ...draft, EcritureNum: number, CompAuxNum: "C1", CompAuxLib: "Leroy", EcritureLet: letter },
      ...{ DateLet: letter && "20220301", Debit: debit, Credit: credit, ...row },
    }),
    aRow({ ...draft, EcritureNum: number, CompteNum: "512000", Debit: credit, Credit: debit, ...row }),
  ];
  const invoiceAndPayment = (letter: string) =>
    fecText([...lettered(letter, "1", "120,00", "0,00"), ...lettered(letter, "2", "0,00", "120,00")]);

  test("are matched as by hand where the file had lettered them, and undoing that leaves them open", async () => {
    const model = createBooksModel(inYear);
    const books = importInMemory(model, invoiceAndPayment("b1"));
    const [matching] = books.matchedByHand;
    expect(matching).toMatchObject({
      ...{ account: "411000", letter: "b1", matchedOn: "2022-03-01", restCents: 0, claims: [] },
      provenance: "fec:fec~2022-12-31",
    });
    expect(matching!.id.startsWith(importedMatchingPrefix(importIdOf(CLOSING_DAY)))).toBe(true);
    const [invoice, payment] = books.vouchers;
    const line = { voucher: invoice!.id, line: 0, account: "411000" };
    const index = createMatchingIndex(books.matchedByHand);
    expect(index.letterOf(line, () => null)).toEqual({ text: "b1", isWhole: true, day: "2022-03-01" });

    const correct = { kind: "entry" as const, id: invoice!.id, set: { label: "Autre" } };
    expect(model.send("voucher.correct", correct)).toMatchObject({ problem: { code: "matching.holds" } });
    const entry = { id: "vat", day: "2026-07-02", label: "TVA" };
    model.must("matching.undo", { id: matching!.id, made: matching!.command, entry });
    expect(model.send("voucher.correct", correct).ok).toBe(true);
    const lines = [invoice!, payment!].map(({ id, day }) => ({ voucher: id, line: 0, day }));
    expect(model.send("matching.make", { account: "411000", lines, letter: "AA", entry }).ok).toBe(true);
  });

  test("keep their letter themselves where what they settle is history, and are matched no more", async () => {
    const model = createBooksModel(inYear);
    const text = fecText([
      ...lettered("AA", "1", "120,00", "0,00", { ValidDate: "20230101" }),
      ...lettered("AA", "2", "0,00", "120,00"),
      ...lettered("", "3", "120,00", "0,00"),
    ]);
    const books = importInMemory(model, text);
    expect(books.matchedByHand).toEqual([]);
    const [payment, other] = books.vouchers;
    const lines = [payment!, other!].map(({ id, day }) => ({ voucher: id, line: 0, day }));
    const entry = { id: "vat", day: "2026-07-02", label: "TVA" };
    expect(model.send("matching.make", { account: "411000", lines, letter: "AB", entry })).toMatchObject({
      problem: { code: "matching.taken" },
    });
  });

  test("say nothing of lines any more that were corrected away", () => {
    const model = createBooksModel(inYear);
    const [one, other] = anEntry({ ...draft, Montantdevise: "130,00", Idevise: "USD" });
    const text = fecText([one!, { ...other!, EcritureLib: "Honoraires" }]);
    const { vouchers } = importInMemory(model, text);
    const [{ id, postings } = { id: "", postings: [] }] = vouchers;
    const foreign = { foreignAmount: "130,00", foreignCurrency: "USD" };
    expect(model.voucher(id)).toMatchObject({
      lineFacts: [
        { line: 0, ...foreign },
        { line: 1, label: "Honoraires", ...foreign },
      ],
    });
    model.must("voucher.correct", { kind: "entry", id, set: { label: "Vente" } });
    expect(model.voucher(id)).toMatchObject({
      lineFacts: [
        { line: 0, ...foreign },
        { line: 1, ...foreign },
      ],
    });
    const untouched = model.voucher(id);
    const moved = { day: "2022-02-01", label: untouched.label, postings: [...untouched.postings] };
    model.must("voucher.correct", { kind: "entry", id, set: moved });
    expect(model.voucher(id)).toMatchObject({ day: "2022-02-01", lineFacts: [{ line: 0 }, { line: 1 }] });
    const halved = postings.map((posting) => ({ ...posting, cents: posting.cents / 2 }));
    model.must("voucher.correct", { kind: "entry", id, set: { postings: halved } });
    expect(model.voucher(id)).not.toHaveProperty("lineFacts");
    expect(model.voucher(id).earlier.at(-1)?.before).toHaveProperty("lineFacts");
  });
});
