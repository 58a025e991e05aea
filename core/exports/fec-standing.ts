import { addDays, type CalendarDate, laterOf } from "../calendar-date.ts";
import { isYearClosed } from "../companies/closing-period.ts";
import type { Company, FiscalYear } from "../companies/company.ts";
import type { ImportedVoucher } from "../seals/imported-voucher.ts";
import type { VoucherKind } from "../vouchers/voucher.ts";
import { filerOf } from "./fec-files.ts";

/** A voucher as a list of what stands in the way names it. */
export interface NamedVoucher {
  readonly id: string;
  readonly kind: VoucherKind;
  readonly day: CalendarDate;
  readonly label: string;
}

/** How many there are, and the first of them. */
export interface NamedVouchers {
  readonly count: number;
  readonly first: readonly NamedVoucher[];
}

export type NamedImported = Pick<ImportedVoucher, "journal" | "entryNumber" | "day" | "label">;

/** Why a year's official file cannot be made yet. */
export type FecObstacle =
  /** There is nothing to write, and no provisional file either. */
  | { readonly code: "fec.nothing" }
  | { readonly code: "fec.sirenMissing"; readonly name: string }
  | { readonly code: "fec.daysOpen"; readonly fromDay: CalendarDate; readonly throughDay: CalendarDate }
  /** What the year begins with follows from one that can still change. */
  | { readonly code: "fec.openingProvisional" }
  | ({ readonly code: "fec.notValidated" | "fec.numberAwaited" } & NamedVouchers)
  | {
      readonly code: "fec.importedNotValidated";
      readonly count: number;
      readonly first: readonly NamedImported[];
    };

/** What hinders nothing, and should be known before a file is handed over. */
export type FecNote =
  | ({ readonly code: "fec.drafts" } & NamedVouchers)
  /** Named are those that can still be changed. */
  | ({ readonly code: "fec.sharedLeftOut" } & NamedVouchers)
  | { readonly code: "fec.yearOpen" };

/** What was counted of a year, of the slices that the file holds. */
export interface FecFacts {
  readonly company: Company;
  readonly year: FiscalYear;
  readonly whom: string;
  readonly hasEntries: boolean;
  /** Whether it begins with a computed entry that is not fixed. */
  readonly isOpeningProvisional: boolean;
  readonly notValidated: NamedVouchers;
  readonly drafts: NamedVouchers;
  readonly numberAwaited: NamedVouchers;
  readonly importedNotValidated: { readonly count: number; readonly first: readonly NamedImported[] };
  /** Entries of the year that are nobody's own, where each files for themselves; the first that are not validated. */
  readonly shared: NamedVouchers;
}

/** What stands in the way of a year's official file, all of it at once. */
export function fecObstacles(facts: FecFacts): readonly FecObstacle[] {
  const { company, whom, hasEntries, notValidated, numberAwaited, importedNotValidated } = facts;
  const { name, siren } = filerOf(company, whom);
  const days = openDays(facts);
  return [
    ...(hasEntries ? [] : [{ code: "fec.nothing" as const }]),
    ...(/^\d{9}$/.test(siren) ? [] : [{ code: "fec.sirenMissing" as const, name }]),
    ...(facts.isOpeningProvisional ? [{ code: "fec.openingProvisional" as const }] : []),
    ...(days === null ? [] : [{ code: "fec.daysOpen" as const, ...days }]),
    ...(notValidated.count === 0 ? [] : [{ code: "fec.notValidated" as const, ...notValidated }]),
    ...(numberAwaited.count === 0 ? [] : [{ code: "fec.numberAwaited" as const, ...numberAwaited }]),
    ...(importedNotValidated.count === 0
      ? []
      : [{ code: "fec.importedNotValidated" as const, ...importedNotValidated }]),
  ];
}

export const fecNotes = ({ company, year, drafts, shared }: FecFacts): readonly FecNote[] => [
  ...(drafts.count === 0 ? [] : [{ code: "fec.drafts" as const, ...drafts }]),
  ...(shared.count === 0 ? [] : [{ code: "fec.sharedLeftOut" as const, ...shared }]),
  // What was imported whole was closed in the other system.
  ...(year.through >= company.booksStart && !isYearClosed(company, year.through)
    ? [{ code: "fec.yearOpen" as const }]
    : []),
];

/** The days of the year, from the first whose vouchers are entered here, that are not validated. */
function openDays({ company, year }: Pick<FecFacts, "company" | "year">) {
  const { booksStart, validatedThrough } = company;
  const begin = laterOf(year.from, booksStart);
  const fromDay = validatedThrough === null ? begin : laterOf(begin, addDays(validatedThrough, 1));
  return fromDay > year.through ? null : { fromDay, throughDay: year.through };
}
