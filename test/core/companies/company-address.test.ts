import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCompanyAddress } from "#core/companies/company-address.ts";
import { addressFromName, proposeAddress } from "#core/companies/propose-address.ts";

describe("a company's address", () => {
  test("F7 is the name in small letters and digits", () => {
    expect(addressFromName("Cabinet Érable & Fils")).toBe("cabinet-erable-fils");
    expect(addressFromName("  L’Atelier n° 2 ")).toBe("l-atelier-n-2");
  });

  test("F6 is proposed as the firm's own and the next free number", () => {
    expect(proposeAddress("fidu-rhone", new Set())).toBe("fidu-rhone-1");
    expect(proposeAddress("fidu-rhone", new Set(["fidu-rhone-1", "fidu-rhone-2"]))).toBe("fidu-rhone-3");
  });

  test.each(["Ab", "a b", "-abc", "abc-", "a--b", "é-clair", "ab", "a".repeat(41)])(
    "F8 is never %s",
    (typed) => {
      expect(isCompanyAddress(typed)).toBe(false);
    },
  );

  test("whatever the name, what is proposed is an address or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (name) => {
        expect(isCompanyAddress(addressFromName(name))).toBe(true);
      }),
    );
  });
});
