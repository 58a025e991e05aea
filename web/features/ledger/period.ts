import type { FiscalYear } from "#core/companies/company.ts";

/** The days a list is about, as its address says them. */
export type Period =
  | { readonly kind: "all" }
  | { readonly kind: "year" }
  | { readonly kind: "month"; readonly month: string }
  | { readonly kind: "range"; readonly from: string; readonly through: string };

export interface Bounds {
  readonly from?: string;
  readonly through?: string;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** "year", "2026-11", "2026-01-01..2026-03-31" with either side left open; anything else is every period. */
export function readPeriod(text: string): Period {
  if (text === "year") return { kind: "year" };
  if (MONTH.test(text)) return { kind: "month", month: text };
  const [from = "", through = "", ...more] = text.split("..");
  const isSide = (side: string) => side === "" || isRealDay(side);
  return text.includes("..") && more.length === 0 && isSide(from) && isSide(through)
    ? { kind: "range", from, through }
    : { kind: "all" };
}

export function writePeriod(period: Period): string {
  if (period.kind === "month") return period.month;
  if (period.kind === "range") return `${period.from}..${period.through}`;
  return period.kind === "year" ? "year" : "";
}

/** The days of a period; of "this year", those of the fiscal year that is told. */
export function boundsOf(period: Period, fiscalYear: FiscalYear): Bounds {
  if (period.kind === "month")
    return { from: `${period.month}-01`, through: `${period.month}-${lastDateOf(period.month)}` };
  if (period.kind === "range")
    return {
      ...(period.from === "" ? {} : { from: period.from }),
      ...(period.through === "" ? {} : { through: period.through }),
    };
  if (period.kind === "all") return {};
  return { from: fiscalYear.from, through: fiscalYear.through };
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);
const isRealDay = (text: string) => DAY.test(text) && dateOf(text).toISOString().slice(0, 10) === text;

/** The day before the first of the next month. */
function lastDateOf(month: string): string {
  const next = dateOf(`${month}-01`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return String(next.getUTCDate());
}
