import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import { newCompany } from "#core/companies/new-company.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { readFec } from "#test/core/formats/fec/fec-file.ts";
import { aLine, createBooksModel, frenchFirm, OWNER, practice } from "#test/support/books-builder.ts";
import { faultsOf } from "#test/support/fec-faults.ts";
import { exportInMemory, fecRecords } from "#test/support/fec-in-memory.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { aFirm, aSharedPractice, sealBooks } from "#test/support/seal-books.ts";
import { anEntry, arbitraryVouchers } from "#test/support/some-vouchers.ts";

// Laws over whole files, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const YEAR_END = "2026-12-31";
const centsOf = (text: string) => Number(text.replace(",", ""));
const sum = (records: Record<string, string>[], column: string) =>
  records.reduce((cents, record) => cents + centsOf(record[column]!), 0);

/** Every number of every journal, as it counts. */
function countsByJournal(records: Record<string, string>[]): number[][] {
  const numbers = new Map<string, Set<number>>();
  for (const { JournalCode, EcritureNum } of records) {
    const known = numbers.get(JournalCode!) ?? new Set();
    numbers.set(JournalCode!, known.add(Number(/\d+$/.exec(EcritureNum!)![0])));
  }
  return [...numbers.values()].map((found) => [...found]);
}

const aPractice: Company = newCompany(
  "company-1",
  { ...practice, practice: "company" },
  { by: OWNER, on: "2026-01-01" },
);

