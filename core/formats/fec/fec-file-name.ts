import { addDays, type CalendarDate, isCalendarDate } from "../../calendar-date.ts";

/** What a FEC's name says: `<SIREN>FEC<AAAAMMJJ>` (LPF art. A47 A-1, IX); null where it does not. */
export interface FecFileName {
  readonly siren: string | null;
  readonly closingDay: CalendarDate | null;
  /** Whether the name is as the law wants it. */
  readonly isRegular: boolean;
}

export function readFecFileName(fileName: string): FecFileName {
  const found = /(\d+)FEC(\d{8})/i.exec(fileName);
  if (found === null) return { siren: null, closingDay: null, isRegular: false };
  const [, number, digits] = found as unknown as [string, string, string];
  const closingDay = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return {
    // A SIRET is a SIREN with five digits of the establishment behind it.
    siren: number.length === 9 || number.length === 14 ? number.slice(0, 9) : null,
    closingDay: isCalendarDate(closingDay) ? closingDay : null,
    isRegular: /^\d{9}FEC\d{8}(_\d+)?(\.txt)?$/i.test(fileName) && isCalendarDate(closingDay),
  };
}

/** The first day of the twelve months that end on a day. */
export function firstDayOfYearEnding(closingDay: CalendarDate): CalendarDate {
  const sameDay = `${String(Number(closingDay.slice(0, 4)) - 1).padStart(4, "0")}${closingDay.slice(4)}`;
  return addDays(isCalendarDate(sameDay) ? sameDay : `${sameDay.slice(0, 4)}-02-28`, 1);
}

/** Official files are named as the law says; a provisional one may never be taken for one. */
export const fecFileNameOf = (
  siren: string,
  closingDay: CalendarDate,
  kind: "official" | "provisional",
): string => `${siren}FEC${closingDay.replaceAll("-", "")}${kind === "provisional" ? "-PROVISOIRE" : ""}.txt`;
