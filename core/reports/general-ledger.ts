import { type CalendarDate, toDayNumber } from "../calendar-date.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { createLineTest, type LedgerFilter } from "./ledger-filter.ts";
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

/** One account line by line, in order of days, readable from any place. */
export function generalLedger(
  segments: readonly LedgerColumns[],
  account: string,
  filter: LedgerFilter = {},
  /** The first day whose lines are in the opening balance: of the year, where its opening entry has what lies before. */
  carriedFrom?: CalendarDate,
): GeneralLedger {
  const index = createLineIndex(segments, (segment) => accountTest(segment, account, filter));
  const openingCents = filter.from === undefined ? 0 : centsBefore(segments, account, filter, carriedFrom);
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

function centsBefore(
  segments: readonly LedgerColumns[],
  account: string,
  filter: LedgerFilter,
  carriedFrom: CalendarDate | undefined,
): number {
  const firstDay = carriedFrom === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(carriedFrom);
  const fromDay = toDayNumber(filter.from!);
  let cents = 0;
  for (const segment of segments) {
    const isWanted = accountTest(segment, account, { ...filter, from: undefined, through: undefined });
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
