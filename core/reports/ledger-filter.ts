import { type CalendarDate, toDayNumber } from "../calendar-date.ts";
import type { LedgerColumns, Named } from "../ledger/ledger-columns.ts";

/** Which lines a report is about; what is absent does not narrow it. */
export interface LedgerFilter {
  readonly from?: CalendarDate | undefined;
  readonly through?: CalendarDate | undefined;
  /** Codes. */
  readonly journals?: readonly string[] | undefined;
  /** Beginnings of account codes: "70" is every 70x. */
  readonly accounts?: readonly string[] | undefined;
  /** Codes. */
  readonly parties?: readonly string[] | undefined;
  /** Found in the party's code or name. */
  readonly partyText?: string | undefined;
  readonly practitioner?: string | undefined;
  readonly provenances?: readonly string[] | undefined;
  /** Found in the label, the piece's reference, the entry's number, or the party's code or name. */
  readonly text?: string | undefined;
}

export type LineTest = (line: number) => boolean;

/**
 * Resolves a filter against one segment's dictionaries once, so that millions of lines are then judged by
 * a few look-ups each.
 */
export function createLineTest(segment: LedgerColumns, filter: LedgerFilter): LineTest {
  const { dictionaries } = segment;
  const { day, journal, account, party, practitioner, provenance, label, voucher } = segment;
  const fromDay = filter.from === undefined ? -Infinity : toDayNumber(filter.from);
  const throughDay = filter.through === undefined ? Infinity : toDayNumber(filter.through);
  const journals = tableOf(dictionaries.journals, oneOf(filter.journals), codeOf);
  const accounts = tableOf(dictionaries.accounts, beginsWithOneOf(filter.accounts), codeOf);
  const parties = tableOf(dictionaries.parties, oneOf(filter.parties), codeOf);
  const practitioners = tableOf(
    dictionaries.practitioners,
    oneOf(filter.practitioner === undefined ? undefined : [filter.practitioner]),
    itself,
  );
  const provenances = tableOf(dictionaries.provenances, oneOf(filter.provenances), itself);
  const namedParties = tableOf(dictionaries.parties, contains(filter.partyText), codeAndLabelOf);
  const words = textTables(segment, filter.text);

  return (line) =>
    day[line]! >= fromDay &&
    day[line]! <= throughDay &&
    (journals === null || journals[journal[line]!] === 1) &&
    (accounts === null || accounts[account[line]!] === 1) &&
    (parties === null || parties[party[line]!] === 1) &&
    (namedParties === null || namedParties[party[line]!] === 1) &&
    (practitioners === null || practitioners[practitioner[line]!] === 1) &&
    (provenances === null || provenances[provenance[line]!] === 1) &&
    (words === null ||
      words.labels[label[line]!] === 1 ||
      words.vouchers[voucher[line]!] === 1 ||
      words.parties[party[line]!] === 1);
}

/**
 * The same of what a filter says by whole words, days apart: whether lines of a journal, practitioner and provenance are
 * wanted, and those of an account. Null where it also looks for parties or texts.
 */
export function createWordTests(
  { dictionaries }: LedgerColumns,
  { journals, accounts, practitioner, provenances, parties, partyText, text }: LedgerFilter,
) {
  if (parties !== undefined || contains(partyText) !== null || contains(text) !== null) return null;
  const ofJournals = tableOf(dictionaries.journals, oneOf(journals), codeOf);
  const ofAccounts = tableOf(dictionaries.accounts, beginsWithOneOf(accounts), codeOf);
  const ofPractitioners = tableOf(
    dictionaries.practitioners,
    oneOf(practitioner === undefined ? undefined : [practitioner]),
    itself,
  );
  const ofProvenances = tableOf(dictionaries.provenances, oneOf(provenances), itself);
  return {
    takes: (journal: number, one: number, provenance: number): boolean =>
      (ofJournals === null || ofJournals[journal] === 1) &&
      (ofPractitioners === null || ofPractitioners[one] === 1) &&
      (ofProvenances === null || ofProvenances[provenance] === 1),
    takesAccount: (account: number): boolean => ofAccounts === null || ofAccounts[account] === 1,
  };
}

/** Whether a filter lets whole accounts in or not, so that what each comes to is all there is to know. */
export const isOfAccounts = ({ accounts: _, ...rest }: LedgerFilter): boolean =>
  Object.values(rest).every((narrowing) => narrowing === undefined);

/** Small letters without accents, so that "eleve" finds "Élevé". */
export const foldText = (text: string): string => text.normalize("NFD").replace(MARKS, "").toLowerCase();
const MARKS = /\p{M}/gu;

function textTables({ dictionaries }: LedgerColumns, text: string | undefined) {
  const found = contains(text);
  if (found === null) return null;
  return {
    labels: tableOf(dictionaries.labels, found, itself)!,
    vouchers: tableOf(
      dictionaries.vouchers,
      found,
      ({ entryNumber, pieceRef }) => `${pieceRef}\n${entryNumber}`,
    )!,
    parties: tableOf(dictionaries.parties, found, codeAndLabelOf)!,
  };
}

function contains(text: string | undefined) {
  const wanted = foldText(text ?? "").trim();
  return wanted === ""
    ? null
    : (candidate: string) => candidate !== "" && foldText(candidate).includes(wanted);
}

function tableOf<Word>(
  words: Iterable<Word>,
  wanted: ((text: string) => boolean) | null,
  textOf: (word: Word) => string,
): Uint8Array | null {
  return wanted === null ? null : Uint8Array.from(words, (word) => (wanted(textOf(word)) ? 1 : 0));
}

const codeOf = ({ code }: { readonly code: string }) => code;
const codeAndLabelOf = ({ code, label }: Named) => `${code}\n${label}`;
const itself = (text: string) => text;

function oneOf(values: readonly string[] | undefined) {
  if (values === undefined) return null;
  const wanted = new Set(values);
  return (text: string) => wanted.has(text);
}

function beginsWithOneOf(prefixes: readonly string[] | undefined) {
  return prefixes === undefined ? null : (text: string) => prefixes.some((prefix) => text.startsWith(prefix));
}
