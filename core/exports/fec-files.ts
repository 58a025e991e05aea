import { addDays, type CalendarDate } from "../calendar-date.ts";
import type { Company, FiscalYear } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import { firstDayOfYearEnding } from "../formats/fec/fec-file-name.ts";
import { closingDayOfChain } from "../imports/import-batch.ts";
import { hasRight, type Right, type Standing } from "../rights/rights.ts";
import type { SealHeader } from "../seals/seal-header.ts";

/** Stands for the whole ledger where others stand for one practitioner's file. */
export const WHOLE_LEDGER = "company";

export type FecKind = "official" | "provisional";

/** Which file is wanted: of the year that closes on a day, and of whom. */
export interface FecRequest {
  readonly through: CalendarDate;
  /** A practitioner's id where each files for themselves, or the whole ledger. */
  readonly whom: string;
  readonly kind: FecKind;
}

type Practice = Pick<Company, "country" | "practice" | "practitioners">;

/**
 * Whose files somebody may export. Only who reads the whole company exports its file; where each practitioner files for
 * themselves, who reads a slice exports their own.
 */
export function exportableFecs(company: Practice, standing: Standing): readonly string[] {
  if (company.country !== "FR" || !hasRight(standing, "export")) return [];
  const { practice, practitioners } = company;
  const ids = practice === "several" ? practitioners.map(({ id }) => id) : [];
  if (standing.reads === "whole") return [...ids, WHOLE_LEDGER];
  return ids.filter((id) => id === standing.practitioner);
}

export type FecRequestProblem =
  | { readonly code: "rights.missing"; readonly right: Right }
  | { readonly code: "rights.otherSlice" | "fec.notFrench" | "fec.nobodyFiles" };

/** Why somebody may not have a file; null when they may. */
export function fecRequestProblem(
  company: Practice,
  standing: Standing,
  { whom, kind }: Pick<FecRequest, "whom" | "kind">,
): FecRequestProblem | null {
  if (!hasRight(standing, "export")) return { code: "rights.missing", right: "export" };
  if (company.country !== "FR") return { code: "fec.notFrench" };
  if (!exportableFecs(company, standing).includes(whom)) return { code: "rights.otherSlice" };
  if (kind === "official" && !isFiled(company, whom)) return { code: "fec.nobodyFiles" };
  return null;
}

/** Where each practitioner files for themselves, the ledger of all together is nobody's official file. */
export const isFiled = ({ practice }: Pick<Company, "practice">, whom: string): boolean =>
  practice !== "several" || whom !== WHOLE_LEDGER;

/** The slices whose entries a file holds; null for all. */
export const slicesOfFec = (whom: string): readonly string[] | null =>
  whom === WHOLE_LEDGER ? null : [whom];

/** In whose name a file is made. */
export function filerOf(
  { name, registration, practitioners }: Pick<Company, "name" | "registration" | "practitioners">,
  whom: string,
): { readonly name: string; readonly siren: string } {
  if (whom === WHOLE_LEDGER) return { name, siren: registration };
  const practitioner = practitioners.find(({ id }) => id === whom);
  return { name: practitioner?.name ?? whom, siren: practitioner?.registration ?? "" };
}

/** The fiscal years that have books, through a day, the latest first: those entered here and those imported. */
export function yearsWithBooks(
  company: Pick<Company, "fiscalYears" | "booksStart">,
  headers: readonly Pick<SealHeader, "chain">[],
  today: CalendarDate,
): readonly FiscalYear[] {
  const yearByEnd = new Map<CalendarDate, FiscalYear>();
  for (let day = company.booksStart; day <= today; ) {
    const year = fiscalYearOf(company, day);
    yearByEnd.set(year.through, year);
    day = addDays(year.through, 1);
  }
  for (const { chain } of headers) {
    const closingDay = closingDayOfChain(chain);
    if (closingDay === null || yearByEnd.has(closingDay)) continue;
    const year = fiscalYearOf(company, closingDay);
    // An imported year closes as its file says, whatever the company's own years do.
    const isOwn = year.through === closingDay;
    yearByEnd.set(closingDay, isOwn ? year : { from: firstDayOfYearEnding(closingDay), through: closingDay });
  }
  return [...yearByEnd.values()].sort((one, other) => (one.through > other.through ? -1 : 1));
}
