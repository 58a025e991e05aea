import type { Problem } from "#core/commands/command-module.ts";
import type { CompanyCreateArgs } from "#core/commands/company-create.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import type { Company } from "#core/companies/company.ts";
import type { ImportBatch } from "#core/imports/import-batch.ts";
import { numbersGivenProblem } from "#core/imports/numbers-given.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import type { FecReading } from "#web/books/import-state.ts";
import { dayAfter, fiscalYearsAround } from "./fiscal-years-around.ts";

/** What the reader must know, or confirm, before a file goes into a company. Core judges again. */
export interface ImportJudgement {
  /** The very same file is there: nothing is offered. */
  readonly sameFile: ImportBatch | null;
  /** Another file of the same fiscal year, whose place this one would take. */
  readonly replaces: ImportBatch | null;
  /** The file is not, or not known to be, of this company. */
  readonly isOtherRegistration: boolean;
  readonly problem: Problem | null;
}

export function judgeImport(
  reading: FecReading,
  closingDay: string,
  company: Company | null,
  batches: readonly ImportBatch[],
): ImportJudgement {
  if (company === null) return { sameFile: null, replaces: null, isOtherRegistration: false, problem: null };
  const sameFile = batches.find(({ file }) => file === reading.sha256) ?? null;
  const ofYear = batches.find(({ id }) => id === `fec~${closingDay}`) ?? null;
  return {
    sameFile,
    replaces: sameFile === null ? ofYear : null,
    isOtherRegistration: company.registration !== "" && reading.siren !== company.registration,
    problem: problemOf(reading, closingDay, company, ofYear),
  };
}

function problemOf(
  { lastDay, fileName }: FecReading,
  closingDay: string,
  company: Company,
  ofYear: ImportBatch | null,
): Problem | null {
  const { booksStart, validatedThrough } = company;
  const begins = ofYear?.booksStart ?? booksStart;
  if (lastDay !== null && lastDay >= begins)
    return { code: "import.overlapsBooks", throughDay: lastDay, booksStart: begins };
  if (ofYear !== null && validatedThrough !== null && validatedThrough >= ofYear.fromDay)
    return {
      code: "import.restedOn",
      closingDay,
      validatedThrough,
      fileName: ofYear.fileName,
      newFileName: fileName,
    };
  return lastDay === null ? null : numbersGivenProblem(company, lastDay);
}

export const toImportArgs = (
  reading: FecReading,
  closingDay: string,
  { isOtherRegistration, replaces }: ImportJudgement,
): ImportApplyArgs => ({
  file: reading.sha256,
  fileName: reading.fileName.slice(0, 200),
  previewDigest: reading.digest,
  closingDay,
  choices: { otherRegistration: isOtherRegistration, replaces: replaces?.file ?? null },
});

interface NewCompany {
  readonly name: string;
  readonly vatStatus: VatStatus["status"];
  readonly memberName: string;
}

/** The day after everything in the file: new entries begin there. */
export const booksStartAfter = ({ lastDay }: FecReading, closingDay: string): string =>
  dayAfter(lastDay !== null && lastDay > closingDay ? lastDay : closingDay);

/** A company that begins where the file ends. */
export function toCompanyArgs(
  reading: FecReading,
  closingDay: string,
  { name, vatStatus, memberName }: NewCompany,
): CompanyCreateArgs {
  const booksStart = booksStartAfter(reading, closingDay);
  const fiscalYears = [...fiscalYearsAround(closingDay, booksStart)];
  return {
    company: {
      name: name.trim(),
      country: "FR",
      currency: "EUR",
      registration: reading.siren ?? "",
      vatNumber: "",
      address1: "",
      postalCode: "",
      city: "",
      basis: "accrual",
      practice: "company",
      vatHistory: [{ from: fiscalYears[0]!.from, status: vatStatus, onDebits: false }],
      practitioners: [],
      fiscalYears,
      booksStart,
      numbering: "central",
    },
    memberName,
  };
}
