import { type CalendarDate, fromDayNumber } from "../calendar-date.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { LastEntryNumber, SealHeader } from "./seal-header.ts";

/** Numbers entries as they are validated: unbroken in each journal and fiscal year of a slice's books. */
export interface EntryNumbers {
  readonly give: (voucher: Pick<Voucher, "slice" | "journal" | "day">) => string;
  /** The last number of each journal and year of a slice, for its next seal to go on from. */
  readonly lastOf: (slice: string) => readonly LastEntryNumber[];
}

/** The last numbers of imported books, by slice: ours go on after them. */
export type ImportedNumbers = ReadonlyMap<string, readonly LastEntryNumber[]>;

export function createEntryNumbers(
  company: Pick<Company, "fiscalYears" | "practitioners">,
  headers: readonly SealHeader[],
  imported: ImportedNumbers,
): EntryNumbers {
  const lastBySlice = new Map<string, Map<string, LastEntryNumber>>();
  const lastIn = (slice: string) => {
    const known = lastBySlice.get(slice) ?? new Map<string, LastEntryNumber>();
    lastBySlice.set(slice, known);
    return known;
  };
  const keep = (slice: string, last: LastEntryNumber) => lastIn(slice).set(keyOf(last), last);
  for (const [slice, numbers] of imported) for (const last of numbers) keep(slice, last);
  for (const { parts } of headers)
    for (const { slice, content } of parts)
      for (const last of content?.lastEntryNumbers ?? []) keep(slice, last);
  const codeOf = (slice: string) => company.practitioners.find(({ id }) => id === slice)?.code;
  const yearFromOf = rememberYears(company);

  return {
    give: ({ slice, journal, day }) => {
      const yearFrom = yearFromOf(day);
      const known = lastIn(slice).get(keyOf({ journal, yearFrom }));
      const code = codeOf(slice);
      const number = known === undefined ? `${code === undefined ? "" : `${code}-`}1` : nextOf(known.number);
      keep(slice, { journal, yearFrom, number });
      return number;
    },
    lastOf: (slice) =>
      [...lastIn(slice)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, last]) => last),
  };
}

/** The day a voucher's fiscal year begins on; vouchers come day by day. */
function rememberYears(company: Pick<Company, "fiscalYears">): (day: CalendarDate) => CalendarDate {
  let last: { readonly day: CalendarDate; readonly from: CalendarDate } | undefined;
  return (day) => {
    if (last?.day !== day) last = { day, from: fiscalYearOf(company, day).from };
    return last.from;
  };
}

const keyOf = ({ journal, yearFrom }: Omit<LastEntryNumber, "number">) => `${yearFrom}/${journal}`;

/** The last numbers of each journal and year that imported lines end with. */
export function lastNumbersIn(
  segments: Iterable<LedgerColumns>,
  company: Pick<Company, "fiscalYears">,
): LastEntryNumber[] {
  const lastByKey = new Map<string, LastEntryNumber>();
  for (const { dictionaries, length, voucher, journal, day } of segments) {
    let before = -1;
    for (let line = 0; line < length; line += 1) {
      if (voucher[line] === before) continue;
      before = voucher[line]!;
      const number = dictionaries.vouchers.at(before)!.entryNumber;
      const yearFrom = fiscalYearOf(company, fromDayNumber(day[line]!)).from;
      const last = { journal: dictionaries.journals[journal[line]!]!.code, yearFrom, number };
      const known = lastByKey.get(keyOf(last));
      if (countIn(number) > countIn(known?.number ?? "")) lastByKey.set(keyOf(last), last);
    }
  }
  return [...lastByKey.values()];
}

/** The last numbers of books that were looked at in two parts. */
export function laterNumbers(
  one: readonly LastEntryNumber[],
  other: readonly LastEntryNumber[],
): LastEntryNumber[] {
  const lastByKey = new Map(one.map((last) => [keyOf(last), last]));
  for (const last of other) {
    const known = lastByKey.get(keyOf(last));
    if (countIn(last.number) > countIn(known?.number ?? "")) lastByKey.set(keyOf(last), last);
  }
  return [...lastByKey.values()];
}

const NUMBERED = /^(.*?)(\d{1,15})$/;

const countIn = (number: string): number => Number(NUMBERED.exec(number)?.[2] ?? -1);

/** "VE-0012" is followed by "VE-0013"; what does not end in digits begins to. */
function nextOf(number: string): string {
  const found = NUMBERED.exec(number);
  if (found === null) return `${number}1`;
  const [, prefix, digits] = found as unknown as [string, string, string];
  return prefix + String(Number(digits) + 1).padStart(digits.length, "0");
}
