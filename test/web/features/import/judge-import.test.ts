import { describe, expect, test } from "vitest";
import { companyCreate } from "#core/commands/company-create.ts";
import { newCompany } from "#core/companies/new-company.ts";
import type { ImportBatch } from "#core/imports/import-batch.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import type { FecReading } from "#web/books/import-state.ts";
import { dayAfter, fiscalYearsAround } from "#web/features/import/fiscal-years-around.ts";
import { judgeImport, toCompanyArgs, toImportArgs } from "#web/features/import/judge-import.ts";
import { en } from "#web/i18n/en/problems.ts";
import { createFormats } from "#web/i18n/format.ts";
import { fr } from "#web/i18n/fr/problems.ts";
import { nl } from "#web/i18n/nl/problems.ts";
import { problemSentence } from "#web/i18n/problem-text.ts";

const company = newCompany("firm", frenchFirm, { by: "anna", on: "2026-01-01" });
const reading: FecReading = {
  fileName: "732829320FEC20251231.txt",
  byteLength: 1000,
  sha256: "a".repeat(64),
  siren: "732829320",
  closingDay: "2025-12-31",
  firstDay: "2025-01-15",
  lastDay: "2025-12-30",
  rows: 4,
  entries: 2,
  journals: [],
  debitCents: 18_000,
  creditCents: 18_000,
  encoding: "ascii",
  separator: "tab",
  columns: [],
  problems: [],
  problemCount: 0,
  oddities: [],
  notValidated: 0,
  carryForward: null,
  carriedOn: null,
  digest: "d".repeat(64),
};
const batch: ImportBatch = {
  type: "import",
  id: "fec~2025-12-31",
  file: "b".repeat(64),
  fileName: "earlier.txt",
  registration: "732829320",
  fromDay: "2025-01-01",
  throughDay: "2025-12-31",
  rows: 2,
  entries: 1,
  debitCents: 1,
  chain: "import:fec~2025-12-31",
  seals: [],
  slice: "shared",
  importedBy: "anna",
  importedAt: "2026-01-03T10:00:00.000Z",
  replaced: null,
  acts: {},
};

