import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import { fecShares } from "#core/exports/fec-plan.ts";
import { outlineImported } from "#core/exports/fec-shares.ts";
import { FEC_COLUMNS } from "#core/formats/fec/fec-columns.ts";
import { fecDescription } from "#core/formats/fec/fec-description.ts";
import { firstDayOfYearEnding } from "#core/formats/fec/fec-file-name.ts";
import { closingDayOfChain } from "#core/imports/import-batch.ts";
import { lastNumbersIn } from "#core/seals/entry-numbers.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn } from "#core/seals/seal-header.ts";
import { utf8Decode } from "#core/utf8.ts";
import { anEntry as anEntryOfFile, aRow, fecText, readFec } from "#test/core/formats/fec/fec-file.ts";
import { fecTextArbitrary, oneLedger, sealFec } from "#test/core/seals/fec-book.ts";
import { faultsOf } from "#test/support/fec-faults.ts";
import { exportInMemory, fecRecords } from "#test/support/fec-in-memory.ts";
import { substanceOf } from "#test/support/fec-substance.ts";
import { propertyRuns } from "#test/support/property-runs.ts";
import { realFecs } from "#test/support/real-fecs.ts";
import { aFirm } from "#test/support/seal-books.ts";
import { anEntry } from "#test/support/some-vouchers.ts";

// Laws over whole files, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