describe("the FEC of books that were entered here", () => {
  test("every one balances, numbers each journal without a gap, and leaves no paper and no day unsaid", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryVouchers({ slices: ["shared", "dup", "mar"], days: 100 }),
        fc.constantFrom("dup", "mar"),
        fc.boolean(),
        async (vouchers, whom, isProvisional) => {
          const { headers, bodies } = sealBooks(vouchers, ["2026-01-20", "2026-02-28"], {
            company: aSharedPractice,
          });
          const live = vouchers.filter(({ day }) => day > "2026-02-28");
          const { text, content } = await exportInMemory(
            { company: aSharedPractice, headers, bodies, live, vouchers },
            { through: YEAR_END, whom, kind: isProvisional ? "provisional" : "official" },
          );
          const records = fecRecords(text);
          expect(sum(records, "Debit")).toBe(sum(records, "Credit"));
          for (const counts of countsByJournal(records))
            expect(counts).toEqual(counts.map((_, place) => place + 1));
          const expected = vouchers.filter(
            ({ slice, state, postings, day }) =>
              slice === whom &&
              state === "recorded" &&
              postings.length > 0 &&
              (isProvisional || day <= "2026-02-28"),
          );
          expect(content).toMatchObject({ entries: expected.length, rows: expected.length * 2 });
          expect(content.debitCents).toBe(sum(records, "Debit"));
          for (const record of records) {
            for (const column of [
              "PieceRef",
              "PieceDate",
              "EcritureLib",
              "CompteLib",
              "JournalLib",
              "DateRglt",
              "ModeRglt",
            ])
              expect(record[column]).not.toBe("");
            expect(record["EcritureNum"]).toMatch(new RegExp(`^${whom.toUpperCase()}-`));
            expect(record["ValidDate"]).toBe(record["EcritureDate"]! <= "20260228" ? "20261120" : "");
          }
        },
      ),
      { numRuns: propertyRuns(40) },
    );
  });

  test("a reference or a label of which nothing can stand in a file is none", async () => {
    const voucher = anEntry({ id: "v1", day: "2026-01-05", journal: "OD", pieceRef: " | ", label: "\t" });
    const { headers, bodies } = sealBooks([voucher], ["2026-01-31"]);
    const { text } = await exportInMemory(
      { company: aFirm, headers, bodies, vouchers: [voucher] },
      { through: YEAR_END },
    );
    const [record] = fecRecords(text);
    expect(record).toMatchObject({ PieceRef: "OD-1", EcritureLib: expect.stringMatching(/OD-1$/) });
  });

  test("our own reader finds in it the entries that were validated", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryVouchers({ days: 100 }), async (vouchers) => {
        const { headers, bodies } = sealBooks(vouchers, ["2026-02-10", "2026-04-30"]);
        const { text, content } = await exportInMemory(
          { company: aFirm, headers, bodies, vouchers },
          { through: YEAR_END },
        );
        fc.pre(content.rows > 0);
        const { preview, book } = readFec(text, "732829320FEC20261231.txt");
        expect(preview.problems).toEqual([]);
        expect(faultsOf(text, "732829320FEC20261231.txt")).toEqual([]);
        expect(preview).toMatchObject({
          entries: content.entries,
          rows: content.rows,
          debitCents: content.debitCents,
        });
        const sealed = headers
          .flatMap((header) => bodiesIn(header, "lines"))
          .flatMap(({ hash }) => {
            const { dictionaries, voucher, journal, day, account, cents, length } = decodeLines(
              bodies.get(hash)!,
            );
            return Array.from({ length }, (_, line) => [
              dictionaries.journals[journal[line]!]!.code,
              dictionaries.vouchers.at(voucher[line]!)!.entryNumber,
              day[line]!,
              dictionaries.accounts[account[line]!]!.code,
              cents[line]!,
            ]);
          });
        const { columns, entries } = book!;
        const read = Array.from({ length: columns.length }, (_, line) => [
          columns.dictionaries.journals[columns.journal[line]!]!.code,
          entries[columns.voucher[line]!]!.entryNumber,
          columns.day[line]!,
          columns.dictionaries.accounts[columns.account[line]!]!.code,
          columns.cents[line]!,
        ]);
        expect(read).toEqual(sealed);
      }),
      { numRuns: propertyRuns(30) },
    );
  });

  test("the opening entry comes first, whenever it was written, and a computed one before all", async () => {
    const vouchers = [
      anEntry({ id: "v1", day: "2026-01-05", journal: "BQ" }),
      anEntry({ id: "v2", day: "2026-01-01", journal: "AN", label: "Reprise" }),
      anEntry({ id: "v3", day: "2026-02-01", journal: "AN", label: "Reprise, suite" }),
    ];
    const books = { company: aFirm, vouchers, ...sealBooks(vouchers, ["2026-01-31", "2026-02-28"]) };
    const { text } = await exportInMemory(books, { through: YEAR_END });
    expect(fecRecords(text).map(({ JournalCode, EcritureNum }) => `${JournalCode} ${EcritureNum}`)).toEqual([
      ...["AN 1", "AN 1", "AN 2", "AN 2", "BQ 1", "BQ 1"],
    ]);
    const opening = {
      ...{ journal: { code: "AN", label: "À-nouveaux" }, entryNumber: "0", day: "2026-01-01" },
      ...{ pieceRef: "", label: "Report à nouveau", validatedOn: null },
      lines: [
        { account: { code: "512000", label: "Banque" }, party: null, cents: 700 },
        { account: { code: "108000", label: "" }, party: null, cents: -700 },
      ],
    };
    const withOpening = fecRecords((await exportInMemory({ ...books, opening }, { through: YEAR_END })).text);
    expect(withOpening[0]).toMatchObject({
      CompteNum: "512000",
      Debit: "7,00",
      PieceRef: "AN-0",
      ValidDate: "",
    });
    expect(withOpening).toHaveLength(8);
  });

  test("a payment of two invoices makes one letter of them all; what is settled in part has none", async () => {
    const model = createBooksModel(frenchFirm);
    for (const id of ["s1", "s2", "s3"]) model.aSale(id, [aLine()]);
    const settles = ["s1", "s2"].map((voucher) => ({ voucher, cents: 12_000 }));
    model.must("payment.record", {
      ...{ id: "p1", day: "2026-03-09", label: "", amountCents: 24_000, means: "transfer", party: "c1" },
      ...{ practitioner: null, settles, account: null },
    });
    model.aPayment("p3", "s3", 5_000);
    const vouchers = model.vouchers();
    const matchings = ["s1", "s2", "s3"].map((sale) => model.matching(sale));
    const { text } = await exportInMemory(
      { company: aFirm, vouchers, matchings, ...sealBooks(vouchers, ["2026-03-31"]) },
      { through: YEAR_END },
    );
    const customers = fecRecords(text).filter(({ CompteNum }) => CompteNum === "411000");
    const lettered = customers.filter(({ EcritureLet }) => EcritureLet !== "");
    expect(lettered.map(({ EcritureLet }) => EcritureLet)).toEqual(
      Array(3).fill(lettered[0]!["EcritureLet"]),
    );
    expect(lettered.every(({ DateLet }) => DateLet === "20260309")).toBe(true);
    expect(sum(lettered, "Debit")).toBe(sum(lettered, "Credit"));
    expect(customers.filter(({ EcritureLet }) => EcritureLet === "").map(({ DateLet }) => DateLet)).toEqual([
      "",
      "",
    ]);
    expect(
      fecRecords(text).filter(({ CompteNum, EcritureLet }) => CompteNum !== "411000" && EcritureLet !== ""),
    ).toEqual([]);
  });

  test("lines that were matched by hand bear the letter that was given, once they come to nothing", async () => {
    const vouchers = ["v1", "v2"].map((id) => anEntry({ id, day: "2026-01-05", journal: "OD" }));
    const matching = {
      ...{ type: "lines" as const, id: "l~1", account: "512000", slice: "shared", letter: "AB", claims: [] },
      ...{ entry: null, command: "c", madeBy: OWNER, madeAt: "2026-02-01T08:00:00.000Z", acts: {} },
      lines: vouchers.map(({ id, day }) => ({ voucher: id, line: 0, day, cents: 1 })),
    };
    const books = { company: aFirm, vouchers, ...sealBooks(vouchers, ["2026-01-31"]) };
    for (const [restCents, letter] of [
      [0, "AB"],
      [5, ""],
    ] as const) {
      const matchedByHand = [{ ...matching, restCents }];
      const { text } = await exportInMemory({ ...books, matchedByHand }, { through: YEAR_END });
      expect(fecRecords(text).map(({ EcritureLet }) => EcritureLet)).toEqual([letter, "", letter, ""]);
    }
  });

  test("cash-basis books say when and how was paid, and a client by their code alone", async () => {
    const { kind: _, ...entry } = anEntry({ id: "p1", day: "2026-02-03", journal: "BQ" });
    const payment: Voucher = {
      ...entry,
      ...{ kind: "payment", party: "pat", amountCents: 5000, means: "cheque", settles: [], account: null },
    };
    const imported = { on: "2026-02-02", by: "Virement" } as const;
    const vouchers = [
      payment,
      anEntry({ id: "e1", day: "2026-02-04", journal: "OD" }),
      anEntry({ id: "e2", day: "2026-02-05", journal: "OD", settled: imported }),
      anEntry({ id: "e3", day: "2026-02-06", journal: "OD", settled: { on: null, by: "" } }),
      anEntry({ id: "e4", day: "2026-02-07", journal: "OD", nature: "Séance", client: "P-00007" }),
    ];
    const parties = [
      {
        ...createBooksModel(frenchFirm).facts.get("parties", "c1")!,
        id: "pat",
        role: "patient" as const,
        number: "P-00231",
      },
    ];
    const { text } = await exportInMemory(
      {
        company: aPractice,
        parties,
        vouchers,
        ...sealBooks(vouchers, ["2026-02-28"], { company: aPractice }),
      },
      { through: YEAR_END },
    );
    expect(
      fecRecords(text).map(({ DateRglt, ModeRglt, NatOp, IdClient }) => [
        DateRglt,
        ModeRglt,
        NatOp,
        IdClient,
      ]),
    ).toEqual([
      ["20260203", "Chèque", "", "P-00231"],
      ["20260203", "Chèque", "", "P-00231"],
      ["20260204", "OD", "", ""],
      ["20260204", "OD", "", ""],
      ["20260202", "Virement", "", ""],
      ["20260202", "Virement", "", ""],
      ["20260206", "OD", "", ""],
      ["20260206", "OD", "", ""],
      ["20260207", "OD", "Séance", "P-00007"],
      ["20260207", "OD", "Séance", "P-00007"],
    ]);
  });

  test("what came too late keeps its paper's day beside the day it is booked on", async () => {
    const vouchers = [anEntry({ id: "v1", day: "2026-02-05", pieceOn: "2026-01-12", journal: "BQ" })];
    const { headers, bodies } = sealBooks(vouchers, ["2026-02-28"]);
    const { text } = await exportInMemory(
      { company: aFirm, headers, bodies, vouchers },
      { through: YEAR_END },
    );
    for (const record of fecRecords(text))
      expect(record).toMatchObject({ EcritureDate: "20260205", PieceDate: "20260112" });
  });

  test("an account whose name was changed has one name in the file", async () => {
    const vouchers = [
      anEntry({ id: "v1", day: "2026-01-05", journal: "BQ" }),
      anEntry({ id: "v2", day: "2026-02-05", journal: "BQ" }),
    ];
    const before = sealBooks(vouchers, ["2026-01-31"]);
    const chart = chartFor(aFirm);
    const renamed = {
      ...chart,
      accounts: chart.accounts.map((account) =>
        account.code === "512000" ? { ...account, label: "Autre banque" } : account,
      ),
    };
    const live = vouchers.slice(1);
    const { text } = await exportInMemory(
      { company: aFirm, chart: renamed, live, vouchers, headers: before.headers, bodies: before.bodies },
      { through: YEAR_END, kind: "provisional" },
    );
    const labels = fecRecords(text)
      .filter(({ CompteNum }) => CompteNum === "512000")
      .map(({ CompteLib }) => CompteLib);
    expect(labels).toHaveLength(2);
    expect(new Set(labels).size).toBe(1);
  });
});
