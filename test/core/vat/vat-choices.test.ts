import { describe, expect, test } from "vitest";
import { isVatCategoryOn, type VatCategory, vatCategories, vatCategoryOf } from "#core/vat/vat-categories.ts";
import { vatCategoriesFor, vatStatusOn } from "#core/vat/vat-choices.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";

const franchise: VatStatus = { from: "2024-01-01", status: "franchise", onDebits: false };
const liable: VatStatus = { from: "2026-04-01", status: "liable", onDebits: true };
const exempt: VatStatus = { from: "2024-01-01", status: "exempt", onDebits: false };

const keysOf = (categories: readonly VatCategory[]) => categories.map(({ key }) => key);

describe("the VAT status of a company", () => {
  test.each([{ history: [franchise, liable] }, { history: [liable, franchise] }])(
    "holds from its day on, in whatever order it was written",
    ({ history }) => {
      expect(vatStatusOn(history, "2026-03-31")).toEqual(franchise);
      expect(vatStatusOn(history, "2026-04-01")).toEqual(liable);
      expect(vatStatusOn(history, "2020-01-01")).toEqual(franchise);
    },
  );

  test("opens the categories of its day", () => {
    const history = [franchise, liable];
    expect(keysOf(vatCategoriesFor("FR", history, "2026-03-31"))).toEqual(["fr-franchise", "fr-outside"]);
    expect(keysOf(vatCategoriesFor("FR", history, "2026-04-01"))[0]).toBe("fr-2000");
    expect(keysOf(vatCategoriesFor("FR", history, "2026-04-01"))).not.toContain("fr-franchise");
    expect(keysOf(vatCategoriesFor("NL", [{ ...franchise }], "2026-04-01"))).toEqual(["nl-kor"]);
  });

  test("lets an exempt practice charge VAT too, exemption first", () => {
    const keys = keysOf(vatCategoriesFor("FR", [exempt], "2026-04-01"));
    expect(keys[0]).toBe("fr-exempt");
    expect(keys).toContain("fr-2000");
  });
});

describe("a VAT category", () => {
  test("ends on the day the law says, and its successor begins", () => {
    const old: VatCategory = { ...vatCategoryOf("nl-900")!, through: "2026-12-31" };
    expect(isVatCategoryOn(old, "2026-12-31")).toBe(true);
    expect(isVatCategoryOn(old, "2027-01-01")).toBe(false);
    expect(isVatCategoryOn({ ...old, from: "2027-01-01", through: null }, "2026-12-31")).toBe(false);
  });

  test("bears a rate only where the reason is a rate, and says why where it bears none", () => {
    for (const { reason, rateBasisPoints, mention } of vatCategories) {
      if (reason !== "rate") expect(rateBasisPoints).toBe(0);
      expect(mention === null).toBe(reason === "rate");
    }
    expect(new Set(keysOf(vatCategories)).size).toBe(vatCategories.length);
  });
});
