import type { FecFaultCode } from "./fec-faults.ts";

/**
 * How much a broken rule matters: "refused" is what the tax office's own checker calls an error or missing data (Test
 * Compta Demat, arrêté of 29 July 2013), "fault" what the law or the books do not allow although that checker does not
 * look, "remark" what is tolerated and worth a look.
 */
export type FecSeverity = "refused" | "fault" | "remark";

/** The shape of the file, by its columns: 18, or those of cash-basis books (LPF art. A47 A-1, VII-1°, VIII-5°, VIII-7°). */
export type FecForm = "accrual" | "farmCash" | "bncCash";

/** What a rule needs before anything can be said about it. */
export type FecCondition = "header" | "closingDay" | "yearBefore" | "bncCash" | "clients";

export const fecRuleCodes = [
  "name",
  "text",
  "encoding",
  "lineEnds",
  "columns",
  "columnOrder",
  "columnNames",
  "cells",
  "mandatory",
  "days",
  "daySpelling",
  "amounts",
  "amountSpelling",
  "sides",
  "accounts",
  "lengths",
  "balance",
  "journalBalance",
  "totalBalance",
  "numbers",
  "numberOnce",
  "numberGaps",
  "numberOrder",
  "entryDays",
  "entryTogether",
  "year",
  "dayOrder",
  "validated",
  "validatedAfter",
  "validationOrder",
  "opening",
  "openingPlace",
  "openingClasses",
  "carryForward",
  "closing",
  "accountNames",
  "parties",
  "matchings",
  "currencies",
  "settlements",
  "secrecy",
] as const;
export type FecRuleCode = (typeof fecRuleCodes)[number];

export interface FecRule {
  readonly severity: FecSeverity;
  readonly conditions: readonly FecCondition[];
  readonly faults: readonly FecFaultCode[];
}

const rule = (
  severity: FecSeverity,
  conditions: readonly FecCondition[],
  ...faults: readonly FecFaultCode[]
): FecRule => ({ severity, conditions, faults });

/** Everything a FEC is checked for, in the order it is told: the file, its cells, its entries, its days, what it carries forward. */
export const fecRules: Readonly<Record<FecRuleCode, FecRule>> = {
  name: rule("refused", [], "fec.fileName", "fec.sirenWrong"),
  text: rule(
    "refused",
    [],
    "fec.empty",
    "fec.notText",
    "fec.isXml",
    "fec.noHeader",
    "fec.noRows",
    "fec.lineTooLong",
  ),
  encoding: rule("fault", ["header"], "fec.encodingMixed", "fec.windowsLetters"),
  lineEnds: rule("remark", ["header"], "fec.lineEnds", "fec.blankRow"),
  columns: rule("refused", ["header"], "fec.columnMissing", "fec.columnTwice", "fec.columnAbsent"),
  columnOrder: rule("fault", ["header"], "fec.headerOrder"),
  columnNames: rule("remark", ["header"], "fec.headerSpelling", "fec.columnUnknown", "fec.trailingSeparator"),
  cells: rule("refused", ["header"], "fec.rowTooShort", "fec.rowTooLong", "fec.rowShort"),
  mandatory: rule("refused", ["header"], "fec.textEmpty", "fec.accountEmpty", "fec.dateEmpty"),
  days: rule("refused", ["header"], "fec.dateUnreadable"),
  daySpelling: rule("remark", ["header"], "fec.dateSpelling", "fec.dateZero"),
  amounts: rule(
    "refused",
    ["header"],
    "fec.amountUnreadable",
    "fec.amountTooLarge",
    "fec.sideUnreadable",
    "fec.decimalPoint",
    "fec.thousandsSeparator",
    "fec.amountEmpty",
  ),
  amountSpelling: rule(
    "remark",
    ["header"],
    "fec.paddedAmount",
    "fec.decimalsBeyondCents",
    "fec.amountNegative",
    "fec.paddedText",
  ),
  sides: rule("remark", ["header"], "fec.amountsZero", "fec.debitAndCredit"),
  accounts: rule("remark", ["header"], "fec.accountNotDigits"),
  lengths: rule("remark", ["header"], "fec.codeTooLong", "fec.textCut", "fec.tooManyJournals"),
  balance: rule("fault", ["header"], "fec.entryUnbalanced"),
  journalBalance: rule("fault", ["header"], "fec.journalUnbalanced"),
  totalBalance: rule("fault", ["header"], "fec.totalUnbalanced"),
  numbers: rule("refused", ["header"], "fec.entryWithoutNumber"),
  numberOnce: rule("fault", ["header"], "fec.numberReused"),
  numberGaps: rule("fault", ["header"], "fec.numberGaps"),
  numberOrder: rule("fault", ["header"], "fec.numbersUnsorted"),
  entryDays: rule("fault", ["header"], "fec.entryDaysDiffer"),
  entryTogether: rule("remark", ["header"], "fec.entryScattered"),
  year: rule("fault", ["header", "closingDay"], "fec.dayOutsideYear"),
  dayOrder: rule("fault", ["header"], "fec.daysUnsorted"),
  validated: rule("refused", ["header"], "fec.notValidated"),
  validatedAfter: rule("fault", ["header"], "fec.validatedBeforeDay"),
  validationOrder: rule("fault", ["header"], "fec.validationUnsorted"),
  opening: rule("remark", ["header"], "fec.openingAbsent"),
  openingPlace: rule("remark", ["header"], "fec.openingNotFirst", "fec.openingLate"),
  openingClasses: rule("fault", ["header"], "fec.openingOfResult"),
  carryForward: rule("fault", ["header", "yearBefore"], "fec.carryForwardDiffers"),
  closing: rule("fault", ["header"], "fec.closingEntry"),
  accountNames: rule("remark", ["header"], "fec.accountLabelsDiffer"),
  parties: rule("remark", ["header"], "fec.partyWithoutCode"),
  matchings: rule("fault", ["header"], "fec.matchingWithoutDay", "fec.dayWithoutMatching"),
  currencies: rule("fault", ["header"], "fec.currencyMissing"),
  settlements: rule("fault", ["header", "bncCash"], "fec.settlementEmpty"),
  secrecy: rule("fault", ["header", "clients"], "fec.clientNamed"),
};

/** Cash-basis files may leave out what others may not: the notice of that checker lists PieceRef and PieceDate alone. */
export const severityOf = (code: FecRuleCode, form: FecForm): FecSeverity =>
  code === "validated" && form !== "accrual" ? "fault" : fecRules[code].severity;
