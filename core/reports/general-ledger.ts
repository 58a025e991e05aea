import { type CalendarDate, toDayNumber } from "../calendar-date.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { createLineTest, type LedgerFilter, type LineTest } from "./ledger-filter.ts";
import { type LedgerRow, ledgerRowAt } from "./ledger-row.ts";
import { createLineIndex } from "./line-index.ts";

export interface GeneralLedgerRow extends LedgerRow {
  /** The account's balance after this line, the opening balance included. */
  readonly balanceCents: number;
}

export interface GeneralLedger {
  readonly account: string;
  readonly label: string;
  /** Debit less credit of the lines before `filter.from`. */
  readonly openingCents: number;
  readonly length: number;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly closingCents: number;
  readonly page: (from: number, count: number) => GeneralLedgerRow[];
}

/** One account line by line, in order of days, readable from any place; a caller may ask more of a line than its columns. */
export function generalLedger(
  segments: readonly LedgerColumns[],
  account: string,
  filter: LedgerFilter = {},
  /** The first day whose lines are in the opening balance: of the year, where its opening entry has what lies before. */
  carriedFrom?: CalendarDate,
  alsoTest: (segment: LedgerColumns) => LineTest = () => () => true,
): GeneralLedger {
  const test: SegmentTest = (segment, narrowed = filter) => {
    const isOfAccount = accountTest(segment, account, narrowed);
    const isWantedToo = alsoTest(segment);
    return (line) => isOfAccount(line) && isWantedToo(line);
  };
  const index = createLineIndex(segments, (segment) => test(segment));
  const openingCents = filter.from === undefined ? 0 : centsBefore(segments, test, filter, carriedFrom);
  return {
    account,
    label: labelOf(segments, account),
    openingCents,
    length: index.length,
    debitCents: index.debitCents,
    creditCents: index.creditCents,
    closingCents: openingCents + index.debitCents - index.creditCents,
    page: (from, count) => {
      const first = Math.max(0, from);
      let balanceCents = openingCents + index.balanceCentsBefore(first);
      return index.places(first, count - (first - from)).map(({ segment, line }) => {
        balanceCents += segment.cents[line]!;
        return { ...ledgerRowAt(segment, line), balanceCents };
      });
    },
  };
}

function accountTest(segment: LedgerColumns, account: string, filter: LedgerFilter) {
  const accountIndex = segment.dictionaries.accounts.findIndex(({ code }) => code === account);
  if (accountIndex === -1) return () => false;
  const isWanted = createLineTest(segment, filter);
  const accountColumn = segment.account;
  return (line: number) => accountColumn[line] === accountIndex && isWanted(line);
}

type SegmentTest = (segment: LedgerColumns, filter?: LedgerFilter) => LineTest;

function centsBefore(
  segments: readonly LedgerColumns[],
  test: SegmentTest,
  filter: LedgerFilter,
  carriedFrom: CalendarDate | undefined,
): number {
  const firstDay = carriedFrom === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(carriedFrom);
  const fromDay = toDayNumber(filter.from!);
  let cents = 0;
  for (const segment of segments) {
    const isWanted = test(segment, { ...filter, from: undefined, through: undefined });
    for (let line = 0; line < segment.length; line += 1) {
      if (segment.day[line]! >= firstDay && segment.day[line]! < fromDay && isWanted(line))
        cents += segment.cents[line]!;
    }
  }
  return cents;
}

function labelOf(segments: readonly LedgerColumns[], account: string): string {
  let label = "";
  for (const { dictionaries } of segments) {
    const known = dictionaries.accounts.find(({ code }) => code === account);
    if (known !== undefined && known.label !== "") label = known.label;
  }
  return label;
}
