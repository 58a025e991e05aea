import { z } from "zod";

/** A day in the books, "2026-03-31": no hour and no time zone, so no device can move it to another day. */
export const calendarDateSchema = z.iso.date().max(10);
export type CalendarDate = string;

/** An instant in UTC, "2026-03-31T10:15:00.000Z". Names of such fields end in At. */
export const instantSchema = z.iso.datetime().max(30);

/** The first and last day any book may hold: beyond them an accountant's tool reads a typing mistake. */
export const FIRST_DAY = "1900-01-01";
export const LAST_DAY = "2099-12-31";

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1]!;

/** Whether a text is a day that exists. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = partsOf(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The month a day lies in, "2026-03". */
export const monthOf = (day: CalendarDate): string => day.slice(0, 7);

export const lastDayOfMonth = (month: string): CalendarDate => {
  const [year, monthNumber] = month.split("-").map(Number) as [number, number];
  return `${month}-${String(daysInMonth(year, monthNumber)).padStart(2, "0")}`;
};

/** Days since 1970-01-01, for columns and differences (Howard Hinnant's days_from_civil). */
export function toDayNumber(day: CalendarDate): number {
  const [year, month, date] = partsOf(day);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function fromDayNumber(dayNumber: number): CalendarDate {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

export const addDays = (day: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(toDayNumber(day) + days);

export const laterOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

const partsOf = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

export const earlierOf = (one: CalendarDate, other: CalendarDate): CalendarDate =>
  one < other ? one : other;
