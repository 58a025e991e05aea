import { describe, expect, test } from "vitest";
import { createFormats } from "#web/i18n/format.ts";

const spaces = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

describe("formats", () => {
  test("French money, days and times are written as in France", () => {
    const french = createFormats("fr", "Europe/Paris");
    expect(spaces(french.money(7_124_050))).toBe("71 240,50 €");
    expect(spaces(french.amount(123_456))).toBe("1 234,56");
    expect(french.day("2026-11-21")).toBe("21/11/2026");
    expect(french.dayShort("2026-11-21")).toBe("21/11");
    expect(french.dayLong("2026-11-21")).toBe("samedi 21 novembre 2026");
    expect(french.month("2026-11")).toBe("novembre 2026");
    expect(french.time("2026-11-21T13:02:00.000Z")).toBe("14:02");
    expect(french.dateTime("2026-11-21T13:02:00.000Z")).toBe("21/11/2026 14:02");
    expect(spaces(french.percent(2000))).toBe("20 %");
    expect(spaces(french.bytes(1_500_000))).toBe("1,5 Mo");
    expect(spaces(french.bytes(10_741_900_000))).toBe("10,7 Go");
  });

  test("Dutch money and days are written as in the Netherlands", () => {
    const dutch = createFormats("nl", "Europe/Amsterdam");
    expect(spaces(dutch.money(123_456))).toBe("€ 1.234,56");
    expect(dutch.day("2026-03-01")).toBe("01-03-2026");
  });

  test("a day stays the same day west of Greenwich", () => {
    expect(createFormats("en", "America/New_York").day("2026-03-01")).toBe("01/03/2026");
  });

  test("an amount never wraps", () => {
    expect(createFormats("fr").money(123_456_789)).not.toMatch(/ /);
  });

  test("none is one in French and other in English", () => {
    expect(createFormats("fr").pluralOf(0)).toBe("one");
    expect(createFormats("en").pluralOf(0)).toBe("other");
  });
});
