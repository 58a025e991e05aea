import { addDays, type CalendarDate } from "#core/calendar-date.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import type { BalanceByAccount } from "#core/formats/fec/carry-forward.ts";
import { firstDayOfYearEnding, readFecFileName } from "#core/formats/fec/fec-file-name.ts";
import { closingBalances } from "#core/reports/closing-balances.ts";
import type { OpenCompany } from "./question-context.ts";
import { missingMonthsOf } from "./questions/ledger-reports.ts";

export interface YearBefore {
  readonly endsOn: CalendarDate;
  readonly balances: BalanceByAccount;
}

/** What a company's books end the year before a file's with; null where they do not hold it, or not all of it. */
export function yearBeforeIn(open: OpenCompany, fileName: string): YearBefore | null {
  const { siren, closingDay } = readFecFileName(fileName);
  const company = open.view.get("companies", open.view.company);
  if (company === null || closingDay === null || siren === null || siren !== company.registration)
    return null;
  const endsOn = addDays(firstDayOfYearEnding(closingDay), -1);
  const { from } = fiscalYearOf(company, endsOn);
  if (missingMonthsOf(open, { from, through: endsOn }).length > 0) return null;
  const balances = closingBalances(open.ledger.segments(), company, endsOn);
  return balances === null ? null : { endsOn, balances };
}
