import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFormats } from "#web/i18n/format.ts";
import { languages } from "#web/i18n/language.ts";
import { parseMoney } from "#web/i18n/parse-money.ts";

const french = createFormats("fr").separators;
const dutch = createFormats("nl").separators;
const english = createFormats("en").separators;

describe("a typed amount", () => {
  test.each([
    ["1 234,56", 123_456],
    ["1\u202f234,56 €", 123_456],
    ["1234.56", 123_456],
    ["1.234,56", 123_456],
    ["1,234.56", 123_456],
    ["16,1", 1_610],
    ["16,", 1_600],
    [",5", 50],
    ["-12,50", -1_250],
    ["−12,50", -1_250],
    ["1.234.567", 123_456_700],
    ["0", 0],
    ["-0", 0],
  ])("%s is read in French as %d cents", (typed, cents) => {
    expect(parseMoney(typed, french)).toEqual({ ok: true, cents });
  });

  test.each(["1.234", "1,234", "12.345"])(
    "%s is refused in French, for it can be read in two ways",
    (typed) => {
      expect(parseMoney(typed, french)).toEqual({ ok: false, problem: "money.ambiguous" });
    },
  );

  test("a single grouping sign is believed where it is the reader's own", () => {
    expect(parseMoney("1.234", dutch)).toEqual({ ok: true, cents: 123_400 });
    expect(parseMoney("1,234", english)).toEqual({ ok: true, cents: 123_400 });
    expect(parseMoney("1,234", dutch)).toEqual({ ok: false, problem: "money.ambiguous" });
    expect(parseMoney("1.234", english)).toEqual({ ok: false, problem: "money.ambiguous" });
  });

  test.each([
    ["", "money.unreadable"],
    ["abc", "money.unreadable"],
    ["1,2,3", "money.unreadable"],
    ["12,34.567,8", "money.unreadable"],
    ["--5", "money.unreadable"],
    ["12,3456", "money.tooPrecise"],
    ["1.234,567", "money.tooPrecise"],
    ["9000000000,01", "money.tooLarge"],
  ])("“%s” is refused as %s", (typed, problem) => {
    expect(parseMoney(typed, french)).toEqual({ ok: false, problem });
  });

  test.each(languages)("what is written in %s is read back to the cent", (language) => {
    const formats = createFormats(language);
    fc.assert(
      fc.property(fc.integer({ min: -900_000_000_000, max: 900_000_000_000 }), (cents) => {
        expect(parseMoney(formats.amount(cents), formats.separators)).toEqual({ ok: true, cents });
      }),
    );
  });
});
