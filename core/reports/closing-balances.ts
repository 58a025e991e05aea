import { addDays, type CalendarDate, fromDayNumber } from "../calendar-date.ts";
import { isOpeningJournal } from "../charts/opening-journal.ts";
import type { Company } from "../companies/company.ts";
import { fiscalYearOf } from "../companies/fiscal-year-of.ts";
import type { BalanceByAccount } from "../formats/fec/carry-forward.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { type TrialBalanceRow, trialBalance } from "./trial-balance.ts";

/**
 * What each account ends a fiscal year with, null where the books hold nothing of that year. A year that opens with an
 * entry of its own stands alone; one without goes on from the years before it, as far as they lie here.
 */
export function closingBalances(
  segments: readonly LedgerColumns[],
  company: Pick<Company, "fiscalYears">,
  endsOn: CalendarDate,
): BalanceByAccount | null {
  let { from } = fiscalYearOf(company, endsOn);
  let balances = trialBalance(segments, { from, through: endsOn });
  if (balances.rows.length === 0) return null;
  const first = firstDayIn(segments);
  while (from > first && !hasOpening(segments, from, endsOn)) {
    from = fiscalYearOf(company, addDays(from, -1)).from;
    balances = trialBalance(segments, { from, through: endsOn });
  }
  return toBalances(balances.rows);
}

const hasOpening = (segments: readonly LedgerColumns[], from: CalendarDate, through: CalendarDate): boolean =>
  openingLines(segments, from, through).length > 0;

/** What an opening entry in the books gives each account in the year that begins on a day; null where there is none. */
export function openingBalances(
  segments: readonly LedgerColumns[],
  company: Pick<Company, "fiscalYears">,
  beginsOn: CalendarDate,
): BalanceByAccount | null {
  const rows = openingLines(segments, beginsOn, fiscalYearOf(company, beginsOn).through);
  return rows.length === 0 ? null : toBalances(rows);
}

function openingLines(
  segments: readonly LedgerColumns[],
  from: CalendarDate,
  through: CalendarDate,
): readonly TrialBalanceRow[] {
  const journals = new Set<string>();
  for (const { dictionaries } of segments)
    for (const journal of dictionaries.journals) if (isOpeningJournal(journal)) journals.add(journal.code);
  return journals.size === 0 ? [] : trialBalance(segments, { from, through, journals: [...journals] }).rows;
}

const toBalances = (rows: readonly TrialBalanceRow[]): BalanceByAccount =>
  new Map(
    rows
      .filter(({ balanceCents }) => balanceCents !== 0)
      .map(({ account, balanceCents }) => [account, balanceCents]),
  );

function firstDayIn(segments: readonly LedgerColumns[]): CalendarDate {
  let first = Infinity;
  for (const { day, length } of segments)
    for (let line = 0; line < length; line += 1) if (day[line]! < first) first = day[line]!;
  return first === Infinity ? "9999-12-31" : fromDayNumber(first);
}
