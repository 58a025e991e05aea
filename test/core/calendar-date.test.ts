import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  calendarDateSchema,
  fromDayNumber,
  isCalendarDate,
  lastDayOfMonth,
  laterOf,
  monthOf,
  toDayNumber,
} from "#core/calendar-date.ts";

const dayNumber = fc.integer({ min: toDayNumber("1900-01-01"), max: toDayNumber("2099-12-31") });

describe("a day", () => {
  test("is counted from 1970", () => {
    expect(toDayNumber("1970-01-01")).toBe(0);
    expect(toDayNumber("2026-10-31")).toBe(20_757);
    expect(fromDayNumber(-1)).toBe("1969-12-31");
  });

  test("goes to a number and back, and numbers rise as the texts do", () => {
    fc.assert(
      fc.property(dayNumber, dayNumber, (one, other) => {
        const [day, otherDay] = [fromDayNumber(one), fromDayNumber(other)];
        expect(toDayNumber(day)).toBe(one);
        expect(day < otherDay).toBe(one < other);
        expect(laterOf(day, otherDay)).toBe(fromDayNumber(Math.max(one, other)));
        expect(addDays(day, other - one)).toBe(otherDay);
      }),
    );
  });

  test("agrees with the calendar of JavaScript", () => {
    fc.assert(
      fc.property(dayNumber, (number) => {
        expect(fromDayNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  test.each(["2024-02-29", "2000-02-29", "2026-12-31"])("%s exists", (day) => {
    expect(isCalendarDate(day)).toBe(true);
    expect(calendarDateSchema.safeParse(day).success).toBe(true);
  });

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-01",
    "31/10/2026",
    "",
    "2026-10-31T00:00",
  ])("%s does not", (day) => {
    expect(isCalendarDate(day)).toBe(false);
    expect(calendarDateSchema.safeParse(day).success).toBe(false);
  });
});

describe("a month", () => {
  test("ends on its last day, leap years included", () => {
    expect(["2026-02", "2024-02", "2100-02", "2026-04", "2026-12"].map(lastDayOfMonth)).toEqual([
      "2026-02-28",
      "2024-02-29",
      "2100-02-28",
      "2026-04-30",
      "2026-12-31",
    ]);
  });

  test("is over the day after", () => {
    fc.assert(
      fc.property(dayNumber, (number) => {
        const month = monthOf(fromDayNumber(number));
        expect(monthOf(lastDayOfMonth(month))).toBe(month);
        expect(monthOf(addDays(lastDayOfMonth(month), 1))).not.toBe(month);
      }),
    );
  });
});
