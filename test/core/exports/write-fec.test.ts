import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import { newCompany } from "#core/companies/new-company.ts";
import { fecDescription } from "#core/formats/fec/fec-description.ts";
import { closingDayOfChain } from "#core/imports/import-batch.ts";
import { lastNumbersIn } from "#core/seals/entry-numbers.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { aRow, fecText, readFec } from "#test/core/formats/fec/fec-file.ts";
import { fecTextArbitrary, sealFec } from "#test/core/seals/fec-book.ts";
import { aLine, createBooksModel, frenchFirm, OWNER, practice } from "#test/support/books-builder.ts";
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
              dictionaries.vouchers[voucher[line]!]!.entryNumber,
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

  test("cash-basis books say when and how was paid, and a client by their code alone", async () => {
    const { kind: _, ...entry } = anEntry({ id: "p1", day: "2026-02-03", journal: "BQ" });
    const payment: Voucher = {
      ...entry,
      ...{ kind: "payment", party: "pat", amountCents: 5000, means: "cheque", settles: [], account: null },
    };
    const vouchers = [payment, anEntry({ id: "e1", day: "2026-02-04", journal: "OD" })];
    const parties = [{ id: "pat", role: "patient" as const, number: "P-00231", name: "P-00231" }];
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
    ]);
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

describe("the FEC of imported books", () => {
  const company: Company = { ...aFirm, fiscalYears: [{ from: "2026-01-01", through: "2026-12-31" }] };
  const chart = chartFor(company);
  const importId = "fec~2022-12-31";

  /** What must be the same in substance, line by line. */
  function substanceOf(content: string | Uint8Array, fileName?: string) {
    const { columns, entries } = readFec(content, fileName).book!;
    const { dictionaries } = columns;
    let first = 0;
    return Array.from({ length: columns.length }, (_, line) => {
      if (columns.voucher[line] !== columns.voucher[first]) first = line;
      const entry = entries[columns.voucher[line]!]!;
      const party = dictionaries.parties[columns.party[line]!]!;
      return JSON.stringify([
        ...[entry.journal, entry.entryNumber, columns.day[line], columns.cents[line]],
        ...[dictionaries.accounts[columns.account[line]!]!.code, party.code, entry.validatedOn],
        ...[dictionaries.matchings[columns.matching[line]!], dictionaries.labels[columns.label[line]!]],
        entry.lineFacts.find((facts) => facts.line === line - first)?.matchedOn,
      ]);
    }).sort();
  }

  test("what came in goes out: entries, numbers, days, accounts, amounts and letters", async () => {
    await fc.assert(
      fc.asyncProperty(fecTextArbitrary, async (text) => {
        const numbered = text
          .split("\r\n")
          .filter((row, place) => place === 0 || (row.split("\t")[2] !== "" && row.split("\t")[10] !== ""))
          .join("\r\n");
        fc.pre(numbered.split("\r\n").length > 2 && readFec(numbered).book !== null);
        const { headers, bodies } = sealFec(numbered, { importId });
        const exported = await exportInMemory({ company, chart, headers, bodies }, { through: "2022-12-31" });
        expect(substanceOf(exported.text)).toEqual(substanceOf(numbered));
        for (const record of fecRecords(exported.text)) expect(record["PieceRef"]).not.toBe("");
      }),
      { numRuns: propertyRuns(40) },
    );
  });

  test("entries come in the order of validation over all months, and the opening entry first", async () => {
    const of = (number: string, day: string, validatedOn: string, journal = "VE") =>
      ["10,00", "0,00"].map((Debit, place) =>
        aRow({
          ...{
            JournalCode: journal,
            EcritureNum: number,
            EcritureDate: day,
            PieceDate: day,
            ValidDate: validatedOn,
          },
          ...{ Debit, Credit: place === 0 ? "0,00" : "10,00" },
        }),
      );
    const text = fecText([
      ...of("1", "20220110", "20220301"),
      ...of("2", "20220115", "20220120"),
      ...of("3", "20220210", "20220215"),
      ...of("4", "20220305", "20220310"),
      ...of("1", "20220310", "20220401", "AN"),
    ]);
    const { headers, bodies } = sealFec(text, { importId });
    const opening = { code: "AN", label: "À-nouveaux", kind: "opening" as const };
    const withOpening = {
      ...chart,
      journals: [...chart.journals.filter(({ code }) => code !== "AN"), opening],
    };
    const exported = await exportInMemory(
      { company, chart: withOpening, headers, bodies },
      { through: "2022-12-31" },
    );
    const order = fecRecords(exported.text).map(
      ({ JournalCode, EcritureNum }) => `${JournalCode}${EcritureNum}`,
    );
    expect([...new Set(order)]).toEqual(["AN1", "VE2", "VE3", "VE1", "VE4"]);
    expect(closingDayOfChain(headers[0]!.chain)).toBe("2022-12-31");
  });

  test("our provisional numbers go on after the last imported of the journal and year", async () => {
    const text = fecText(
      ["0008", "0009"].flatMap((EcritureNum) =>
        ["10,00", "0,00"].map((Debit, place) =>
          aRow({ EcritureNum, JournalCode: "BQ", Debit, Credit: place === 0 ? "0,00" : "10,00" }),
        ),
      ),
    );
    const { headers, bodies } = sealFec(text, { importId });
    const inYear = {
      ...company,
      booksStart: "2022-07-01",
      fiscalYears: [{ from: "2022-01-01", through: "2022-12-31" }],
    };
    const live = [anEntry({ id: "v1", day: "2022-08-01", journal: "BQ" })];
    const exported = await exportInMemory(
      { company: inYear, chart, headers, bodies, live },
      { through: "2022-12-31", kind: "provisional" },
    );
    expect(fecRecords(exported.text).map(({ EcritureNum }) => EcritureNum)).toEqual([
      ...["0008", "0008", "0009", "0009", "0010", "0010"],
    ]);
    const [segment] = bodiesIn(headers[0]!, "lines").map(({ hash }) => decodeLines(bodies.get(hash)!));
    expect(lastNumbersIn([segment!], inYear)).toMatchObject([{ number: "0009" }]);
  });

  const samples = join(import.meta.dirname, "../../../../shared/data/fec");
  const read = (name: string) => {
    try {
      return new Uint8Array(readFileSync(join(samples, name)));
    } catch {
      return null;
    }
  };
  for (const [name, closingDay] of [
    ["0000000001FEC20220831.txt", "2022-08-31"],
    ["111111111FEC20221231.TXT", "2022-12-31"],
  ] as const)
    test(`the real file ${name}, where it lies beside the repository, comes out equal in substance`, async () => {
      const bytes = read(name);
      if (bytes === null) return;
      const { headers, bodies } = sealFec(bytes, { importId: `fec~${closingDay}` });
      const year = { from: `${Number(closingDay.slice(0, 4)) - 1}-09-01`, through: closingDay };
      const fiscalYears = closingDay === "2022-08-31" ? [year] : company.fiscalYears;
      const { text, content } = await exportInMemory(
        { company: { ...company, fiscalYears }, chart, headers, bodies },
        { through: closingDay },
      );
      expect(substanceOf(text, name)).toEqual(substanceOf(bytes, name));
      expect(content.rows).toBe(fecRecords(text).length);
      expect(
        fecDescription({
          ...{
            fileName: name,
            kind: "official",
            companyName: "Essai",
            siren: "111111111",
            layout: "accrual",
          },
          ...{ fromDay: year.from, throughDay: year.through, ...content },
        }),
      ).toContain(`Lignes : ${content.rows}`);
    });
});
