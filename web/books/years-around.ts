import { addDays, type CalendarDate } from "#core/calendar-date.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import type { BalanceByAccount } from "#core/formats/fec/carry-forward.ts";
import { firstDayOfYearEnding, readFecFileName } from "#core/formats/fec/fec-file-name.ts";
import { closingBalances, openingBalances } from "#core/reports/closing-balances.ts";
import type { OpenCompany } from "./question-context.ts";
import { missingMonthsOf } from "./questions/ledger-reports.ts";

/** What books say of the years beside a file's; null where they do not hold one, or not all of it. */
export interface YearsAround {
  readonly before: { readonly endsOn: CalendarDate; readonly closed: BalanceByAccount } | null;
  readonly after: { readonly beginsOn: CalendarDate; readonly opened: BalanceByAccount } | null;
}

const NOTHING: YearsAround = { before: null, after: null };

/** Looks in a company's books for the years before and after that of a file, if the file is the company's. */
export function yearsAroundIn(open: OpenCompany, fileName: string): YearsAround {
  const { siren, closingDay } = readFecFileName(fileName);
  const company = open.view.get("companies", open.view.company);
  if (company === null || closingDay === null || siren === null || siren !== company.registration)
    return NOTHING;
  const segments = open.ledger.segments();
  const isWhole = (from: CalendarDate, through: CalendarDate) =>
    missingMonthsOf(open, { from, through }).length === 0;
  const endsOn = addDays(firstDayOfYearEnding(closingDay), -1);
  const closed = isWhole(fiscalYearOf(company, endsOn).from, endsOn)
    ? closingBalances(segments, company, endsOn)
    : null;
  const beginsOn = addDays(closingDay, 1);
  const opened = isWhole(beginsOn, fiscalYearOf(company, beginsOn).through)
    ? openingBalances(segments, company, beginsOn)
    : null;
  return {
    before: closed === null ? null : { endsOn, closed },
    after: opened === null ? null : { beginsOn, opened },
  };
}
