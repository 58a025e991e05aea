import { addDays, type CalendarDate, toDayNumber } from "../calendar-date.ts";

/**
 * The day in France (and in the Netherlands) at an instant: an hour ahead of UTC, two in summer, which goes from the last
 * Sunday of March to that of October, at one o'clock UTC (directive 2000/84/EC).
 */
export function validationDayOf(validatedAt: string): CalendarDate {
  const day = validatedAt.slice(0, 10);
  const hour = Number(validatedAt.slice(11, 13));
  const year = day.slice(0, 4);
  const hours = `${day}T${validatedAt.slice(11, 13)}`;
  const isSummer =
    hours >= `${lastSundayBy(`${year}-03-31`)}T01` && hours < `${lastSundayBy(`${year}-10-31`)}T01`;
  return hour + (isSummer ? 2 : 1) >= 24 ? addDays(day, 1) : day;
}

/** 1970-01-01 was a Thursday. */
const lastSundayBy = (day: CalendarDate): CalendarDate => addDays(day, -((toDayNumber(day) + 4) % 7));
