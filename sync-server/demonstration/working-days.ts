import { addDays, type CalendarDate, toDayNumber } from "#core/calendar-date.ts";

/** Mondays to Fridays from one day through another. */
export function workingDays(from: CalendarDate, through: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

// The first of January 1970 was a Thursday.
const isWorkingDay = (day: CalendarDate): boolean => (toDayNumber(day) + 3) % 7 < 5;

/** The given day of each month that has come already, from the first month on. */
export function monthlyDays(from: CalendarDate, through: CalendarDate, dayOfMonth: number): CalendarDate[] {
  const year = from.slice(0, 4);
  return Array.from(
    { length: 12 },
    (_, month) => `${year}-${String(month + 1).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`,
  ).filter((day) => day >= from && day <= through);
}