describe("the FEC of imported books", () => {
  const company: Company = { ...aFirm, fiscalYears: [{ from: "2026-01-01", through: "2026-12-31" }] };
  const chart = chartFor(company);
  const importId = "fec~2022-12-31";

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

  test("no entry is without a number: one that came without is not validated, and numbered in a provisional file", async () => {
    await fc.assert(
      fc.asyncProperty(fecTextArbitrary, async (text) => {
        fc.pre(text.split("\r\n").length > 2 && readFec(text).book !== null);
        const { headers, bodies } = sealFec(text, { importId });
        const through = "2022-12-31";
        const books = { company, chart, headers, bodies };
        const { text: written } = await exportInMemory(books, { through, kind: "provisional" });
        for (const record of fecRecords(written)) expect(record["EcritureNum"]).not.toBe("");
        const year = { from: "2022-01-01", through };
        const { imported } = fecShares(headers, { chart, year, slices: null });
        const source = {
          readBody: async ({ hash }: { hash: string }) => bodies.get(hash)!,
          toText: utf8Decode,
        };
        const { notValidated } = await outlineImported({ imported, chart, company }, source);
        const lacking = readFec(text).book!.entries.filter(
          ({ entryNumber, validatedOn, lineFacts }) =>
            entryNumber === "" ||
            validatedOn === null ||
            lineFacts.some((facts) => facts.validatedOn === null),
        );
        expect(notValidated.count).toBe(lacking.length);
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

  test("of one day of validation, numbers come in their order although their days do not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ journal: fc.constantFrom("VE", "BQ"), month: fc.integer({ min: 1, max: 4 }) }), {
          minLength: 2,
          maxLength: 25,
        }),
        fc.boolean(),
        async (entries, isByJournal) => {
          const last = new Map<string, number>();
          const text = fecText(
            entries.flatMap(({ journal, month }) => {
              const series = isByJournal ? journal : "";
              const number = (last.get(series) ?? 0) + 1;
              last.set(series, number);
              const EcritureDate = `20220${month}10`;
              return ["10,00", "0,00"].map((Debit, place) =>
                aRow({
                  ...{ JournalCode: journal, EcritureNum: `N${number}`, EcritureDate, Debit },
                  Credit: place === 0 ? "0,00" : "10,00",
                }),
              );
            }),
          );
          const { headers, bodies } = sealFec(text, { importId });
          const exported = await exportInMemory(
            { company, chart, headers, bodies },
            { through: "2022-12-31" },
          );
          expect(substanceOf(exported.text)).toEqual(substanceOf(text));
          for (const series of last.keys()) {
            const numbers = fecRecords(exported.text)
              .filter(
                ({ JournalCode, Debit }) => (series === "" || JournalCode === series) && Debit !== "0,00",
              )
              .map(({ EcritureNum }) => Number(EcritureNum!.slice(1)));
            expect(numbers).toEqual(numbers.map((_, index) => index + 1));
          }
        },
      ),
      { numRuns: propertyRuns(60) },
    );
  });

  test("a file of 22 columns comes out cell by cell, and of a practice with codes where names were", async () => {
    const cells = {
      ...{
        PieceRef: "R7",
        PieceDate: "20220103",
        EcritureLet: "AB",
        DateLet: "20220301",
        ValidDate: "20220401",
      },
      ...{ Montantdevise: "12,50", Idevise: "CHF", DateRglt: "20220107", ModeRglt: "Chèque" },
      ...{ NatOp: "Séance", IdClient: "P-00231" },
    };
    const patient = { CompAuxNum: "ROSSIGNOL", CompAuxLib: "Rossignol Jean" };
    const text = fecText(
      [
        ...anEntryOfFile({ EcritureNum: "1", ...cells }),
        ...anEntryOfFile({ EcritureNum: "2", ...cells, ...patient, IdClient: "ROSSIGNOL" }),
        ...anEntryOfFile({
          EcritureNum: "3",
          ...cells,
          Montantdevise: "",
          Idevise: "",
          IdClient: "J. Rossignol",
        }),
      ],
      { columns: FEC_COLUMNS },
    );
    const cash: Company = { ...company, basis: "cash" };
    const through = "2022-12-31";
    for (const hidesParties of [false, true]) {
      const { headers, bodies } = sealFec(text, { importId, readers: { ...oneLedger, hidesParties } });
      const out = await exportInMemory(
        { company: cash, chart: chartFor(cash), headers, bodies },
        { through },
      );
      const shown = (record: Record<string, string>) =>
        !hidesParties
          ? record
          : {
              ...record,
              ...(record["CompAuxNum"] === ""
                ? {}
                : { CompAuxNum: "P-2022-00001", CompAuxLib: "P-2022-00001" }),
              IdClient: { ROSSIGNOL: "P-2022-00001", "P-00231": "P-00231" }[record["IdClient"] ?? ""] ?? "",
            };
      expect(fecRecords(out.text)).toEqual(fecRecords(text).map(shown));
    }
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

  test.each(realFecs())("the real file $fileName comes out equal in substance", async (real) => {
    const { fileName, closingDay, bytes } = real;
    const { headers, bodies } = sealFec(bytes, { importId: `fec~${closingDay}` });
    const year = { from: firstDayOfYearEnding(closingDay), through: closingDay };
    const { text, content } = await exportInMemory(
      { company: { ...company, fiscalYears: [year] }, chart, headers, bodies },
      { through: closingDay },
    );
    expect(substanceOf(text, fileName)).toEqual(substanceOf(bytes, fileName));
    // Of one sequence over all journals, the opening entry comes first whatever its number.
    const faults = [...faultsOf(bytes, fileName), "numberOrder"];
    expect(faultsOf(text, fileName).filter((code) => !faults.includes(code))).toEqual([]);
    const numbers = fecRecords(text).map(({ EcritureNum }) => EcritureNum!);
    const backwards = numbers.filter((number, row) => row > 0 && Number(number) < Number(numbers[row - 1]));
    if (!faultsOf(bytes, fileName).includes("numberOrder")) expect(backwards.length).toBeLessThanOrEqual(1);
    expect(content.rows).toBe(fecRecords(text).length);
    expect(
      fecDescription({
        ...{ fileName, kind: "official", companyName: "Essai", siren: "111111111", layout: "accrual" },
        ...{ fromDay: year.from, throughDay: year.through, ...content },
      }),
    ).toContain(`Lignes : ${content.rows}`);
  });
});
