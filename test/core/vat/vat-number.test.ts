import { describe, expect, test } from "vitest";
import { compactVatNumber, isVatNumber, vatPrefixOf } from "#core/vat/vat-number.ts";

describe("a VAT number", () => {
  test.each([
    "FR40303265045",
    "FRK7399859412",
    "NL123456789B01",
    "DE123456789",
    "BE0123456789",
    "ATU12345678",
    "EL123456789",
  ])("%s has the form of its country's", (number) => expect(isVatNumber(number)).toBe(true));

  test.each(["FR00", "303265045", "NL123456789", "BE2123456789", "GR123456789", "US123456789", ""])(
    "%s has not",
    (number) => expect(isVatNumber(number)).toBe(false),
  );

  test("is kept without the spaces, dots and dashes that people write in it", () => {
    expect(compactVatNumber(" fr 40 303.265-045 ")).toBe("FR40303265045");
  });

  test("begins with its country's letters, Greek ones with EL; outside the Union nothing is known of it", () => {
    expect(vatPrefixOf("NL")).toBe("NL");
    expect(vatPrefixOf("GR")).toBe("EL");
    expect(vatPrefixOf("CH")).toBeNull();
  });
});
