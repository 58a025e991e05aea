import type { FiscalYear } from "#core/companies/company.ts";

const toDay = (date: Date) => date.toISOString().slice(0, 10);

export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return toDay(date);
}

/** The fiscal years of twelve months from the one that closes on a day to the one a later day lies in. */
export function fiscalYearsAround(closingDay: string, through: string): readonly FiscalYear[] {
  const years: FiscalYear[] = [];
  let end = closingDay;
  do {
    years.push({ from: dayAfter(sameDayIn(end, -1)), through: end });
    end = sameDayIn(end, 1);
  } while (years.at(-1)!.through < through);
  return years;
}

/** A year that closes with a month closes with it every year, in February too. */
function sameDayIn(day: string, years: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const lastDate = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  const isMonthEnd = dayAfter(day).endsWith("-01");
  return toDay(new Date(Date.UTC(year + years, month - 1, isMonthEnd ? lastDate : Math.min(date, lastDate))));
}
