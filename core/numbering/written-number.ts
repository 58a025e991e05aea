import type { CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { numberParts } from "./number-invoice.ts";

/**
 * Why an invoice cannot be entered under a number that its paper bears already; null where it can: where nothing gives
 * that number any more, for its device's series is closed, or it is the server's and told to be missing.
 */
export function writtenNumberProblem(
  number: string,
  { numbering, deviceSeries = [], declaredHoles = [] }: Company,
  /** The day on the paper; null while it is not known. */
  day: CalendarDate | null = null,
): Problem | null {
  const parts = numberParts(number);
  if (parts === null) return { code: "series.unknown", number };
  if (numbering === "external") return { code: "series.numberedOutside" };
  const { series, number: place } = parts;
  if (series.startsWith("A-")) return { code: "series.ofCreditNotes", number };
  if (day !== null && !series.includes(day.slice(0, 4))) return { code: "series.otherYear", number, day };
  if (/^\d/.test(series)) {
    const declared = deviceSeries.find(({ prefix }) => prefix === series.slice(5));
    if (declared === undefined) return { code: "series.unknown", number };
    // Also one that is told to be missing: a living device may still come to it.
    return declared.closed === null
      ? { code: "series.stillOpen", number, device: declared.deviceName }
      : null;
  }
  const isMissing = declaredHoles.some(
    (hole) => hole.series === series && hole.first <= place && place <= hole.last,
  );
  return isMissing ? null : { code: "series.notMissing", number };
}
