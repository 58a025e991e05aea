import type { CommandArgs } from "#core/commands/command-args.ts";
import { isSiren } from "#core/companies/is-siret.ts";
import { isCode, proposeCode } from "#core/companies/propose-code.ts";
import type { Language } from "#web/i18n/language.ts";

export const professions = [
  "physiotherapist",
  "healthPractice",
  "liberal",
  "smallFirm",
  "craftsman",
  "practiceNL",
  "firmNL",
] as const;
export type Profession = (typeof professions)[number];

type CompanyFields = CommandArgs["company.create"]["company"];
export type Practice = CompanyFields["practice"];
export type Basis = CompanyFields["basis"];
export type VatStatusName = "exempt" | "franchise" | "liable";

/** What was answered; null and "" stand for what was left as proposed, so that a proposal follows the answers before it. */
export interface Answers {
  readonly profession: Profession;
  readonly practice: Practice | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly registration: string;
  readonly basis: Basis | null;
  readonly vat: VatStatusName | null;
  readonly yearFrom: string;
  readonly booksStart: string | null;
  /** Drawn when the company is first begun. */
  readonly companyId: string | null;
}

/** Whoever reads Dutch most likely works in the Netherlands: their trades come first. */
export const professionsFor = (language: Language): readonly Profession[] => {
  const isDutch = (profession: Profession) => usual[profession].country === "NL";
  if (language !== "nl") return professions;
  return [...professions.filter(isDutch), ...professions.filter((one) => !isDutch(one))];
};

export const beginAnswers = (today: string, language: Language): Answers => ({
  profession: language === "nl" ? "practiceNL" : "physiotherapist",
  practice: null,
  code: null,
  name: null,
  registration: "",
  basis: null,
  vat: null,
  yearFrom: `${today.slice(0, 4)}-01-01`,
  booksStart: null,
  companyId: null,
});

interface Usual {
  readonly country: CompanyFields["country"];
  readonly practice: Practice;
  readonly basis: Basis;
  readonly vat: VatStatusName;
  /** Whether fees are kept by practitioner, each with three letters. */
  readonly hasPractitioners: boolean;
}

/**
 * What is most often so. In France care is exempt (CGI 261-4-1°) and a profession keeps its books as money moves
 * (CGI 93 A); in the Netherlands care is exempt as well (Wet OB art. 11), and books are kept as things become due.
 */
const usual: Readonly<Record<Profession, Usual>> = {
  physiotherapist: practice("FR", "cash", "exempt"),
  healthPractice: practice("FR", "cash", "exempt"),
  liberal: practice("FR", "cash", "franchise"),
  smallFirm: firm("FR", "company"),
  craftsman: firm("FR", "alone"),
  practiceNL: { ...practice("NL", "accrual", "exempt"), hasPractitioners: false },
  firmNL: firm("NL", "company"),
};

function practice(country: Usual["country"], basis: Basis, vat: VatStatusName): Usual {
  return { country, practice: "alone", basis, vat, hasPractitioners: true };
}

function firm(country: Usual["country"], standing: Practice): Usual {
  return { country, practice: standing, basis: "accrual", vat: "liable", hasPractitioners: false };
}

/** The answers with every proposal filled in. */
export interface FullAnswers extends Usual {
  readonly code: string;
  readonly name: string;
  /** As it is written officially: without the spaces that people type. */
  readonly registration: string;
  readonly yearFrom: string;
  readonly yearThrough: string;
  readonly booksStart: string;
}

/** The day a year less one day later: the last of a fiscal year; "" while the first one is not a day. */
function yearThrough(from: string): string {
  const day = new Date(`${from}T00:00:00Z`);
  if (from === "" || Number.isNaN(day.getTime())) return "";
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

export function fillAnswers(answers: Answers, who: { readonly name: string; readonly today: string }) {
  const proposed = usual[answers.profession];
  const through = yearThrough(answers.yearFrom);
  const firstOfMonth = `${who.today.slice(0, 7)}-01`;
  const isInYear = firstOfMonth > answers.yearFrom && firstOfMonth <= through;
  const full: FullAnswers = {
    ...proposed,
    practice: answers.practice ?? proposed.practice,
    // Dutch books have one chart, kept as things become due.
    basis: proposed.country === "NL" ? "accrual" : (answers.basis ?? proposed.basis),
    vat: answers.vat ?? proposed.vat,
    code: answers.code ?? proposeCode(who.name, []),
    name: (answers.name ?? who.name).trim(),
    registration: answers.registration.replace(/[\s.]/gu, ""),
    yearFrom: answers.yearFrom,
    yearThrough: through,
    booksStart: answers.booksStart ?? (isInYear ? firstOfMonth : answers.yearFrom),
  };
  return full;
}

/** The questions in their order, each on a screen of its own; the last one shows what the books will be. */
export const steps = ["profession", "people", "identity", "accounting", "days", "ready"] as const;
export type Step = (typeof steps)[number];

export type AnswerFault =
  | "codeUnreadable"
  | "nameMissing"
  | "sirenWrong"
  | "kvkWrong"
  | "dayMissing"
  | "yearFar"
  | "startOutside";

/** What is wrong with one step's answers, by its field. */
export function faultsOf(
  step: Step,
  answers: FullAnswers,
  today: string,
): Partial<Readonly<Record<"code" | "name" | "registration" | "yearFrom" | "booksStart", AnswerFault>>> {
  switch (step) {
    case "people":
      return answers.hasPractitioners && !isCode(answers.code) ? { code: "codeUnreadable" } : {};
    case "identity":
      return {
        ...(answers.name === "" ? { name: "nameMissing" } : {}),
        ...registrationFault(answers),
      };
    case "days":
      return daysFaults(answers, today);
    default:
      return {};
  }
}

function registrationFault({ country, registration }: FullAnswers) {
  if (registration === "") return {};
  if (country === "FR") return isSiren(registration) ? {} : ({ registration: "sirenWrong" } as const);
  return /^\d{8}$/.test(registration) ? {} : ({ registration: "kvkWrong" } as const);
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MILLISECONDS).toISOString().slice(0, 10);
const DAY_MILLISECONDS = 86_400_000;

function daysFaults({ yearFrom, yearThrough: through, booksStart }: FullAnswers, today: string) {
  if (through === "") return { yearFrom: "dayMissing" } as const;
  // Who begins in January has last year to finish: it is the year that goes on, or the one just before.
  if (today < yearFrom || today > yearThrough(dayAfter(through))) return { yearFrom: "yearFar" } as const;
  if (booksStart === "") return { booksStart: "dayMissing" } as const;
  return booksStart < yearFrom || booksStart > through ? ({ booksStart: "startOutside" } as const) : {};
}

/** The command that begins these books; whoever begins them is their first practitioner. */
export function toCreateArgs(
  answers: FullAnswers,
  who: { readonly name: string; readonly practitionerId: string },
): CommandArgs["company.create"] {
  const memberName = who.name.slice(0, 100);
  return {
    memberName,
    company: {
      name: answers.name,
      country: answers.country,
      currency: "EUR",
      registration: answers.registration,
      vatNumber: "",
      address1: "",
      postalCode: "",
      city: "",
      basis: answers.basis,
      practice: answers.practice,
      vatHistory: [{ from: answers.yearFrom, status: answers.vat, onDebits: false }],
      practitioners: answers.hasPractitioners
        ? [{ id: who.practitionerId, name: memberName, code: answers.code }]
        : [],
      fiscalYears: [{ from: answers.yearFrom, through: answers.yearThrough }],
      booksStart: answers.booksStart,
      numbering: "central",
    },
  };
}
