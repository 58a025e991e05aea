import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#core/calendar-date.ts";
import { chartFor } from "#core/charts/chart-for.ts";
import type { Company, FiscalYear } from "#core/companies/company.ts";
import { newCompany } from "#core/companies/new-company.ts";
import { MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import type { Entry } from "#core/vouchers/voucher.ts";
import { fecOpening } from "#core/years/fec-opening.ts";
import { fixedOpenings, openingOf, resultsOf, type YearsOfBooks } from "#core/years/opening-entry.ts";
import { yearTotalsOfVouchers } from "#core/years/year-totals.ts";
import { COMPANY, dutchCraftsman, frenchFirm, OWNER, practice } from "#test/support/books-builder.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { anEntry } from "#test/support/some-vouchers.ts";

/** A long first year, and one that ends within a month. */
const years: FiscalYear[] = [
  { from: "2023-11-15", through: "2024-12-31" },
  { from: "2025-01-01", through: "2025-06-15" },
  { from: "2025-06-16", through: "2026-06-15" },
];

const companyOf = (fields: Parameters<typeof newCompany>[1]): Company =>
  newCompany(
    COMPANY,
    { ...fields, fiscalYears: years, booksStart: years[0]!.from },
    { by: OWNER, on: "2026-01-01" },
  );

const booksOf = (company: Company, vouchers: readonly Entry[]): YearsOfBooks => {
  const chart = chartFor(company);
  return { company, chart, totals: yearTotalsOfVouchers(company, chart, vouchers), fixed: new Map() };
};

const move = (
  id: string,
  day: string,
  debit: string,
  credit: string,
  cents: number,
  slice = "shared",
): Entry =>
  anEntry({
    id,
    day,
    slice,
    postings: [
      { account: debit, side: "debit", cents, party: null },
      { account: credit, side: "credit", cents, party: null },
    ],
  });

const page = (books: YearsOfBooks, yearFrom: string): string[] =>
  openingOf(books, yearFrom).entries.flatMap(({ slice, lines }) =>
    lines.map(({ account, cents }) => `${slice} ${account} ${(cents / 100).toFixed(2)}`),
  );

describe("an opening entry", () => {
  const traded = [
    move("a", "2024-03-01", "512000", "101000", 1_000_000),
    move("b", "2024-04-01", "512000", "706000", 500_000),
    move("c", "2024-05-01", "613200", "512000", 120_000),
  ];

  test("holds classes 1 to 5 of the year before, and its result on 120", () => {
    const books = booksOf(companyOf(frenchFirm), traded);
    expect(page(books, "2025-01-01")).toEqual([
      "shared 101000 -10000.00",
      "shared 120000 -3800.00",
      "shared 512000 13800.00",
    ]);
    expect(openingOf(books, "2025-01-01").state).toBe("provisional");
    expect(resultsOf(books, "2023-11-15").get("shared")).toBe(380_000);
    expect(page(books, "2023-11-15")).toEqual([]);
  });

  test("has a loss on 129, and goes on over a year in which nothing happened", () => {
    const books = booksOf(companyOf(frenchFirm), [move("c", "2024-05-01", "613200", "512000", 120_000)]);
    const loss = ["shared 129000 1200.00", "shared 512000 -1200.00"];
    expect(page(books, "2025-01-01")).toEqual(loss);
    expect(page(books, "2025-06-16")).toEqual(loss);
  });

  test("puts a sole practitioner's result on 108, each practitioner's on their own where each files alone", () => {
    const alone = booksOf(companyOf(practice), traded.slice(1));
    expect(page(alone, "2025-01-01")).toEqual(["shared 108000 -3800.00", "shared 512000 3800.00"]);
    const several = booksOf(companyOf({ ...practice, practice: "several" }), [
      move("d", "2024-04-01", "512000", "706DUP", 50_000, "dup"),
      move("m", "2024-04-01", "512000", "706MAR", 70_000, "mar"),
    ]);
    expect(page(several, "2025-01-01")).toEqual([
      "dup 108DUP -500.00",
      "dup 512000 500.00",
      "mar 108MAR -700.00",
      "mar 512000 700.00",
    ]);
  });

  test("keeps groups 0 to 3 in Dutch books, and adds the result to the owner's equity", () => {
    const books = booksOf(companyOf(dutchCraftsman), [
      move("a", "2024-03-01", "1100", "0500", 1_000_000),
      move("b", "2024-04-01", "1100", "8000", 500_000),
      move("c", "2024-04-02", "3000", "1100", 30_000),
    ]);
    expect(page(books, "2025-01-01")).toEqual([
      "shared 0500 -15000.00",
      "shared 1100 14700.00",
      "shared 3000 300.00",
    ]);
  });

  test("that is written, imported or typed, counts alone: nothing is computed beside it", () => {
    const written = { ...move("an", "2025-01-01", "512000", "101000", 777_700), journal: "AN" };
    const books = booksOf(companyOf(frenchFirm), [...traded, written]);
    expect(openingOf(books, "2025-01-01")).toEqual({ yearFrom: "2025-01-01", state: "written", entries: [] });
    // The year after follows from what was written, and from nothing before it.
    expect(page(books, "2025-06-16")).toEqual(["shared 101000 -7777.00", "shared 512000 7777.00"]);
  });

  test("that closing a year has fixed is what it was then, and the years after go on from it", () => {
    const company = companyOf(frenchFirm);
    const lines = [
      { account: "101000", label: "Capital", cents: -500 },
      { account: "512000", label: "Banque", cents: 500 },
    ];
    const content = { nextOpening: lines };
    const header = {
      chain: MAIN_CHAIN,
      closing: true,
      throughDay: "2024-12-31",
      sealedAt: "2026-03-01T10:00:00.000Z",
      parts: [{ slice: "shared", content }],
    };
    const fixed = fixedOpenings([header as unknown as SealHeader]);
    const books = {
      ...booksOf(company, [...traded, move("d", "2025-02-01", "512000", "706000", 100)]),
      fixed,
    };
    expect(openingOf(books, "2025-01-01")).toMatchObject({
      state: "fixed",
      entries: [{ slice: "shared", lines }],
    });
    expect(fecOpening(books, [header as unknown as SealHeader], "2025-01-01", null)).toMatchObject({
      journal: { code: "AN" },
      day: "2025-01-01",
      validatedOn: "2026-03-01",
      lines: [
        { account: { code: "101000" }, cents: -500 },
        { account: { code: "512000" }, cents: 500 },
      ],
    });
    // Closed on its last evening, which in France is the next day already, or a day before that.
    for (const sealedAt of ["2024-12-31T23:30:00.000Z", "2024-12-30T10:00:00.000Z"])
      expect(
        fecOpening(books, [{ ...header, sealedAt } as unknown as SealHeader], "2025-01-01", null)
          ?.validatedOn,
      ).toBe("2025-01-01");
    expect(page(books, "2025-06-16")).toEqual([
      "shared 101000 -5.00",
      "shared 120000 -1.00",
      "shared 512000 6.00",
    ]);
  });
});

const accounts = [
  "101000",
  "120000",
  "164000",
  "401000",
  "411000",
  "512000",
  "530000",
  "613200",
  "706000",
  "707000",
];
const arbitraryMoves = fc
  .array(
    fc.record({
      day: fc.nat(900).map((after) => addDays(years[0]!.from, after)),
      debit: fc.constantFrom(...accounts),
      credit: fc.constantFrom(...accounts),
      cents: fc.integer({ min: 1, max: 900_000 }),
      slice: fc.constantFrom("shared", "dup", "mar"),
    }),
    { maxLength: 60 },
  )
  .map((many) =>
    many.map(({ day, debit, credit, cents, slice }, index) =>
      move(`v${index}`, day, debit, credit, cents, slice),
    ),
  );

test("whatever is booked, an opening entry is the closing balances of classes 1 to 5, each slice's comes to zero, and what lies before changes nothing else", () => {
  fc.assert(
    fc.property(arbitraryMoves, fc.constantFrom(...years.slice(1)), (vouchers, year) => {
      const books = booksOf(companyOf({ ...practice, practice: "several" }), vouchers);
      const { entries } = openingOf(books, year.from);
      for (const { lines } of entries) {
        expect(lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
        for (const { cents } of lines) expect(cents).not.toBe(0);
      }
      const opened = new Map<string, number>();
      for (const { slice, lines } of entries)
        for (const { account, cents } of lines) opened.set(`${slice}/${account}`, cents);
      const balances = new Map<string, number>();
      for (const { day, slice, postings } of vouchers)
        if (day < year.from)
          for (const posting of postings) {
            const key = `${slice}/${posting.account}`;
            balances.set(key, (balances.get(key) ?? 0) + signedCents(posting));
          }
      for (const [key, cents] of balances)
        if (/\/[1-5]/.test(key) && !key.includes("/108")) expect(opened.get(key) ?? 0).toBe(cents);
      for (const key of opened.keys()) expect(key).toMatch(/\/[1-5]/);
      const later = vouchers.filter(({ day }) => day >= year.from);
      expect(
        openingOf(booksOf(books.company as Company, [...vouchers, ...later]), year.from).entries,
      ).toEqual(entries);
    }),
    { numRuns: propertyRuns(60) },
  );
});
