import { fromDayNumber } from "#core/calendar-date.ts";
import { dayRangeOf } from "#core/ledger/day-range.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { type GeneralLedger, generalLedger } from "#core/reports/general-ledger.ts";
import { type JournalReport, journalReport } from "#core/reports/journal-report.ts";
import { isOfAccounts, type LedgerFilter } from "#core/reports/ledger-filter.ts";
import type { LedgerRow as ReportRow } from "#core/reports/ledger-row.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { openingProvenances } from "#core/years/opening-columns.ts";
import type { LedgerRow, LedgerTotals } from "../books.ts";
import type { MissingMonth } from "../ledger.ts";
import type { OpenCompany } from "../question-context.ts";
import type { Questions } from "../questions.ts";
import { letteringOf, openLineTest } from "./line-letters.ts";
import { reportLines } from "./openings.ts";
import { fateOf } from "./voucher-fate.ts";

export const journalOf = (open: OpenCompany, user: string, filter: LedgerFilter): JournalReport =>
  open.derived(`journal ${JSON.stringify(filter)}`, () =>
    journalReport(reportLines(open, user, filter).segments, filter),
  );

export const generalLedgerOf = (
  open: OpenCompany,
  user: string,
  { account, filter, isOpenOnly = false }: Omit<Questions["generalLedger"]["params"], "company">,
): GeneralLedger =>
  open.derived(`generalLedger ${account} ${isOpenOnly} ${JSON.stringify(filter)}`, () => {
    if (!isOpenOnly) {
      const { segments, carriedFrom } = reportLines(open, user, filter);
      return generalLedger(segments, account, filter, carriedFrom);
    }
    // A computed opening entry says again what is open, and has no lines of its own to match.
    const isOpen = (segment: LedgerColumns) => openLineTest(open, segment);
    return generalLedger(open.ledger.segments(), account, filter, undefined, isOpen);
  });

export const trialBalanceOf = (open: OpenCompany, user: string, filter: LedgerFilter) =>
  open.derived(`trialBalance ${JSON.stringify(filter)}`, () => {
    const { ledger } = open;
    const lines = isOfAccounts(filter) ? ledger.totals() : ledger.segments();
    const missing = isOfAccounts(filter) ? ledger.missingTotals() : ledger.missing();
    const { segments, opening } = reportLines(open, user, filter, lines);
    return {
      ...trialBalance(segments, filter),
      opening: opening?.state ?? null,
      missingMonths: monthsWithin(missing, filter),
    };
  });

/** Months that a report is about and whose lines are not here; a whole month, since its days are in the lines. */
export const missingMonthsOf = ({ ledger }: OpenCompany, filter: LedgerFilter): readonly string[] =>
  monthsWithin(ledger.missing(), filter);

function monthsWithin(missing: readonly MissingMonth[], { from, through }: LedgerFilter): readonly string[] {
  const months = new Set<string>();
  for (const { month } of missing)
    if ((!from || month >= from.slice(0, 7)) && (!through || month <= through.slice(0, 7))) months.add(month);
  return [...months].sort();
}

export const toTotals = (
  report: JournalReport | GeneralLedger,
  missingMonths: readonly string[],
): LedgerTotals => ({
  count: report.length,
  debitCents: report.debitCents,
  creditCents: report.creditCents,
  openingCents: "openingCents" in report ? report.openingCents : 0,
  missingMonths,
});

export function toLedgerRow(open: OpenCompany, row: ReportRow, balanceCents: number | null): LedgerRow {
  const voucher = open.view.get("vouchers", row.voucher);
  return {
    voucherId: row.voucher,
    line: row.line,
    day: row.day,
    journal: row.journal.code,
    account: row.account.code,
    accountLabel: row.account.label,
    partyName: row.party === null ? null : row.party.label || row.party.code,
    label: row.label,
    entryNumber: row.entryNumber,
    pieceRef: row.pieceRef,
    provenance: row.provenance,
    ...letteringOf(open, {
      voucher: row.voucher,
      line: row.line,
      account: row.account.code,
      cents: row.debitCents - row.creditCents,
      imported: row.matching,
    }),
    debitCents: row.debitCents,
    creditCents: row.creditCents,
    balanceCents,
    fate:
      voucher !== null
        ? fateOf(open, voucher)
        : row.provenance === openingProvenances.provisional
          ? "onServer"
          : "sealed",
  };
}

/** What can be chosen in a report's filter: what the chart knows, and what the lines themselves name. */
export function ledgerChoicesOf({ view, ledger }: OpenCompany): Questions["ledgerChoices"]["answer"] {
  const chart = view.get("accounts", "chart");
  const accounts = new Map(chart?.accounts.map((account) => [account.code, account]));
  const journals = new Map(chart?.journals.map((journal) => [journal.code, journal]));
  const provenances = new Set<string>();
  let first = Infinity;
  let last = -Infinity;
  for (const segment of ledger.segments()) {
    const { dictionaries } = segment;
    const days = dayRangeOf(segment);
    first = Math.min(first, days.first);
    last = Math.max(last, days.last);
    for (const { code, label } of dictionaries.accounts)
      if (!accounts.has(code)) accounts.set(code, { code, label });
    for (const { code, label } of dictionaries.journals)
      if (!journals.has(code)) journals.set(code, { code, label, kind: "general" });
    for (const provenance of dictionaries.provenances) provenances.add(provenance);
  }
  return {
    accounts: [...accounts.values()].sort((one, other) => (one.code < other.code ? -1 : 1)),
    journals: [...journals.values()],
    provenances: [...provenances].sort(),
    firstDay: first === Infinity ? null : fromDayNumber(first),
    lastDay: last === -Infinity ? null : fromDayNumber(last),
  };
}