describe("judging a file before it is imported", () => {
  test("finds nothing in the way of the company's own file", () => {
    const judged = judgeImport(reading, "2025-12-31", company, []);
    expect(judged).toEqual({ sameFile: null, replaces: null, isOtherRegistration: false, problem: null });
    expect(toImportArgs(reading, "2025-12-31", judged)).toMatchObject({
      file: reading.sha256,
      previewDigest: reading.digest,
      choices: { otherRegistration: false, replaces: null },
    });
  });

  test("finds the very same file, whatever year it was imported for", () => {
    const same = { ...batch, id: "fec~2024-12-31", file: reading.sha256 };
    expect(judgeImport(reading, "2025-12-31", company, [batch, same])).toMatchObject({
      sameFile: same,
      replaces: null,
    });
  });

  test("names the file whose place it would take", () => {
    const judged = judgeImport(reading, "2025-12-31", company, [batch]);
    expect(judged.replaces).toBe(batch);
    expect(toImportArgs(reading, "2025-12-31", judged).choices.replaces).toBe(batch.file);
  });

  test("asks to confirm another registration, and one the file does not say", () => {
    for (const siren of ["999999999", null])
      expect(judgeImport({ ...reading, siren }, "2025-12-31", company, []).isOtherRegistration).toBe(true);
    const unnamed = { ...company, registration: "" };
    expect(judgeImport(reading, "2025-12-31", unnamed, []).isOtherRegistration).toBe(false);
  });

  test("refuses what reaches into the books or replaces what was validated upon", () => {
    const late = { ...reading, lastDay: "2026-01-01" };
    expect(judgeImport(late, "2025-12-31", company, []).problem?.code).toBe("import.overlapsBooks");
    const validated = { ...company, validatedThrough: "2026-02-28" };
    expect(judgeImport(reading, "2025-12-31", validated, [batch]).problem?.code).toBe("import.restedOn");
  });

  test("refuses earlier months of a year that is validated in part, and takes another year's", () => {
    const fiscalYears = [{ from: "2025-07-01", through: "2026-06-30" }];
    const validated = { ...company, fiscalYears, validatedThrough: "2026-02-28" };
    expect(judgeImport(reading, "2025-12-31", validated, []).problem).toEqual({
      code: "import.numbersGiven",
      validatedThrough: "2026-02-28",
    });
    const yearBefore = { ...reading, lastDay: "2025-06-30" };
    expect(judgeImport(yearBefore, "2025-06-30", validated, []).problem).toBeNull();
  });

  test.each([
    [
      "fr",
      fr,
      "2025.txt ne peut pas remplacer earlier.txt : des périodes validées jusqu’au 28/02/2026 s’appuient dessus.",
      "Les écritures de cet exercice validées jusqu’au 28/02/2026 portent déjà leurs numéros ; ses mois antérieurs ne peuvent plus être importés.",
    ],
    [
      "nl",
      nl,
      "2025.txt kan earlier.txt niet vervangen: periodes die tot en met 28-02-2026 definitief zijn, rusten erop.",
      "De boekingen van dit boekjaar die tot en met 28-02-2026 definitief zijn, hebben hun nummer al; de maanden ervoor kunnen niet meer worden ingelezen.",
    ],
    [
      "en",
      en,
      "2025.txt cannot take the place of earlier.txt: books validated through 28/02/2026 rest on it.",
      "This year's entries validated through 28/02/2026 already bear their numbers; its earlier months can no longer be imported.",
    ],
  ] as const)("says in %s what validated months refuse", (language, sentences, rested, given) => {
    const formats = createFormats(language, "Europe/Paris");
    const fiscalYears = [{ from: "2025-07-01", through: "2026-06-30" }];
    const validated = { ...company, fiscalYears, validatedThrough: "2026-02-28" };
    const file = { ...reading, fileName: "2025.txt" };
    const words = [[batch], []].map((batches) => {
      const { problem } = judgeImport(file, "2025-12-31", validated, batches);
      return problemSentence(problem!, sentences, formats);
    });
    expect(words).toEqual([rested, given]);
  });
});

describe("a company made for a file", () => {
  const fields = { name: " Atelier ", vatStatus: "franchise", memberName: "Anna" } as const;

  test("begins the day after the file's last, in a shape that core takes", () => {
    const args = toCompanyArgs(reading, "2025-12-31", fields);
    expect(companyCreate.argsSchema.parse(args)).toEqual(args);
    expect(args.company).toMatchObject({
      name: "Atelier",
      registration: "732829320",
      basis: "accrual",
      booksStart: "2026-01-01",
      vatHistory: [{ from: "2025-01-01", status: "franchise", onDebits: false }],
      fiscalYears: [
        { from: "2025-01-01", through: "2025-12-31" },
        { from: "2026-01-01", through: "2026-12-31" },
      ],
    });
  });

  test("knows every fiscal year up to its books where the file's days run past its name", () => {
    const late = { ...reading, closingDay: "2022-12-31", lastDay: "2023-12-31" };
    const { booksStart, fiscalYears } = toCompanyArgs(late, "2022-12-31", fields).company;
    expect(booksStart).toBe("2024-01-01");
    expect(fiscalYears.map(({ through }) => through)).toEqual(["2022-12-31", "2023-12-31", "2024-12-31"]);
  });
});

test("fiscal years that close with February close with its last day", () => {
  expect(fiscalYearsAround("2023-02-28", "2024-03-01")).toEqual([
    { from: "2022-03-01", through: "2023-02-28" },
    { from: "2023-03-01", through: "2024-02-29" },
    { from: "2024-03-01", through: "2025-02-28" },
  ]);
  expect(dayAfter("2024-02-28")).toBe("2024-02-29");
});
